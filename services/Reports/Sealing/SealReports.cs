using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OneStop.Contracts.Reports;
using OneStop.Core.Reports;
using OneStop.Reports.Asking;
using OneStop.Runtime.Hosting;

namespace OneStop.Reports.Sealing;

/// <summary>Chốt số liệu: <c>POST /v1/sealed-reports</c>. A report whose checks do not hold is not filed.</summary>
internal static class SealReports
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost("/v1/sealed-reports", HandleAsync)
            .WithName("sealReport")
            .WithTags("sealed-reports")
            .WithSummary("Chốt một báo cáo: giữ nguyên từng byte, vị trí chốt, danh sách hồ sơ và mã băm")
            .Produces<ReportSealed>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);

    private static async Task<IResult> HandleAsync(
        SealReport ask, Access access, ReportForms forms, CutOffs cutOffs, SealedTable table, TimeProvider clock, CancellationToken ct)
    {
        if (forms.Find(ask.Form ?? "") is not { } form)
        {
            return Problem.Of(404, "unknownForm", $"Không có biểu {ask.Form}.");
        }

        var (raw, bad) = RawQuestion.Of(Day(ask.From), Day(ask.To), ask.Scope, ask.ScopeBy, ask.GroupBy, ask.View, ask.Template);
        if (raw is null)
        {
            return bad!;
        }

        var (opened, late) = await cutOffs.OpenAsync(ask.Cutoff, CutOffs.WaitDefault, ct);
        if (opened is null)
        {
            return late!;
        }

        var (question, refused) = await OpenQuestion.UnderAsync(raw, opened, access);
        if (question is null)
        {
            return refused!;
        }

        await using (question)
        {
            if (ask.Replaces is { } earlier
                && (await table.FindAsync(earlier, ct) is not { } replaced || !SealedRoutes.Sees(access, replaced.Scope, question.Question.CutOff)))
            {
                return SealedRoutes.Unknown(earlier);
            }

            return await SealAsync(form, question.Question, access.User, ask.Replaces, table, clock.GetUtcNow(), ct);
        }
    }

    private static async Task<IResult> SealAsync(
        IReportForm form, ReportQuestion question, string by, string? replaces, SealedTable table, DateTimeOffset now, CancellationToken ct)
    {
        if (form.Refuse(question) is { } reason)
        {
            return Problem.Of(400, "badQuestion", reason);
        }

        var answer = await form.AnswerAsync(question, ct);
        var broken = answer.Checks.Where(c => !c.Holds).Select(c => Ii06aRule.All.FirstOrDefault(r => r.Name == c.Rule)?.Sentence ?? c.Rule).ToList();
        if (broken.Count > 0)
        {
            return Problem.Of(409, "checksFailed", string.Join(' ', broken), new Dictionary<string, object?> { ["rules"] = answer.Checks.Where(c => !c.Holds).Select(c => c.Rule) });
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
            body);
        var cases = form is IPlaceDossiers placing
            ? await Places.PackAsync(await Places.OfAsync(new Placing(placing, question), ct), question.CutOff.Snapshot, ct)
            : [];
        await table.AddAsync(edition, cases, by, now, replaces, ct);
        return Results.Json(
            new ReportSealed(edition.Id, edition.Sha256, edition.Position, edition.Instant), WireJson.Options, statusCode: StatusCodes.Status201Created);
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
