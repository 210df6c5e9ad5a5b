using OneStop.Core.Procedures;
using static OneStop.Core.Reports.Indicators.IndicatorWords;

namespace OneStop.Core.Reports.Indicators;

/// <summary>Counts of procedures in the catalogue. Levels add up: total = province + district + commune + shared by several levels.</summary>
internal static class ProcedureIndicators
{
    internal static IEnumerable<ComputedIndicator> All =>
    [
        Started("procedures.new", "Số TTHC công bố mới", "new", "TTHC có phiên bản công bố mới bắt đầu hiệu lực trong kỳ"),
        Started("procedures.amended", "Số TTHC sửa đổi, bổ sung", "amended", "TTHC có phiên bản sửa đổi, bổ sung bắt đầu hiệu lực trong kỳ"),
        ComputedIndicator.Of(
            Count("procedures.abolished", "Số TTHC bãi bỏ, thay thế", ProcedureUnit, "TTHC hết hiệu lực trong kỳ mà không có phiên bản tiếp theo, và TTHC được thay thế trong kỳ", InPeriod),
            Abolished),
        InForce("procedures.inForce", "Tổng số TTHC đang có hiệu lực", "TTHC đang có hiệu lực", _ => true),
        InForce("procedures.inForce.province", "Số TTHC cấp tỉnh", "TTHC cấp tỉnh đang có hiệu lực", p => p.Level == AdministrativeLevel.Province),
        InForce("procedures.inForce.district", "Số TTHC cấp huyện", "TTHC cấp huyện đang có hiệu lực", p => p.Level == AdministrativeLevel.District),
        InForce("procedures.inForce.commune", "Số TTHC cấp xã", "TTHC cấp xã đang có hiệu lực", p => p.Level == AdministrativeLevel.Commune),
        InForce("procedures.inForce.shared", "Số TTHC dùng chung nhiều cấp", "TTHC dùng chung nhiều cấp đang có hiệu lực", p => p.Level == AdministrativeLevel.Shared),
        Shared("procedures.inForce.provinceDistrict", "Số TTHC thực hiện ở cấp tỉnh, huyện", province: true, district: true, commune: false),
        Shared("procedures.inForce.provinceDistrictCommune", "Số TTHC thực hiện ở cấp tỉnh, huyện, xã", province: true, district: true, commune: true),
        Shared("procedures.inForce.districtCommune", "Số TTHC thực hiện ở cấp huyện, xã", province: false, district: true, commune: true),
        InForce("procedures.interagency.sameLevel", "Số TTHC liên thông cùng cấp", "TTHC có quy trình gồm nhiều cơ quan cùng cấp", p => p.Interagency == Interagency.SameLevel),
        InForce("procedures.interagency.acrossLevels", "Số TTHC liên thông giữa các cấp chính quyền", "TTHC có quy trình gồm cơ quan của nhiều cấp", p => p.Interagency == Interagency.AcrossLevels),
        InForce("procedures.oneStop", "Thực hiện cơ chế một cửa, một cửa liên thông", "TTHC liên thông cùng cấp và liên thông giữa các cấp", p => p.Interagency != Interagency.None),
        InForce("procedures.onPortal", "Số TTHC được tích hợp lên Cổng DVC", "TTHC đã tích hợp (hoặc, nếu danh mục không tách, đã công khai) trên Cổng DVC của tỉnh", OnPortal),
        InForce("procedures.published.onPortal", "Số TTHC đã cập nhật, công khai trên Cổng DVC", "TTHC đã công khai trên Cổng DVC của tỉnh", p => p.ProvincialPortal?.Published ?? p.Published),
        InForce("procedures.published.national", "Số TTHC đã cập nhật, công khai trên Cổng DVC quốc gia", "TTHC đã công khai trên Cổng DVC quốc gia", p => p.NationalPortalPresence?.Published ?? p.NationalPortal),
        InForce("procedures.level34.onPortal", "Số TTHC cung cấp mức độ 3, 4 trên Cổng DVC", "TTHC mức độ 3, 4 đã tích hợp lên Cổng DVC của tỉnh; " + OnlineLevel.Definition, p => OnlineLevel.Of(p) is not null && OnPortal(p)),
        InForce("procedures.level34.national", "Số TTHC mức độ 3 và 4 đã tích hợp lên Cổng DVC quốc gia", "TTHC mức độ 3, 4 đã tích hợp lên Cổng DVC quốc gia; " + OnlineLevel.Definition, p => OnlineLevel.Of(p) is not null && (p.NationalPortalPresence?.Integrated ?? p.NationalPortal)),
        InForce("procedures.level3", "Tổng số TTHC cung cấp trực tuyến mức độ 3", "TTHC mức độ 3; " + OnlineLevel.Definition, p => OnlineLevel.Of(p) == 3),
        InForce("procedures.level4", "Tổng số TTHC cung cấp trực tuyến mức độ 4", "TTHC mức độ 4; " + OnlineLevel.Definition, p => OnlineLevel.Of(p) == 4),
        InForce("procedures.partial", "Số dịch vụ công trực tuyến một phần", "TTHC cung cấp một phần", p => p.ServiceLevel == ServiceLevel.Partial),
        InForce("procedures.full", "Số dịch vụ công trực tuyến toàn trình", "TTHC cung cấp toàn trình", p => p.ServiceLevel == ServiceLevel.Full),
        InForce("procedures.onlinePayment", "Số TTHC đã tích hợp dịch vụ thanh toán trực tuyến", "TTHC đã tích hợp thanh toán trực tuyến", p => p.OnlinePayment),
        ComputedIndicator.Of(
            Rate("procedures.level34Share", "Tỷ lệ TTHC mức độ 3, 4 trên tổng số TTHC", "TTHC mức độ 3, 4", "TTHC đang có hiệu lực", AtPeriodEnd),
            input => input.InForce.Where(p => OnlineLevel.Of(p) is not null),
            input => input.InForce),
        new(
            Rate("procedures.timeCut", "Tỷ lệ thời gian cắt giảm so với quy định", "Tổng thời gian được cắt giảm", "tổng thời hạn theo quy định của trung ương", AtPeriodEnd, "TTHC thiếu một trong hai thời hạn hoặc hai thời hạn khác đơn vị tính không tính."),
            TimeCut)
        {
            WhyClosed = "Tính thời gian, không đếm TTHC.",
        },
    ];

    private static bool OnPortal(Procedure procedure) => procedure.ProvincialPortal?.Integrated ?? procedure.Published;

    private static ComputedIndicator Started(string key, string label, string change, string counted) => ComputedIndicator.Of(
        Count(key, label, ProcedureUnit, counted, InPeriod), input => input.StartedInPeriod.Where(p => p.Change == change));

    private static ComputedIndicator InForce(string key, string label, string counted, Func<Procedure, bool> fits) => ComputedIndicator.Of(
        Count(key, label, ProcedureUnit, counted, AtPeriodEnd), input => input.InForce.Where(fits));

    private static ComputedIndicator Shared(string key, string label, bool province, bool district, bool commune) => InForce(
        key,
        label,
        "TTHC dùng chung, đúng các cấp nêu trong tên chỉ tiêu",
        p => p.Level == AdministrativeLevel.Shared
            && p.Levels.Any(l => l is AgencyLevel.Province or AgencyLevel.Department) == province
            && p.Levels.Contains(AgencyLevel.District) == district
            && p.Levels.Contains(AgencyLevel.Commune) == commune);

    private static IEnumerable<Procedure> Abolished(IndicatorInput input) => input.Procedures
        .GroupBy(p => p.Code, StringComparer.Ordinal)
        .Where(versions =>
            (versions.Last().EffectiveTo is { } end && end >= input.From && end <= input.Until)
            || versions.Any(v => v.Change == "replaced" && v.EffectiveFrom >= input.From && v.EffectiveFrom <= input.Until))
        .Select(versions => versions.Last());

    private static IndicatorValue TimeCut(IndicatorInput input)
    {
        var both = input.InForce.Where(p => p is { Limit: { } own, NationalLimit: { } national } && own.Unit == national.Unit).ToList();
        var national = both.Sum(p => InHours(p.NationalLimit!));
        return IndicatorValue.Of(
            new Rate(Math.Max(0, national - both.Sum(p => InHours(p.Limit!))), national),
            $"Tính trên {VietnameseFormat.Count(both.Count)} TTHC có đủ hai thời hạn; quy đổi 1 ngày = 8 giờ, tính theo giờ.");
    }

    private static long InHours(TimeLimit limit) => limit.Unit == LimitUnit.WorkingHours ? limit.Amount : limit.Amount * 8L;
}
