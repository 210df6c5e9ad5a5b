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
        var keys = await FittingKeys.OfAsync(filter, scope, cutOff, ct);
        var reach = new DueReach(cutOff, keys.Keys);
        var counts = new long[filter.NearDue!.Value + 1];
        await using var command = FilterSql.DueDays(filter, cutOff, keys);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            counts[reach.Left(reader.GetInt32(1), reader.GetFieldValue<DateOnly>(0))] += reader.GetInt64(2);
        }

        return new NearDue([.. counts.Select((count, left) => DaysOf(reach.Widest(left), left, count))], counts.Sum());
    }

    private static NearDueDays DaysOf((DateOnly From, DateOnly To) due, int left, long count) => new(left, due.From, due.To, count);
}
