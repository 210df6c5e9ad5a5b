using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OneStop.Contracts.Reports;
using OneStop.Core.Reports.Indicators;
using OneStop.Reports.Asking;
using OneStop.Reports.Typed;
using OneStop.Runtime.Hosting;

namespace OneStop.Reports.Indicators;

/// <summary>Definitions of indicators, and typing in those that no dossier can tell.</summary>
internal static class IndicatorRoutes
{
    private const int ItemsMax = 1_000;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/v1/indicators", Definitions)
            .WithName("listIndicators")
            .WithTags("indicators")
            .WithSummary("Định nghĩa các chỉ tiêu: công thức, tử số, mẫu số, cách tính ngày, loại trừ, phiên bản")
            .Produces<Page<IndicatorItem>>();
        app.MapGet("/v1/indicators/manual", TypedAsync)
            .WithName("listManualIndicators")
            .WithTags("indicators")
            .WithSummary("Số liệu do cơ quan nhập cho một kỳ")
            .Produces<Page<ManualIndicator>>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status403Forbidden);
        app.MapPut("/v1/indicators/manual", TypeAsync)
            .WithName("typeIndicators")
            .WithTags("indicators")
            .WithSummary("Nhập số liệu cho các chỉ tiêu hệ thống không tự tính")
            .Accepts<IReadOnlyList<PutManualIndicator>>("application/json")
            .Produces<KeptItems>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
    }

    /// <summary>Every indicator: the computed ones, lists and columns of forms, then the rows of the templates that are typed in.</summary>
    public static IReadOnlyList<IndicatorItem> All { get; } =
    [
        .. IndicatorRegistry.Definitions.Select(d => new IndicatorItem(
            d.Key, d.Label, d.Unit, d.Formula, d.Numerator, d.Denominator, d.Clock, d.Exclusions, d.Version, "computed")),
        .. CchcTemplate.All.Values
            .SelectMany(t => t.Rows.Select((row, i) => (Row: row, Key: t.KeyAt(i))))
            .Where(r => !r.Row.Heading && FillTemplate.Computed(r.Row) is null)
            .DistinctBy(r => r.Key)
            .Select(r => new IndicatorItem(r.Key, r.Row.Label, r.Row.Unit, null, null, null, null, null, 1, "manual")),
    ];

    private static readonly HashSet<string> TypedKeys = All.Where(i => i.Source == "manual").Select(i => i.Key).ToHashSet(StringComparer.Ordinal);

    /// <summary>Whether a key is one of those that people type.</summary>
    public static bool IsTyped(string key) => TypedKeys.Contains(key);

    private static IResult Definitions() => Results.Json(new Page<IndicatorItem>(All, null), WireJson.Options);

    private static async Task<IResult> TypedAsync(HttpContext context, Access access, OpenQuestion questions, CancellationToken ct)
    {
        var (opened, refused) = await questions.ReadAsync(context.Request.Query, access, ct);
        if (opened is null)
        {
            return refused!;
        }

        await using (opened)
        {
            var items = await TypedIndicators.AtAsync(opened.Question, ct);
            return Results.Json(new Page<ManualIndicator>([.. items.Values.OrderBy(i => i.Key, StringComparer.Ordinal)], null), WireJson.Options);
        }
    }

    private static async Task<IResult> TypeAsync(
        IReadOnlyList<PutManualIndicator> items, Access access, CutOffs cutOffs, TypedIndicators typed, PlaceTyped places, CancellationToken ct)
    {
        if (items.Count > ItemsMax)
        {
            return Problem.Of(400, "tooMany", $"Tối đa {ItemsMax} chỉ tiêu mỗi lần.");
        }

        var (opened, refused) = await cutOffs.OpenAsync(null, TimeSpan.Zero, ct);
        if (opened is null)
        {
            return refused!;
        }

        var kept = new List<PutManualIndicator>(items.Count);
        await using (opened)
        {
            for (var i = 0; i < items.Count; i++)
            {
                if (Refuse(items[i], i) is { } problem)
                {
                    return problem;
                }

                if (OpenQuestion.ScopeOf(items[i].Agency, access, opened.CutOff.Catalogue, opened.CutOff.Today) is not { } agency)
                {
                    return Problem.Of(403, "foreignScope", $"Đơn vị {items[i].Agency} nằm ngoài phạm vi của mã truy cập.");
                }

                kept.Add(items[i] with { Agency = agency });
            }
        }

        if (kept.Count == 0)
        {
            return Results.Json(new KeptItems(0, [], null), WireJson.Options);
        }

        var batch = PlaceTyped.NewBatch();
        await typed.KeepAsync(kept, access.User, batch, ct);
        var (position, unplaced) = await places.PlaceAsync(batch, "indicators", kept, access, ct);
        return unplaced is not null ? unplaced : Results.Json(new KeptItems(kept.Count, [], position), WireJson.Options);
    }

    private static Problem? Refuse(PutManualIndicator? item, int index)
    {
        var at = new Dictionary<string, object?> { ["index"] = index };
        if (string.IsNullOrEmpty(item?.Agency) || string.IsNullOrEmpty(item.Key))
        {
            return Problem.Of(400, "missingField", "Thiếu agency hoặc key.", at);
        }

        if (item.From > item.To || item.From == default)
        {
            return Problem.Of(400, "badPeriod", "Cần from và to, from không sau to.", at);
        }

        if (IndicatorRegistry.Find(item.Key) is not null)
        {
            return Problem.Of(409, "computedIndicator", $"Chỉ tiêu {item.Key} do hệ thống tính, không nhập tay được.", at);
        }

        return TypedKeys.Contains(item.Key) ? null : Problem.Of(400, "unknownIndicator", $"Không có chỉ tiêu {item.Key}.", at);
    }
}
