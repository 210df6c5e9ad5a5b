using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OneStop.Contracts.Reports;
using OneStop.Core.Reports;
using OneStop.Reports.Asking;
using OneStop.Runtime.Hosting;

namespace OneStop.Reports.Sealing;

/// <summary><c>GET /v1/report-periods</c>: the presets of the reporting regime, and which regular reports an agency still owes for them.</summary>
internal static class ReportPeriodRoutes
{
    /// <summary>What an agency that resolves dossiers files each period (TT 01/2020/TT-VPCP).</summary>
    public static readonly IReadOnlyList<string> Regular = ["ii06a", "ii07a", "ii07b", "ii08"];

    private const int EditionsMax = 10_000;

    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/v1/report-periods", HandleAsync)
        .WithName("listReportPeriods")
        .WithTags("sealed-reports")
        .WithSummary("Các kỳ báo cáo của một năm và những báo cáo định kỳ cơ quan chưa chốt")
        .Produces<ReportPeriods>()
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status403Forbidden);

    private static async Task<IResult> HandleAsync(int? year, string? scope, Access access, CutOffs cutOffs, SealedTable table, CancellationToken ct)
    {
        if (year is < 1900 or > 9000)
        {
            return Problem.Of(400, "badYear", "year là một năm từ 1900 đến 9000.");
        }

        var (opened, refused) = await cutOffs.OpenAsync(null, TimeSpan.Zero, ct);
        if (opened is null)
        {
            return refused!;
        }

        await using (opened)
        {
            var today = opened.CutOff.Today;
            if (OpenQuestion.ScopeOf(scope, access, opened.CutOff.Catalogue, today) is not { } agency)
            {
                return Problem.Of(403, "foreignScope", $"Đơn vị {scope} nằm ngoài phạm vi của mã truy cập.");
            }

            var filed = (await table.ListAsync(EditionsMax, null, ct)).Where(e => e.Scope == agency).ToLookup(e => (e.From, e.To));
            var asked = year ?? ReportingPeriod.YearOf(today);
            return Results.Json(new ReportPeriods(asked, agency, [.. ReportingPeriod.Of(asked).Select(p => Item(p, filed[(p.From, p.To)], today))]), WireJson.Options);
        }
    }

    private static ReportPeriodItem Item(ReportingPeriod period, IEnumerable<SealedReportItem> editions, DateOnly today)
    {
        var newest = editions.GroupBy(e => e.Form, StringComparer.Ordinal).Select(g => g.MaxBy(e => e.SealedAt)!).OrderBy(e => e.Form, StringComparer.Ordinal).ToList();
        var ended = period.To < today;
        return new ReportPeriodItem(
            period.Name,
            period.Label,
            period.From,
            period.To,
            ended,
            [.. newest.Select(e => new FiledForm(e.Form, e.Id, e.SealedAt))],
            ended ? [.. Regular.Where(form => newest.All(e => e.Form != form))] : []);
    }
}
