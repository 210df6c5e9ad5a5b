using OneStop.Core.Procedures;
using static OneStop.Core.Reports.Indicators.IndicatorWords;

namespace OneStop.Core.Reports.Indicators;

/// <summary>Internal processes: approved, electronic, changed, and followed.</summary>
internal static class ProcessIndicators
{
    private const string ByProcess = "không có bước trễ và không bỏ bước của quy trình nội bộ";

    internal static IEnumerable<ComputedIndicator> All =>
    [
        ComputedIndicator.Of(
            Rate("procedures.processApprovedRate", "Tỷ lệ TTHC đã được phê duyệt quy trình nội bộ", "TTHC có quy trình nội bộ đã phê duyệt", "TTHC đang có hiệu lực", AtPeriodEnd),
            Approved,
            input => input.InForce),
        ComputedIndicator.Of(
            Rate("procedures.processElectronicRate", "Tỷ lệ quy trình nội bộ giải quyết TTHC đã được điện tử hóa", "TTHC có quy trình nội bộ đã phê duyệt và đã điện tử hóa", "TTHC có quy trình nội bộ đã phê duyệt", AtPeriodEnd),
            input => Approved(input).Where(p => p.Process is { Electronic: true }),
            Approved),
        ComputedIndicator.Of(
            Count("procedures.processCount", "Tổng số quy trình nội bộ TTHC được áp dụng", "Quy trình", "quy trình nội bộ đã phê duyệt của TTHC đang có hiệu lực", AtPeriodEnd),
            Approved),
        new(
            Count("procedures.processChangeCount", "Số lần thay đổi quy trình nội bộ TTHC", "Lần", "phiên bản TTHC bắt đầu trong kỳ có quy trình nội bộ khác phiên bản trước", InPeriod),
            input => IndicatorValue.Of(Changes(input)))
        {
            WhyClosed = "Đếm lần thay đổi; một TTHC có thể thay đổi nhiều lần.",
        },
        new(
            Count("processCompliance.count", "Số hồ sơ TTHC được giải quyết đúng quy trình nội bộ", DossierUnit, "hồ sơ đã giải quyết trong kỳ " + ByProcess, DossierClock, NotReceivedLeftOut),
            input => IndicatorValue.Of(input.Cases.ResolvedByProcess))
        {
            Cases = c => c.Dossier.Ended && c.FollowedProcess,
            NeedsEveryCase = true,
        },
        new(
            Rate("processCompliance.rate", "Tỷ lệ hồ sơ giải quyết TTHC đúng quy trình", "Hồ sơ đã giải quyết trong kỳ " + ByProcess, "hồ sơ đã giải quyết trong kỳ", DossierClock, NotReceivedLeftOut + " Hồ sơ giải quyết công việc (ngoài TTHC) không có trong hệ thống."),
            input => IndicatorValue.Of(new Rate(input.Cases.ResolvedByProcess, input.Cases.Resolved)))
        {
            Cases = c => c.Dossier.Ended && c.FollowedProcess,
            CaseBase = c => c.Dossier.Ended,
            NeedsEveryCase = true,
        },
    ];

    private static IEnumerable<Procedure> Approved(IndicatorInput input) => input.InForce.Where(p => p.Process is { Approved: true });

    private static long Changes(IndicatorInput input)
    {
        var changes = 0L;
        foreach (var versions in input.Procedures.GroupBy(p => p.Code, StringComparer.Ordinal))
        {
            Procedure? before = null;
            foreach (var version in versions)
            {
                if (before is not null && version.EffectiveFrom >= input.From && version.EffectiveFrom <= input.Until && !Same(before.Process, version.Process))
                {
                    changes++;
                }

                before = version;
            }
        }

        return changes;
    }

    private static bool Same(InternalProcess? left, InternalProcess? right) =>
        left is null ? right is null : right is not null && left.Steps.SequenceEqual(right.Steps);
}
