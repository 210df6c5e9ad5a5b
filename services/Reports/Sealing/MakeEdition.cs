using System.Security.Cryptography;
using Npgsql;
using OneStop.Contracts.Reports;
using OneStop.Core.Procedures;
using OneStop.Core.Reports.Indicators;
using OneStop.Reports.Asking;
using OneStop.Reports.Comparing;
using OneStop.Reports.Forms;
using OneStop.Runtime.Hosting;

namespace OneStop.Reports.Sealing;

/// <summary>A report ready to be filed.</summary>
internal sealed record MadeEdition(Edition Edition, CaseList Cases, MadeFrom MadeFrom, string? Replaces, ReportAnswer Answer, ReportQuestion Question);

/// <summary>Makes an edition of a report at an open cut-off: its bytes, its case list and what it was made from. What its own checks deny is not made.</summary>
internal sealed class MakeEdition(FormSource source)
{
    /// <returns>The edition, or 400 <c>badQuestion</c>, or 409 <c>checksFailed</c> with a sentence for each rule that does not hold.</returns>
    public async Task<(MadeEdition? Made, Problem? Refused)> RunAsync(IReportForm form, ReportQuestion question, string? replaces, DateTimeOffset now, CancellationToken ct)
    {
        question = form.Read(question);
        if (form.Refuse(question) is { } reason)
        {
            return (null, Problem.Of(400, "badQuestion", reason));
        }

        var answer = await form.AnswerAsync(question, ct);
        var broken = (await CheckReport.RunAsync(form, answer, question, ct)).Where(c => !c.Holds).ToList();
        if (broken.Count > 0)
        {
            return (null, Problem.Of(
                409,
                "checksFailed",
                string.Join(' ', broken.Select(c => c.Sentence)),
                new Dictionary<string, object?> { ["form"] = form.Name, ["rules"] = broken.Select(c => c.Rule).ToList() }));
        }

        var body = ReportRoutes.BytesOf(answer);
        var edition = new Edition(
            Guid.CreateVersion7(now).ToString("N"),
            form.Name,
            question.From,
            question.To,
            question.CutOff.Today,
            question.Scope,
            question.ScopeBy is ScopeBy.Receiving ? "receiving" : "resolving",
            question.GroupBy,
            question.View is ReportView.Explained ? "explained" : "software",
            question.Template,
            question.CutOff.Position,
            question.CutOff.Instant,
            Convert.ToHexStringLower(SHA256.HashData(body)),
            body,
            question.OnlineBase is OnlineBase.AllDossiers ? "d2" : "d1");
        var cases = await CasesAsync(form, question, ct);
        return (new MadeEdition(edition, cases, await MadeFromAsync(answer, question, cases, ct), replaces, answer, question), null);
    }

    /// <summary>The case list of a report; empty for a form that counts no dossiers.</summary>
    /// <param name="like">A stored list that it is to be held against.</param>
    public async Task<CaseList> CasesAsync(IReportForm form, ReportQuestion question, CancellationToken ct, byte[]? like = null) =>
        CaseList.Of(form is ICountDossiers counting ? await CellsByDossier.OfAsync(counting, source, question, ct) : new SortedDictionary<string, CellKey[]>(), like);

    private static async Task<MadeFrom> MadeFromAsync(ReportAnswer answer, ReportQuestion question, CaseList cases, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            "select max(position), max(position) filter (where kind = 'calendar') from reports.catalogue where position <= $1", question.CutOff.Snapshot);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = question.CutOff.Position });
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        return new MadeFrom(
            answer.Definition.Version,
            reader.IsDBNull(0) ? null : reader.GetInt64(0),
            reader.IsDBNull(1) ? null : reader.GetInt64(1),
            [.. RuleSet.All.Where((r, i) => r.EffectiveFrom <= question.Until && (i + 1 == RuleSet.All.Count || RuleSet.All[i + 1].EffectiveFrom > question.From)).Select(r => r.Code)],
            cases.Count,
            cases.Sha256);
    }
}
