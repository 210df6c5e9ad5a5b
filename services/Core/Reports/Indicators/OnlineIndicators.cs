using OneStop.Core.Dossiers;
using OneStop.Core.Procedures;
using static OneStop.Core.Reports.Indicators.IndicatorWords;

namespace OneStop.Core.Reports.Indicators;

/// <summary>
/// Dossiers handled online per level (ruling 28): numerator and denominator from the dossiers of column 3, the share among new receipts beside.
/// D1 = dossiers of procedures offered at level 3 or 4, the default; D2 = all dossiers. Both levels have the same D, so they can be added.
/// </summary>
internal static class OnlineIndicators
{
    private const string FirstBase = "D1: hồ sơ mọi kênh của TTHC cung cấp mức độ 3 hoặc 4 (cột 3); chọn được D2: tổng số hồ sơ tiếp nhận (cột 3)";
    private const string SecondBase = "D2: tổng số hồ sơ tiếp nhận (cột 3)";

    internal static IEnumerable<ComputedIndicator> All =>
    [
        Level(3, ofAll: false),
        Level(4, ofAll: false),
        Level(3, ofAll: true),
        Level(4, ofAll: true),
        Service("onlineRate.partial", "một phần", ServiceLevel.Partial),
        Service("onlineRate.full", "toàn trình", ServiceLevel.Full),
        new(
            Rate("onlineRate", "Tỷ lệ hồ sơ tiếp nhận trực tuyến", "Hồ sơ kênh trực tuyến (cột 3)", "tổng số hồ sơ tiếp nhận (cột 3)", DossierClock, NotReceivedLeftOut),
            input => IndicatorValue.Of(new Rate(input.Sum(IsOnline).Total, input.Sum(_ => true).Total)))
        {
            Cases = c => c.Online,
            CaseBase = c => c.Received,
        },
        Active(3),
        Active(4),
    ];

    private static ComputedIndicator Level(int level, bool ofAll)
    {
        var definition = Rate(
            $"onlineRate.level{level}" + (ofAll ? ".ofAll" : ""),
            $"Tỷ lệ hồ sơ xử lý trực tuyến mức độ {level}" + (ofAll ? " trên tổng số hồ sơ" : ""),
            $"Hồ sơ kênh trực tuyến của TTHC mức độ {level} (cột 3; {OnlineLevel.Definition})",
            ofAll ? SecondBase : FirstBase,
            DossierClock,
            NotReceivedLeftOut);
        return new ComputedIndicator(definition, input => ofAll || input.OnlineBase is OnlineBase.AllDossiers
            ? OfLevel(input, p => OnlineLevel.Of(p) == level, _ => true, "D2")
            : OfLevel(input, p => OnlineLevel.Of(p) == level, r => r.Procedure is { } p && OnlineLevel.Of(p) is not null, "D1"))
        {
            Cases = c => c.Online && c.Level == level,
            CaseBase = c => c.Received && (ofAll || c.Level is not null || c.OnlineBase is OnlineBase.AllDossiers),
        };
    }

    private static ComputedIndicator Service(string key, string name, ServiceLevel level) => new(
        Rate(key, $"Tỷ lệ hồ sơ trực tuyến {name}", $"Hồ sơ kênh trực tuyến của TTHC {name} (cột 3)", "hồ sơ mọi kênh của TTHC một phần hoặc toàn trình (cột 3)", DossierClock, NotReceivedLeftOut),
        input => OfLevel(
            input, p => p.ServiceLevel == level, r => r.Procedure is { ServiceLevel: ServiceLevel.Partial or ServiceLevel.Full }, "D"))
    {
        Cases = c => c.Online && c.Procedure?.ServiceLevel == level,
        CaseBase = c => c.OfService,
    };

    private static ComputedIndicator Active(int level) => ComputedIndicator.Of(
        Rate($"procedures.level{level}.activeRate", $"Tỷ lệ TTHC mức độ {level} có phát sinh hồ sơ trực tuyến", $"TTHC mức độ {level} có ít nhất một hồ sơ trực tuyến tiếp nhận trong kỳ", $"TTHC mức độ {level} đang có hiệu lực", DossierClock),
        input =>
        {
            var active = input.Figures.Where(r => IsOnline(r) && r.Columns.NewOnline > 0).Select(r => r.Procedure?.Code).ToHashSet(StringComparer.Ordinal);
            return Offered(input, level).Where(p => active.Contains(p.Code));
        },
        input => Offered(input, level));

    private static IEnumerable<Procedure> Offered(IndicatorInput input, int level) => input.InForce.Where(p => OnlineLevel.Of(p) == level);

    private static IndicatorValue OfLevel(IndicatorInput input, Func<Procedure, bool> level, Func<FigureRow, bool> inBase, string name)
    {
        var above = input.Sum(r => IsOnline(r) && r.Procedure is { } p && level(p));
        var below = input.Sum(inBase);
        var fresh = new Rate(above.NewOnline, below.New);
        var note = $"{name} = {VietnameseFormat.Count(below.Total)} hồ sơ; tính trên hồ sơ mới tiếp nhận trong kỳ: "
            + $"{VietnameseFormat.Count(fresh.Numerator)}/{VietnameseFormat.Count(fresh.Denominator)}"
            + (fresh.Percent is null ? "." : $" = {VietnameseFormat.Percent(fresh)} %.");
        if (name == "D1")
        {
            var all = new Rate(above.Total, input.Sum(_ => true).Total);
            note += $" Trên tổng số hồ sơ (D2): {VietnameseFormat.Count(all.Numerator)}/{VietnameseFormat.Count(all.Denominator)}"
                + (all.Percent is null ? "." : $" = {VietnameseFormat.Percent(all)} %.");
        }

        var rate = new Rate(above.Total, below.Total);
        return input.InForce.Any(level)
            ? IndicatorValue.Of(rate, note)
            : IndicatorValue.Withheld(rate, "Không có TTHC nào ở mức độ này nên không có tỷ lệ; " + note);
    }

    private static bool IsOnline(FigureRow row) => row.Channel == Channel.Online;
}
