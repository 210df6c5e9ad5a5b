using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OneStop.Contracts.Reports;
using OneStop.Runtime.Hosting;

namespace OneStop.Reports.Projection;

/// <summary><c>GET /v1/recount</c>: the last recount; <c>POST</c>: one now. For tokens that see everything.</summary>
internal static class RecountRoutes
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var routes = app.MapGroup("/v1/recount").WithTags("recount");
        routes.MapGet("", (RecountCells recount) => recount.Last is { } last ? Results.Json(last, WireJson.Options) : Results.NoContent())
            .WithName("readRecount").WithSummary("Lần đối soát gần nhất giữa ô số liệu và hồ sơ").Produces<Recount>().ProducesProblem(StatusCodes.Status403Forbidden);
        routes.MapPost("", async (RecountCells recount, CancellationToken ct) => Results.Json(await recount.RunAsync(ct), WireJson.Options))
            .WithName("runRecount").WithSummary("Đối soát ngay").Produces<Recount>().ProducesProblem(StatusCodes.Status403Forbidden);
    }
}
