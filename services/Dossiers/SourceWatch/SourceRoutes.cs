using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OneStop.Contracts;
using OneStop.Contracts.Dossiers;
using OneStop.Runtime.Hosting;

namespace OneStop.Dossiers.SourceWatch;

/// <summary>Who sends, and who has stopped sending.</summary>
internal static class SourceRoutes
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/v1/sources", async (ListSources list, CancellationToken ct) =>
            Results.Json(new Page<SourceAnswer>(await list.RunAsync(ct), null), WireJson.Options))
        .WithName("listSources").WithTags("sources").WithSummary("Các nguồn gửi dữ liệu: lần cuối, độ trễ, số lượng theo ngày, im lặng bất thường")
        .Produces<Page<SourceAnswer>>();
}
