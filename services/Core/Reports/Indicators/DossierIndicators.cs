using static OneStop.Core.Reports.Indicators.IndicatorWords;

namespace OneStop.Core.Reports.Indicators;

/// <summary>The plain counts of dossiers that every screen shows: columns of II.06a (domain §9.1).</summary>
internal static class DossierIndicators
{
    internal static IEnumerable<ComputedIndicator> All =>
    [
        Of("dossiers.received", "Số hồ sơ tiếp nhận", "hồ sơ tiếp nhận trong kỳ (trực tuyến, trực tiếp, bưu chính) và hồ sơ từ kỳ trước chuyển qua, cột (3) của Biểu II.06a", 3),
        Of("dossiers.resolved", "Số hồ sơ đã giải quyết", "hồ sơ kết thúc xử lý trong kỳ, gồm cả từ chối giải quyết, công dân rút và dừng giải quyết, cột (7) của Biểu II.06a", 7),
        Of("dossiers.open", "Số hồ sơ đang giải quyết", "hồ sơ đã tiếp nhận, chưa kết thúc xử lý vào ngày cuối kỳ, cột (11) của Biểu II.06a", 11),
        Of("dossiers.overdue", "Số hồ sơ đang giải quyết quá hạn", "hồ sơ chưa kết thúc xử lý và đã quá hạn vào ngày cuối kỳ, không kể hồ sơ đang tạm dừng hợp lệ, cột (13) của Biểu II.06a", 13),
    ];

    private static ComputedIndicator Of(string key, string label, string counted, int column) =>
        new(Count(key, label, DossierUnit, counted, DossierClock, NotReceivedLeftOut), input => IndicatorValue.Of(input.Sum(_ => true)[column]))
        {
            Cases = c => c.Columns[column] != 0,
        };
}
