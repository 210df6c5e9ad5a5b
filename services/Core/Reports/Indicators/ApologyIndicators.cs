using static OneStop.Core.Reports.Indicators.IndicatorWords;

namespace OneStop.Core.Reports.Indicators;

/// <summary>Apologies for late dossiers (domain §7): (a) by the software, (b) after accepted explanations. Both are always printed.</summary>
internal static class ApologyIndicators
{
    private const string Clock = "Hồ sơ giải quyết quá hạn trong kỳ và hồ sơ đang giải quyết quá hạn vào ngày cuối kỳ; văn bản xin lỗi ban hành đến thời điểm chốt, kể cả trước hạn.";

    internal static IEnumerable<ComputedIndicator> All =>
    [
        new(
            Rate("apologyRate", "Tỷ lệ hồ sơ TTHC thực hiện việc xin lỗi người dân, tổ chức khi quá hạn giải quyết", "Hồ sơ quá hạn theo phần mềm đã có văn bản xin lỗi", "hồ sơ quá hạn theo phần mềm", Clock, NotReceivedLeftOut),
            input => IndicatorValue.Of(BySoftware(input), $"(a) theo phần mềm {Counts(BySoftware(input))}; (b) sau giải trình {Counts(Explained(input))}."))
        {
            Cases = c => c.Dossier is { LateBySoftware: true, Apologised: true },
            CaseBase = c => c.Dossier.LateBySoftware,
        },
        new(
            Rate("apologyRate.software", "(a) Tỷ lệ xin lỗi theo phần mềm", "Hồ sơ quá hạn theo phần mềm đã có văn bản xin lỗi", "hồ sơ quá hạn theo phần mềm", Clock, NotReceivedLeftOut),
            input => IndicatorValue.Of(BySoftware(input)))
        {
            Cases = c => c.Dossier is { LateBySoftware: true, Apologised: true },
            CaseBase = c => c.Dossier.LateBySoftware,
        },
        new(
            Rate("apologyRate.explained", "(b) Tỷ lệ xin lỗi sau giải trình", "Hồ sơ quá hạn sau giải trình đã có văn bản xin lỗi", "hồ sơ quá hạn sau giải trình", Clock, NotReceivedLeftOut + " Giải trình N9 được chấp nhận không tính ở cả tử số và mẫu số."),
            input => IndicatorValue.Of(Explained(input)))
        {
            Cases = c => c.Dossier is { LateExplained: true, Apologised: true },
            CaseBase = c => c.Dossier.LateExplained,
        },
    ];

    private static Rate BySoftware(IndicatorInput input) => new(input.Cases.LateBySoftwareApologised, input.Cases.LateBySoftware);

    private static Rate Explained(IndicatorInput input) => new(input.Cases.LateExplainedApologised, input.Cases.LateExplained);

    private static string Counts(Rate rate) =>
        $"{VietnameseFormat.Count(rate.Numerator)}/{VietnameseFormat.Count(rate.Denominator)}"
        + (rate.Percent is null ? " (không có hồ sơ quá hạn)" : $" = {VietnameseFormat.Percent(rate)} %");
}
