using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OneStop.Contracts;
using OneStop.Contracts.Dossiers;
using OneStop.Core.Dossiers;
using OneStop.Core.Procedures;
using OneStop.Dossiers.Catalogue;
using OneStop.Dossiers.Lookup;
using OneStop.Dossiers.Quarantine;
using OneStop.Runtime.Hosting;

namespace OneStop.Dossiers.National;

/// <summary>The portal's view beside the ledger's, and the dossiers whose messages do not hold together, by unit.</summary>
internal static class PortalRoutes
{
    private const int SilentAfterDefault = 30;
    private const int LimitDefault = 100;
    private const int LimitMax = 1000;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/v1/national/dossiers/{code}", CompareAsync).WithName("comparePortalView").WithTags("national")
            .WithSummary("Hồ sơ theo cổng quốc gia bên cạnh hồ sơ theo sổ cái").Produces<PortalComparison>().ProducesProblem(StatusCodes.Status404NotFound);
        app.MapGet("/v1/national/flags", ListAsync).WithName("listPortalFlags").WithTags("national")
            .WithSummary("Hồ sơ có dữ liệu đồng bộ cần xem lại").Produces<Page<FlaggedDossier>>().ProducesProblem(StatusCodes.Status400BadRequest);
        app.MapGet("/v1/national/flags/units", ByUnitAsync).WithName("countPortalFlags").WithTags("national")
            .WithSummary("Số hồ sơ cần xem lại theo đơn vị").Produces<Page<UnitFlag>>().ProducesProblem(StatusCodes.Status400BadRequest);
    }

    private static async Task<IResult> CompareAsync(string code, Access access, LoadDossier load, PortalViews views, CancellationToken ct)
    {
        if (await load.ForAsync(code, access, ct) is not { } dossier)
        {
            return Problem.Of(StatusCodes.Status404NotFound, "dossierNotFound", $"Không có hồ sơ {code}.");
        }

        var kept = await views.OfAsync(dossier.Code, ct);
        return Results.Json(new PortalComparison(dossier.Code, [.. kept.Select(k => Answer(k.Source, k.View, dossier.State))]), WireJson.Options);
    }

    private static PortalViewAnswer Answer(string source, PortalView view, DossierState state) => new(
        source, view.Agency, view.Unit, view.Status, view.ReceivedOn, view.AppointmentOn, view.EndedOn, view.ReturnedOn, view.SeenAt, view.Flags, PortalDifferences.Of(view, state));

    private static async Task<IResult> ListAsync(
        Access access, CatalogueNow catalogue, PortalViews views, TimeProvider time, string? unit, string? flag, string? source, int? silentAfter, int? limit, string? cursor, CancellationToken ct)
    {
        if (Filter(access, catalogue, time, unit, flag, source, silentAfter) is not { } filter)
        {
            return BadFlag(flag);
        }

        var most = Math.Clamp(limit ?? LimitDefault, 1, LimitMax);
        var found = await views.FlaggedAsync(filter, After(cursor), most + 1, ct);
        var page = found.Take(most).ToList();
        return Results.Json(new Page<FlaggedDossier>(page, found.Count > most ? PageCursor.Of(page[^1].Dossier, page[^1].Source) : null), WireJson.Options);
    }

    private static async Task<IResult> ByUnitAsync(
        Access access, CatalogueNow catalogue, PortalViews views, TimeProvider time, string? unit, string? flag, string? source, int? silentAfter, CancellationToken ct) =>
        Filter(access, catalogue, time, unit, flag, source, silentAfter) is { } filter
            ? Results.Json(new Page<UnitFlag>(await views.ByUnitAsync(filter, ct), null), WireJson.Options)
            : BadFlag(flag);

    private static FlagFilter? Filter(Access access, CatalogueNow catalogue, TimeProvider time, string? unit, string? flag, string? source, int? silentAfter) =>
        flag is not null && !PortalFlags.All.Contains(flag)
            ? null
            : new FlagFilter(
                QuarantineFilter.SendersFor(access, catalogue, time.GetUtcNow()), AgencyCode.Normalise(unit) ?? unit, flag, source, Math.Clamp(silentAfter ?? SilentAfterDefault, 1, 3650));

    private static Problem BadFlag(string? flag) => Problem.Of(StatusCodes.Status400BadRequest, "badValue", $"Không có cờ {flag}; các cờ: {string.Join(", ", PortalFlags.All)}.");

    private static (string Dossier, string Source) After(string? cursor) => PageCursor.Read(cursor, 2) is [var dossier, var source] ? (dossier, source) : ("", "");
}
