using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OneStop.Contracts.Reports;
using OneStop.Reports.Asking;
using OneStop.Reports.Forms;
using OneStop.Runtime.Hosting;
using OneStop.Runtime.Workbooks;

namespace OneStop.Reports.Reconciling;

/// <summary>
/// <c>POST /v1/reconciliations?from&amp;to&amp;scope&amp;view&amp;cutoff</c>: holds an external figure against ours, agency by agency, and names the dossiers
/// that can explain each difference. Nothing is kept.
/// </summary>
internal static class Reconcile
{
    private const int CandidatesMax = 1000;
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void Map(IEndpointRouteBuilder app) => app.MapPost("/v1/reconciliations", HandleAsync)
        .WithName("reconcile")
        .WithTags("reports")
        .WithSummary("Đối chiếu với số liệu bên ngoài (Cổng DVC quốc gia): chênh lệch theo cơ quan và các hồ sơ có thể giải thích")
        .Accepts<IReadOnlyList<ExternalFigure>>("application/json", Xlsx)
        .Produces<Reconciliation>()
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status403Forbidden)
        .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
        .ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    private static async Task<IResult> HandleAsync(HttpContext context, Access access, OpenQuestion questions, IFormSource source, CancellationToken ct)
    {
        IReadOnlyList<ExternalFigure> theirs;
        try
        {
            if (context.Request.HasJsonContentType())
            {
                theirs = await ReadFigures.JsonAsync(context.Request.Body, ct);
            }
            else if (context.Request.ContentType?.StartsWith(Xlsx, StringComparison.OrdinalIgnoreCase) is true)
            {
                using var file = new MemoryStream();
                await context.Request.Body.CopyToAsync(file, ct);
                theirs = ReadFigures.Xlsx(file);
            }
            else
            {
                return Problem.Of(415, "unsupportedMediaType", $"Nội dung phải là application/json hoặc {Xlsx}.");
            }
        }
        catch (FormatException wrong)
        {
            return Problem.Of(400, "badFigures", wrong.Message);
        }
        catch (UnreadableWorkbookException unreadable)
        {
            return WorkbookProblem.Of(unreadable);
        }

        if (theirs.Count is 0 or > ReadFigures.LinesMax || theirs.Any(t => t is null || string.IsNullOrWhiteSpace(t.Agency)))
        {
            return Problem.Of(400, "badFigures", $"Cần từ 1 đến {ReadFigures.LinesMax} dòng, mỗi dòng có agency.");
        }

        var (opened, refused) = await questions.ReadAsync(context.Request.Query, access, ct);
        if (opened is null)
        {
            return refused!;
        }

        await using (opened)
        {
            return Results.Json(await RunAsync(opened.Question with { GroupBy = "agency" }, theirs, source, ct), WireJson.Options);
        }
    }

    /// <summary>Compares both sides in the question's period, scope and view.</summary>
    public static async Task<Reconciliation> RunAsync(ReportQuestion question, IReadOnlyList<ExternalFigure> theirs, IFormSource source, CancellationToken ct)
    {
        var catalogue = question.CutOff.Catalogue;
        var sides = theirs.Select(t => (Theirs: t, Code: catalogue.FindAgency(t.Agency, question.Until)?.Code)).ToList();
        var known = sides.Where(s => s.Code is { } code && (question.Scope == "*" || catalogue.InSubtree(code, question.Scope, question.Until)))
            .Select(s => new AgencySide(s.Code!, s.Theirs)).ToList();
        var within = new Dictionary<string, List<AgencySide>>(StringComparer.Ordinal);
        var rowOf = source.RowsOf(question);
        await foreach (var dossier in source.CasesAsync(question, CaseChoice.All, ct))
        {
            var counted = new CaseInRow(dossier, rowOf(FormAnswers.KeyOf(dossier, catalogue, question.Until)), question, catalogue);
            if (dossier.Fact.Agency is not { } agency)
            {
                continue;
            }

            if (!within.TryGetValue(agency, out var holding))
            {
                within[agency] = holding = known.FindAll(k => agency == k.Code || catalogue.InSubtree(agency, k.Code, question.Until));
            }

            holding.ForEach(side => side.Add(counted));
        }

        return new Reconciliation(
            new ReportPeriod(question.From, question.To),
            question.Scope,
            FormAnswers.ViewOf(question),
            question.CutOff.AsOf,
            [.. known.Select(k => k.Answer(catalogue.FindAgency(k.Code, question.Until)?.Name ?? k.Code))],
            CandidateRule.All.ToDictionary(r => r.Name, r => r.Sentence, StringComparer.Ordinal),
            [.. sides.Where(s => known.All(k => k.Code != s.Code)).Select(s => s.Theirs.Agency)]);
    }

    /// <summary>An agency while its dossiers are counted.</summary>
    private sealed class AgencySide(string code, ExternalFigure theirs)
    {
        private readonly List<(string Dossier, string Rule, Effect Effect)> _candidates = [];
        private long _received;
        private long _onTime;
        private long _overdue;

        public string Code => code;

        public void Add(CaseInRow dossier)
        {
            var columns = dossier.Columns;
            _received += columns.New;
            _onTime += columns.Early + columns.OnTime;
            _overdue += columns.Late + columns.Overdue;
            foreach (var rule in CandidateRule.All)
            {
                if (rule.Of(dossier) is { } effect)
                {
                    _candidates.Add((dossier.Dossier.Code, rule.Name, effect));
                    break;
                }
            }
        }

        public ReconciledAgency Answer(string label) => new(code, label,
        [
            .. Figure("received", _received, theirs.Received, e => e.Received),
            .. Figure("onTime", _onTime, theirs.OnTime, e => e.OnTime),
            .. Figure("overdue", _overdue, theirs.Overdue, e => e.Overdue),
        ]);

        private IEnumerable<ReconciledFigure> Figure(string name, long ours, long? other, Func<Effect, int> effect)
        {
            if (other is not { } told)
            {
                yield break;
            }

            var difference = told - ours;
            var toward = difference == 0 ? [] : _candidates.Where(c => effect(c.Effect) == Math.Sign(difference)).OrderBy(c => c.Dossier, StringComparer.Ordinal).ToList();
            yield return new ReconciledFigure(
                name,
                ours,
                told,
                difference,
                [.. toward.Take(CandidatesMax).Select(c => new ReconciliationCandidate(c.Dossier, c.Rule))],
                toward.Count,
                Math.Max(0, Math.Abs(difference) - toward.Count));
        }
    }
}
