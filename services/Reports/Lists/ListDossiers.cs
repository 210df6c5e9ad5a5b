using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OneStop.Contracts.Reports;
using OneStop.Reports.Asking;
using OneStop.Runtime.Hosting;

namespace OneStop.Reports.Lists;

/// <summary><c>GET /v1/dossiers</c>: dossiers of the token's subtree, and those its desks received, by code or by due date (<c>sort=due</c>).</summary>
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
        if (writer is null && !json)
        {
            return Task.FromResult<IResult>(Problem.Of(400, "badFormat", $"format là json hoặc {string.Join(", ", forms.Formats)}."));
        }

        var page = writer is null ? ReportRoutes.PageOf(query) : new PageRequest(FileItemsMax, null);
        var sort = query["sort"].FirstOrDefault();
        return sort is not (null or "" or "code" or "due") || ListPlace.Read(page.Cursor, sort is "due") is not { } from
            ? Task.FromResult<IResult>(Problem.Of(400, "badSort", "sort là code hoặc due, và cursor là của cùng một thứ tự."))
            : ReadFilter.AnswerAsync(context, access, cutOffs, async (filter, scope, cutOff) =>
            {
                var list = await ListAsync(filter, scope, cutOff, from, page.Limit, ct);
                return writer is null
                    ? Results.Json(list, WireJson.Options)
                    : await ReportRoutes.FileAsync(
                        writer, PrintList.Of(list, query, scope, cutOff), string.Create(CultureInfo.InvariantCulture, $"ho-so-{cutOff.Today:yyyyMMdd}.{writer.Format}"), ct);
            }, ct);
    }

    private static async Task<Page<DossierItem>> ListAsync(DossierFilter filter, string scope, CutOff cutOff, ListPlace from, int limit, CancellationToken ct)
    {
        var keys = await FittingKeys.OfAsync(filter, scope, cutOff, ct);
        var items = new List<DossierItem>();
        var after = from;
        while (items.Count <= limit)
        {
            var found = await CodesAsync(filter, cutOff, keys, after, limit + 1, ct);
            var loaded = (await LoadItems.OfAsync(cutOff, [.. found.Select(place => place.Code)], cutOff.Today, ct)).ToDictionary(i => i.Code, StringComparer.Ordinal);
            items.AddRange(found.Select(place => loaded[place.Code]).Where(item => filter.DaysLate is not { } days || item.DaysLate >= days));
            if (found.Count <= limit)
            {
                break;
            }

            after = found[^1];
        }

        return items.Count > limit ? new Page<DossierItem>(items[..limit], from.After(items[limit - 1]).Cursor) : new Page<DossierItem>(items, null);
    }

    private static async Task<List<ListPlace>> CodesAsync(DossierFilter filter, CutOff cutOff, FittingKeys keys, ListPlace after, int limit, CancellationToken ct)
    {
        await using var command = FilterSql.Codes(filter, cutOff, keys, after, limit);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var found = new List<ListPlace>();
        while (await reader.ReadAsync(ct))
        {
            found.Add(after.After(reader.IsDBNull(1) ? null : reader.GetFieldValue<DateOnly>(1), reader.GetString(0)));
        }

        return found;
    }
}
