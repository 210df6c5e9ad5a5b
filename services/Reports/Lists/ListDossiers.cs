using System.Globalization;
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
    /// <summary>Dossiers in one file at most; a longer list says so at its foot.</summary>
    private const int FileItemsMax = 20_000;

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/v1/dossiers", HandleAsync)
            .WithName("listDossiers")
            .WithTags("dossiers")
            .WithSummary("Danh sách hồ sơ theo bộ lọc")
            .Produces<Page<DossierItem>>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status403Forbidden);

    private static Task<IResult> HandleAsync(HttpContext context, Access access, CutOffs cutOffs, ReportForms forms, CancellationToken ct)
    {
        var query = context.Request.Query;
        var (writer, json) = forms.WriterFor(context.Request);
        return writer is null && !json
            ? Task.FromResult<IResult>(Problem.Of(400, "badFormat", $"format là json hoặc {string.Join(", ", forms.Formats)}."))
            : ReadFilter.AnswerAsync(context, access, cutOffs, async (filter, scope, cutOff) =>
            {
                var page = writer is null ? ReportRoutes.PageOf(query) : new PageRequest(FileItemsMax, null);
                var list = await ListAsync(filter, scope, cutOff, page, ct);
                return writer is null
                    ? Results.Json(list, WireJson.Options)
                    : await ReportRoutes.FileAsync(writer, PrintList.Of(list, query, scope, cutOff), string.Create(CultureInfo.InvariantCulture, $"ho-so-{cutOff.Today:yyyyMMdd}.{writer.Format}"), ct);
            }, ct);
    }

    private static async Task<Page<DossierItem>> ListAsync(DossierFilter filter, string scope, CutOff cutOff, PageRequest page, CancellationToken ct)
    {
        var keys = await FittingKeys.OfAsync(filter, scope, cutOff, ct);
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
