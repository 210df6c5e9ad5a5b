using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OneStop.Contracts.Reports;
using OneStop.Reports.Asking;
using OneStop.Runtime.Hosting;

namespace OneStop.Reports.Sealing;

/// <summary>
/// Chốt số liệu: <c>POST /v1/sealed-reports</c> files one report, <c>POST /v1/sealed-reports/together</c> several at one cut-off. A report whose checks do
/// not hold is not filed.
/// </summary>
internal sealed class SealReports(ReportForms forms, CutOffs cutOffs, SealedTable table, MakeEdition making, TimeProvider clock)
{
    private const int ReportsMax = 50;

    public static void Map(IEndpointRouteBuilder app)
    {
        var routes = app.MapGroup("/v1/sealed-reports").WithTags("sealed-reports");
        Problems(routes.MapPost("", OneAsync).WithName("sealReport")
            .WithSummary("Chốt một báo cáo: giữ nguyên từng byte, vị trí chốt, danh sách hồ sơ và mã băm")
            .Produces<ReportSealed>(StatusCodes.Status201Created));
        Problems(routes.MapPost("/together", TogetherAsync).WithName("sealReportsTogether")
            .WithSummary("Chốt nhiều báo cáo tại cùng một vị trí, tất cả hoặc không báo cáo nào")
            .Produces<SealedTogether>(StatusCodes.Status201Created));
    }

    /// <summary>Files reports at one cut-off, all or none.</summary>
    /// <returns>What was filed, in order, or why nothing was.</returns>
    public async Task<(IReadOnlyList<ReportSealed>? Filed, Problem? Refused)> RunAsync(IReadOnlyList<SealReport> asks, string? cutoff, Access access, CancellationToken ct)
    {
        var (opened, late) = await cutOffs.OpenAsync(cutoff, CutOffs.WaitDefault, ct);
        if (opened is null)
        {
            return (null, late);
        }

        await using (opened)
        {
            var made = new List<MadeEdition>(asks.Count);
            foreach (var ask in asks)
            {
                var (edition, refused) = await MakeAsync(ask, opened.CutOff, access, ct);
                if (edition is null)
                {
                    return (null, refused);
                }

                made.Add(edition);
            }

            if (AgreeTogether.Broken([.. made.Select(m => (m.Answer, m.Question))]) is { Count: > 0 } broken)
            {
                return (null, Problem.Of(409, "checksFailed", string.Join(' ', broken), new Dictionary<string, object?> { ["rules"] = AgreeTogether.Rules }));
            }

            await table.AddAsync(made, access.User, clock.GetUtcNow(), ct);
            return ([.. made.Select(m => new ReportSealed(m.Edition.Id, m.Edition.Sha256, m.Edition.Position, m.Edition.Instant))], null);
        }
    }

    /// <summary>Makes one report at a cut-off without filing it.</summary>
    public async Task<(MadeEdition? Made, Problem? Refused)> MakeAsync(SealReport ask, CutOff cutOff, Access access, CancellationToken ct)
    {
        if (forms.Find(ask.Form ?? "") is not { } form)
        {
            return (null, Problem.Of(404, "unknownForm", $"Không có biểu {ask.Form}."));
        }

        var (raw, bad) = RawQuestion.Of(Day(ask.From), Day(ask.To), ask.Scope, ask.ScopeBy, ask.GroupBy, ask.View, ask.Template, ask.OnlineBase);
        if (raw is null)
        {
            return (null, bad);
        }

        var (question, foreign) = OpenQuestion.At(raw, cutOff, access);
        if (question is null)
        {
            return (null, foreign);
        }

        return ask.Replaces is { } earlier && (await table.FindAsync(earlier, ct) is not { } replaced || !SealedRoutes.Sees(access, replaced.Scope, cutOff))
            ? (null, SealedRoutes.Unknown(earlier))
            : await making.RunAsync(form, question, ask.Replaces, clock.GetUtcNow(), ct);
    }

    private static async Task<IResult> OneAsync(SealReport ask, Access access, SealReports seal, CancellationToken ct)
    {
        var (filed, refused) = await seal.RunAsync([ask], ask.Cutoff, access, ct);
        return filed is null ? refused! : Results.Json(filed[0], WireJson.Options, statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> TogetherAsync(SealTogether ask, Access access, SealReports seal, CancellationToken ct)
    {
        if (ask.Reports is not { Count: > 0 and <= ReportsMax } || ask.Reports.Contains(null!))
        {
            return Problem.Of(400, "badReports", $"Cần từ 1 đến {ReportsMax} báo cáo trong reports.");
        }

        var (filed, refused) = await seal.RunAsync(ask.Reports, ask.Cutoff, access, ct);
        return filed is null ? refused! : Results.Json(new SealedTogether(filed), WireJson.Options, statusCode: StatusCodes.Status201Created);
    }

    private static void Problems(RouteHandlerBuilder route) => route
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status403Forbidden)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict)
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
