using OneStop.Core.Procedures;
using static OneStop.Core.Reports.Indicators.IndicatorWords;

namespace OneStop.Core.Reports.Indicators;

/// <summary>On-time resolution: (early + on time) / resolved, the base always named; and the other bases of ruling 38.</summary>
internal static class OnTimeIndicators
{
    private const string OnTime = "Hồ sơ giải quyết trước hạn và đúng hạn";

    internal static IEnumerable<ComputedIndicator> All =>
    [
        Of("onTimeRate", "Tỷ lệ hồ sơ TTHC được giải quyết trước hạn và đúng hạn", "", (_, _) => true),
        Of("onTimeRate.department", "Tỷ lệ hồ sơ TTHC do các sở, ngành tiếp nhận được giải quyết đúng hạn", " do sở, ngành tiếp nhận", (level, _) => level == AgencyLevel.Department),
        Of("onTimeRate.district", "Tỷ lệ hồ sơ TTHC do UBND cấp huyện tiếp nhận được giải quyết đúng hạn", " do UBND cấp huyện tiếp nhận", (level, _) => level == AgencyLevel.District),
        Of("onTimeRate.commune", "Tỷ lệ hồ sơ TTHC do UBND cấp xã tiếp nhận được giải quyết đúng hạn", " do UBND cấp xã tiếp nhận", (level, _) => level == AgencyLevel.Commune),
        Of("onTimeRate.field.land", "Tỷ lệ hồ sơ TTHC về lĩnh vực đất đai được giải quyết đúng hạn", " lĩnh vực đất đai (cả 3 cấp)", (_, procedure) => InField(procedure, "đất đai")),
        Of("onTimeRate.field.construction", "Tỷ lệ hồ sơ TTHC về lĩnh vực xây dựng được giải quyết đúng hạn", " lĩnh vực xây dựng (cả 3 cấp)", (_, procedure) => InField(procedure, "xây dựng")),
        new(
            Rate("onTimeRate.department.byProcess", "Tỷ lệ hồ sơ TTHC do các sở, ngành tiếp nhận được giải quyết đúng hạn, đúng quy trình", OnTime + " do sở, ngành tiếp nhận, không có bước trễ và không bỏ bước", "hồ sơ đã giải quyết trong kỳ do sở, ngành tiếp nhận (7)", DossierClock, NotReceivedLeftOut),
            input => IndicatorValue.Of(new Rate(input.Cases.OnTimeByProcessAtDepartments, input.Cases.ResolvedAtDepartments)))
        {
            Cases = c => c.AtDepartment && c.Dossier.Software.Late == 0 && c.FollowedProcess,
            CaseBase = c => c.AtDepartment,
            NeedsEveryCase = true,
        },
        new(
            Rate("onTimeRate.due", "Tỷ lệ đúng hạn trên hồ sơ đến hạn", OnTime + " (8+9)", "hồ sơ đã giải quyết và hồ sơ đang giải quyết quá hạn (8+9+10+13)", DossierClock, NotReceivedLeftOut),
            input => IndicatorValue.Of(OnTimeShare.OfDue(input.Sum(_ => true))))
        {
            Cases = c => c.Good,
            CaseBase = c => c.Columns.Ended + c.Columns.Overdue > 0,
        },
        new(
            Rate("onTimeRate.received", "Tỷ lệ đúng hạn trên tổng số hồ sơ tiếp nhận", OnTime + " (8+9)", "tổng số hồ sơ tiếp nhận, gồm kỳ trước chuyển qua (3)", DossierClock, NotReceivedLeftOut),
            input => IndicatorValue.Of(OnTimeShare.OfReceived(input.Sum(_ => true))))
        {
            Cases = c => c.Good,
            CaseBase = c => c.Received,
        },
        new(
            Rate("onTimeRate.withPendingInTime", "Tỷ lệ gồm cả hồ sơ đang giải quyết trong hạn (QĐ 766)", OnTime + " và hồ sơ đang giải quyết trong hạn (8+9+12)", "tổng số hồ sơ tiếp nhận, gồm kỳ trước chuyển qua (3)", DossierClock, NotReceivedLeftOut),
            input => IndicatorValue.Of(OnTimeShare.WithPendingInTime(input.Sum(_ => true))))
        {
            Cases = c => c.Good || c.Columns.OpenInTime > 0,
            CaseBase = c => c.Received,
        },
    ];

    /// <param name="fits">Whether figures, or a dossier, of a receiving level and a procedure are meant; either is null where unknown.</param>
    private static ComputedIndicator Of(string key, string label, string which, Func<AgencyLevel?, Procedure?, bool> fits) => new(
        Rate(key, label, OnTime + which + " (8+9)", $"hồ sơ đã giải quyết trong kỳ{which} (7)", DossierClock, NotReceivedLeftOut),
        input => IndicatorValue.Of(OnTimeShare.OfResolved(input.Sum(r => fits(r.ReceivingLevel, r.Procedure)))))
    {
        Cases = c => c.Good && fits(c.ReceivingLevel, c.Procedure),
        CaseBase = c => c.Columns.Ended > 0 && fits(c.ReceivingLevel, c.Procedure),
    };

    private static bool InField(Procedure? procedure, string name) =>
        procedure?.FieldName.Contains(name, StringComparison.OrdinalIgnoreCase) ?? false;
}
