using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OneStop.Contracts.Reports;
using OneStop.Reports.Asking;
using OneStop.Runtime.Hosting;

namespace OneStop.Reports.Lists;

/// <summary><c>GET /v1/near-due</c>: how many dossiers fall due in 0, 1, 2 … working days.</summary>
internal static class CountNearDue
{
    private const int DaysDefault = 5;
    private const int DaysMax = 60;

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/v1/near-due", HandleAsync)
            .WithName("countNearDue")
            .WithTags("dossiers")
            .WithSummary("Số hồ sơ sắp đến hạn theo số ngày làm việc còn lại")
            .Produces<NearDue>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status403Forbidden);

    private static Task<IResult> HandleAsync(HttpContext context, Access access, CutOffs cutOffs, CancellationToken ct) =>
        ReadFilter.CountAsync(context, access, cutOffs, async (filter, scope, cutOff) =>
            Results.Json(await CountAsync(filter with { NearDue = Math.Min(filter.NearDue ?? DaysDefault, DaysMax) }, scope, cutOff, ct), WireJson.Options), ct);

    private static async Task<NearDue> CountAsync(DossierFilter filter, string scope, CutOff cutOff, CancellationToken ct)
    {
        var days = Days(filter, cutOff).ToList();
        await using var command = FilterSql.DueDays(filter, cutOff, await FittingKeys.OfAsync(filter, scope, cutOff, ct));
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var (due, count) = (reader.GetFieldValue<DateOnly>(0), reader.GetInt64(1));
            var left = days.FindIndex(d => due <= d.To);
            days[left] = days[left] with { Count = days[left].Count + count };
        }

        return new NearDue(days, days.Sum(d => d.Count));
    }

    private static IEnumerable<NearDueDays> Days(DossierFilter filter, CutOff cutOff)
    {
        var calendar = cutOff.Catalogue.CalendarFor(filter.Agency);
        var from = cutOff.Today;
        for (var left = 0; left <= filter.NearDue; left++)
        {
            var next = calendar.After(from);
            yield return new NearDueDays(left, from, next.AddDays(-1), 0);
            from = next;
        }
    }
}
