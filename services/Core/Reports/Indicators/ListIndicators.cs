using static OneStop.Core.Reports.Indicators.IndicatorWords;

namespace OneStop.Core.Reports.Indicators;

/// <summary>
/// What the work lists count (<c>GET /v1/dossiers</c>, <c>/v1/holders</c>, <c>/v1/near-due</c>), under <c>list.</c> and the filter's name; and what the
/// shares of the overview are parts of.
/// </summary>
internal static class ListIndicators
{
    private const string Now = "Tính tại thời điểm xem, theo những gì sổ cái đã ghi nhận; hạn giải quyết theo quy định (không dùng ngày hẹn lại).";
    private const string Late = "hồ sơ giải quyết quá hạn trong kỳ và hồ sơ đang giải quyết quá hạn vào ngày cuối kỳ, cột (10) + (13) của Biểu II.06a";

    internal static IEnumerable<Indicator> All =>
    [
        List("answerLate", "Nộp trực tuyến, chờ quá 08 giờ làm việc", "hồ sơ nộp trực tuyến chưa được trả lời tiếp nhận, đã chờ hơn 08 giờ làm việc của nơi tiếp nhận"),
        List("submitted", "Nộp trực tuyến, đang chờ tiếp nhận", "hồ sơ nộp trực tuyến chưa tiếp nhận và chưa bị từ chối"),
        List("nearDue", "Sắp đến hạn", "hồ sơ đang giải quyết, không tạm dừng, còn 0 đến N ngày làm việc theo lịch của cơ quan giải quyết thì đến hạn; ngày hôm nay là 0"),
        List("overdue", "Đang quá hạn", "hồ sơ chưa kết thúc xử lý, đã qua ngày đến hạn, không kể hồ sơ đang tạm dừng hợp lệ"),
        List("late", "Trễ hạn", "hồ sơ đã kết thúc sau hạn và hồ sơ đang quá hạn"),
        List("apologyOwed", "Quá hạn chưa xin lỗi", "hồ sơ trễ hạn chưa có văn bản xin lỗi; không tính hồ sơ có giải trình được chấp nhận là thực tế đúng hạn"),
        List("supplementLapsed", "Chờ bổ sung quá hạn", "hồ sơ đang chờ bổ sung mà ngày cuối cùng phải bổ sung đã qua"),
        List("reasonMissing", "Chưa ghi nguyên nhân quá hạn", "hồ sơ trễ hạn chưa ghi nguyên nhân nào"),
        List("resultNotReturned", "Đã có kết quả, chưa trả", "hồ sơ đã có kết quả (đồng ý hoặc từ chối) mà chưa ghi nhận trả cho người nộp"),
        List("holders", "Số hồ sơ đang giữ", "hồ sơ trong danh sách, theo đơn vị và cán bộ nhận giao gần nhất"),
        Share("share.lateReason", "Tỷ trọng nguyên nhân quá hạn", "hồ sơ trễ hạn có nguyên nhân chính này", Late),
        Share("share.apology", "Tỷ trọng hồ sơ đã, chưa xin lỗi", "hồ sơ trễ hạn đã có, hoặc chưa có, văn bản xin lỗi ban hành đến cuối kỳ", Late),
        Share("share.channel", "Tỷ trọng kênh tiếp nhận", "hồ sơ tiếp nhận qua kênh này", "tổng số hồ sơ tiếp nhận, gồm kỳ trước chuyển qua (3)"),
        Share(
            "share.onlineLevel",
            "Tỷ trọng hồ sơ trực tuyến theo mức độ",
            "hồ sơ nộp trực tuyến của thủ tục ở mức độ này",
            "hồ sơ nộp trực tuyến của các thủ tục một phần và toàn trình"),
    ];

    private static Indicator List(string filter, string label, string counted) => Count("list." + filter, label, DossierUnit, counted, Now, NothingLeftOut);

    private static Indicator Share(string key, string label, string numerator, string denominator) =>
        Rate(key, label, numerator, denominator, DossierClock, NotReceivedLeftOut);
}
