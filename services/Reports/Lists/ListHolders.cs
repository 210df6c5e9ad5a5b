using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OneStop.Contracts.Reports;
using OneStop.Reports.Asking;
using OneStop.Runtime.Hosting;

namespace OneStop.Reports.Lists;

/// <summary><c>GET /v1/holders</c>: which units and officers hold the dossiers that a filter finds, and how many each.</summary>
internal static class ListHolders
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/v1/holders", HandleAsync)
            .WithName("listHolders")
            .WithTags("dossiers")
            .WithSummary("Đơn vị, cán bộ đang giữ hồ sơ theo bộ lọc")
            .Produces<Holders>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status403Forbidden);

    private static Task<IResult> HandleAsync(HttpContext context, Access access, CutOffs cutOffs, CancellationToken ct) =>
        ReadFilter.CountAsync(context, access, cutOffs, async (filter, scope, cutOff) =>
            Results.Json(await CountAsync(filter, scope, cutOff, ReportRoutes.PageOf(context.Request.Query).Limit, ct), WireJson.Options), ct);

    private static async Task<Holders> CountAsync(DossierFilter filter, string scope, CutOff cutOff, int limit, CancellationToken ct)
    {
        await using var command = FilterSql.Holders(filter, cutOff, await FittingKeys.OfAsync(filter, scope, cutOff, ct), limit);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var items = new List<Holder>();
        while (await reader.ReadAsync(ct))
        {
            items.Add(new Holder(Text(0), Text(1), Text(2), reader.GetInt64(3)));
        }

        return new Holders(items, items.Sum(i => i.Count));
        string? Text(int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
    }
}
