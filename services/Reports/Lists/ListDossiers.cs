using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OneStop.Contracts.Reports;
using OneStop.Reports.Asking;
using OneStop.Runtime.Hosting;

namespace OneStop.Reports.Lists;

/// <summary><c>GET /v1/dossiers</c>: dossiers of the token's subtree, and those its desks received, by code.</summary>
internal static class ListDossiers
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/v1/dossiers", HandleAsync)
            .WithName("listDossiers")
            .WithTags("dossiers")
            .WithSummary("Danh sách hồ sơ theo bộ lọc")
            .Produces<Page<DossierItem>>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status403Forbidden);

    private static async Task<IResult> HandleAsync(HttpContext context, Access access, CutOffs cutOffs, CancellationToken ct)
    {
        var (filter, bad) = DossierFilter.Read(context.Request.Query);
        if (filter is null)
        {
            return bad!;
        }

        var (opened, refused) = await cutOffs.OpenAsync(null, TimeSpan.Zero, ct);
        if (opened is null)
        {
            return refused!;
        }

        await using (opened)
        {
            return OpenQuestion.ScopeOf(filter.Agency, access, opened.CutOff.Catalogue, opened.CutOff.Today) is { } scope
                ? Results.Json(await ListAsync(filter, scope, opened.CutOff, ReportRoutes.PageOf(context.Request.Query), ct), WireJson.Options)
                : Problem.Of(403, "foreignScope", $"Đơn vị {filter.Agency} nằm ngoài phạm vi của mã truy cập.");
        }
    }

    private static async Task<Page<DossierItem>> ListAsync(DossierFilter filter, string scope, CutOff cutOff, PageRequest page, CancellationToken ct)
    {
        var keys = FittingKeys.Of(filter, scope, cutOff);
        var items = new List<DossierItem>();
        var after = page.Cursor ?? "";
        while (items.Count <= page.Limit)
        {
            var codes = await CodesAsync(filter, cutOff, keys, after, page.Limit + 1, ct);
            var loaded = await LoadItems.OfAsync(cutOff, codes, cutOff.Today, ct);
            items.AddRange(filter.DaysLate is { } days ? loaded.Where(i => i.DaysLate >= days) : loaded);
            if (codes.Count <= page.Limit)
            {
                break;
            }

            after = codes[^1];
        }

        return items.Count > page.Limit ? new Page<DossierItem>(items[..page.Limit], items[page.Limit - 1].Code) : new Page<DossierItem>(items, null);
    }

    private static async Task<List<string>> CodesAsync(
        DossierFilter filter, CutOff cutOff, FittingKeys keys, string after, int limit, CancellationToken ct)
    {
        await using var command = FilterSql.Codes(filter, cutOff, keys, after, limit);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var codes = new List<string>();
        while (await reader.ReadAsync(ct))
        {
            codes.Add(reader.GetString(0));
        }

        return codes;
    }
}
