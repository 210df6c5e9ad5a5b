using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using OneStop.Contracts.Dossiers;
using OneStop.Runtime.Hosting;
using OneStop.Runtime.Ledger;

namespace OneStop.Dossiers.Catalogue;

/// <summary><c>PUT</c> and <c>GET /v1/catalogue/…</c>: agencies, procedures, calendars, units.</summary>
internal static class CatalogueRoutes
{
    private const long BodyBytesMax = 128_000_000;

    private static readonly (string Path, string Kind)[] Kinds =
    [
        ("agencies", EntryKind.Agency),
        ("procedures", EntryKind.Procedure),
        ("calendars", EntryKind.Calendar),
        ("units", EntryKind.Unit),
    ];

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/v1/catalogue/calendars/preview", PreviewAsync)
            .WithName("previewCalendars")
            .WithTags("catalogue")
            .WithSummary("Những hồ sơ có hạn sẽ dời nếu công bố các lịch này; không ghi gì")
            .Accepts<object[]>("application/json")
            .Produces<CalendarPreview>()
            .ProducesProblem(StatusCodes.Status400BadRequest);
        foreach (var (path, kind) in Kinds)
        {
            app.MapPut($"/v1/catalogue/{path}", (HttpRequest request, Access access, PutCatalogue put, CancellationToken ct) => PutAsync(kind, request, access, put, ct))
                .WithName($"put{char.ToUpperInvariant(path[0])}{path[1..]}")
                .WithTags("catalogue")
                .WithSummary("Thêm hoặc thay các mục theo mã và ngày hiệu lực")
                .Accepts<object[]>("application/json")
                .Produces<CatalogueAnswer>()
                .ProducesProblem(StatusCodes.Status400BadRequest);
            app.MapGet($"/v1/catalogue/{path}", (ListCatalogue list, string? on, string? code, string? text, int? limit, string? cursor) => Get(kind, list, (on, code, text), limit, cursor))
                .WithName($"list{char.ToUpperInvariant(path[0])}{path[1..]}")
                .WithTags("catalogue")
                .WithSummary("Các mục theo mã; với on=ngày: phiên bản có hiệu lực vào ngày đó; code, text: chỉ các mục có mã, hoặc có mã hay tên chứa chữ đó")
                .Produces<Contracts.Page<object>>()
                .ProducesProblem(StatusCodes.Status400BadRequest);
        }
    }

    private static Task<IResult> PreviewAsync(HttpRequest request, Access access, PreviewCalendar preview, CancellationToken ct) =>
        WithArrayAsync(request, async items => Results.Json(await preview.RunAsync(items, access, ct), WireJson.Options), ct);

    private static Task<IResult> PutAsync(string kind, HttpRequest request, Access access, PutCatalogue put, CancellationToken ct) =>
        WithArrayAsync(request, async items => Results.Json(await put.RunAsync(kind, items, access, ct), WireJson.Options), ct);

    /// <summary>Reads a JSON array from the body and answers it; a 400 or 415 problem where there is none.</summary>
    private static async Task<IResult> WithArrayAsync(HttpRequest request, Func<JsonElement, Task<IResult>> answer, CancellationToken ct)
    {
        if (!request.HasJsonContentType())
        {
            return Problem.Of(StatusCodes.Status415UnsupportedMediaType, "unsupportedMediaType", "Nội dung phải là application/json.");
        }

        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = BodyBytesMax;
        }

        try
        {
            using var json = await JsonDocument.ParseAsync(request.Body, cancellationToken: ct);
            return json.RootElement.ValueKind == JsonValueKind.Array
                ? await answer(json.RootElement)
                : Problem.Of(StatusCodes.Status400BadRequest, "badJson", "Nội dung phải là một mảng JSON.");
        }
        catch (JsonException broken)
        {
            return Problem.Of(StatusCodes.Status400BadRequest, "badJson", $"JSON hỏng ở dòng {broken.LineNumber + 1}, byte {broken.BytePositionInLine}; không mục nào được ghi.");
        }
    }

    private static IResult Get(string kind, ListCatalogue list, (string? On, string? Code, string? Text) asked, int? limit, string? cursor)
    {
        DateOnly? day = null;
        if (asked.On is not null)
        {
            if (!DateOnly.TryParseExact(asked.On, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed))
            {
                return Problem.Of(StatusCodes.Status400BadRequest, "badDate", "on phải là ngày dạng yyyy-MM-dd.");
            }

            day = parsed;
        }

        var page = list.Run(kind, day, Math.Clamp(limit ?? ListCatalogue.LimitDefault, 1, ListCatalogue.LimitMax), cursor, asked.Code, asked.Text);
        return Results.Bytes(page, "application/json; charset=utf-8");
    }
}
