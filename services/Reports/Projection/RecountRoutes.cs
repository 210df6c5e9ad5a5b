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
        var routes = app.MapGroup("/v1/recount").RequireScope(Scopes.ReportsRead).WithTags("recount");
        routes.MapGet("", (Access access, RecountCells recount) => (IResult?)Seen(access) ?? (recount.Last is { } last ? Results.Json(last, WireJson.Options) : Results.NoContent()))
            .WithName("readRecount").WithSummary("Lần đối soát gần nhất giữa ô số liệu và hồ sơ").Produces<Recount>().ProducesProblem(StatusCodes.Status403Forbidden);
        routes.MapPost("", async (Access access, RecountCells recount, CancellationToken ct) => (IResult?)Seen(access) ?? Results.Json(await recount.RunAsync(ct), WireJson.Options))
            .WithName("runRecount").WithSummary("Đối soát ngay").Produces<Recount>().ProducesProblem(StatusCodes.Status403Forbidden);
    }

    private static Problem? Seen(Access access) => access.Everywhere ? null : Problem.Of(403, "foreignScope", "Chỉ mã truy cập phạm vi * đối soát được.");
}
