using OneStop.Core.Dossiers;
using static OneStop.Core.Reports.Indicators.IndicatorWords;

namespace OneStop.Core.Reports.Indicators;

/// <summary>What each column of each form counts, under the form's wire name, a point and the column's key.</summary>
internal static class ColumnIndicators
{
    private const string LateDossiers = "hồ sơ giải quyết quá hạn trong kỳ và hồ sơ đang giải quyết quá hạn vào ngày cuối kỳ";
    private const string Received = "hồ sơ tiếp nhận, cột (3) của Biểu II.06a";

    private static readonly string[] Ii06 = ["ii06a", "ii06b", "ii06c", "ii06d"];

    private static readonly string[] Handled = ["", ", cấp tỉnh là cấp cao nhất thực hiện", ", cấp huyện là cấp cao nhất thực hiện", ", cấp xã thực hiện"];

    internal static IEnumerable<Indicator> All =>
    [
        .. Ii06.SelectMany(form => Ii06aHeading.All.Select(c => Dossiers(form, c.Key, c.Counted))),
        Dossiers("ii07a", "3", LateDossiers + "; bằng (10) + (13) của Biểu II.06a"),
        .. ProcedureColumns("ii07b", ["thuộc thẩm quyền giải quyết", "thực hiện một cửa (đã công khai) hoặc liên thông", "đã ban hành quy trình nội bộ"], 3),
        .. Level("ii08", "mức độ 3 (một phần)", 3),
        .. Level("ii08", "mức độ 4 (toàn trình)", 8),
        Procedures("ii08", "13", "TTHC kết nối, tích hợp với Cổng Dịch vụ công quốc gia"),
        Procedures("ii08", "14", "TTHC thanh toán được trực tuyến"),
        Procedures("procedures-use", "inForce", "TTHC có hiệu lực"),
        Procedures("procedures-use", "used", "TTHC có ít nhất một hồ sơ tiếp nhận trong kỳ"),
        Procedures("procedures-use", "carriedOnly", "TTHC không có hồ sơ tiếp nhận trong kỳ, còn hồ sơ từ kỳ trước chuyển qua"),
        Procedures("procedures-use", "unused", "TTHC không có hồ sơ nào trong kỳ"),
        Dossiers("procedures-use", "received", "hồ sơ tiếp nhận trong kỳ"),
        Dossiers("procedures-use", "carried", "hồ sơ từ kỳ trước chuyển qua"),
        .. Ii06aHeading.All.Where(c => c.Number is 3 or 8 or 9 or 12).Select(c => Dossiers("tien-do-766", c.Key, c.Counted)),
        Share("tien-do-766", "rate", "hồ sơ giải quyết trước hạn, đúng hạn và đang giải quyết trong hạn (8+9+12)", "tổng số hồ sơ tiếp nhận (3)"),
        Share("tien-do-766", "points", "20 điểm nhân với hồ sơ trước hạn, đúng hạn và đang giải quyết trong hạn (8+9+12)", "tổng số hồ sơ tiếp nhận (3)"),
        Dossiers("units", "responsible", "hồ sơ trễ hạn mà đơn vị có phần vượt hạn lớn nhất, tính bằng phút làm việc"),
        Dossiers("units", "involved", "hồ sơ trễ hạn mà đơn vị có một phần vượt hạn"),
        Dossiers("units", "provisional", "hồ sơ trễ hạn của cột chịu trách nhiệm chính mà các bước không có thời hạn, nên phần chậm là tạm tính"),
        Dossiers("units", "received", "hồ sơ trễ hạn, theo đơn vị đã tiếp nhận"),
        Dossiers("units", "lateDays", "số ngày làm việc quá hạn của các hồ sơ liên quan, cộng lại"),
        Dossiers("late-reasons", "late", LateDossiers + ", theo nguyên nhân chính"),
        Dossiers("late-reasons", "resolved", "trong số đó, hồ sơ đã giải quyết trong kỳ"),
        Dossiers("late-reasons", "open", "trong số đó, hồ sơ đang giải quyết vào ngày cuối kỳ"),
        .. Apologies("", "theo phần mềm"),
        Dossiers("apologies", "apologisedLate", "hồ sơ quá hạn theo phần mềm mà văn bản xin lỗi đầu tiên ban hành sau ngày làm việc liền trước hạn"),
        .. Apologies("Explained", "sau giải trình"),
        .. Errors(),
        Dossiers("exceptions", "received", Received),
        Dossiers("exceptions", "dossiers", "hồ sơ có ít nhất một dấu hiệu ở các cột sau"),
        .. IntegrityCheck.All.Select(check => Dossiers("exceptions", check.Name, "hồ sơ có dấu hiệu: " + check.Sentence.TrimEnd('.'))),
        Dossiers("exceptions", "bulkAction", "hồ sơ nằm trong một thao tác do một người ghi cho nhiều hồ sơ trong cùng một phút"),
        Dossiers("registration-lag", "dossiers", "hồ sơ có thao tác được ghi nhận trong kỳ"),
        Dossiers("registration-lag", "overDay", "hồ sơ có thao tác ghi chậm trên 8 giờ làm việc sau khi xảy ra"),
        Dossiers("registration-lag", "overThreeDays", "hồ sơ có thao tác ghi chậm trên 24 giờ làm việc sau khi xảy ra"),
        Dossiers("registration-lag", "entries", "thao tác được ghi nhận trong kỳ, không kể dữ liệu nạp ban đầu và bản ghi của hệ thống"),
        Dossiers("registration-lag", "meanHours", "giờ làm việc từ khi xảy ra đến khi ghi nhận, bình quân trên số thao tác"),
        Dossiers("registration-lag", "maxHours", "giờ làm việc từ khi xảy ra đến khi ghi nhận, của thao tác chậm nhất"),
        .. Survey(),
    ];

    private static IEnumerable<Indicator> ProcedureColumns(string form, string[] groups, int first) => groups.SelectMany((group, i) =>
        Handled.Select((level, j) => Procedures(form, Key(first + (i * 4) + j), $"TTHC {group}{level}")));

    private static IEnumerable<Indicator> Level(string form, string level, int first) =>
    [
        Procedures(form, Key(first), "TTHC cung cấp trực tuyến " + level),
        Procedures(form, Key(first + 1), $"TTHC cung cấp trực tuyến {level} có phát sinh hồ sơ trong kỳ"),
        Dossiers(form, Key(first + 2), "hồ sơ tiếp nhận của các TTHC " + level),
        Dossiers(form, Key(first + 3), $"hồ sơ tiếp nhận của các TTHC {level}, nộp trực tuyến"),
        Dossiers(form, Key(first + 4), $"hồ sơ tiếp nhận của các TTHC {level}, nộp trực tiếp hoặc qua bưu chính"),
    ];

    private static IEnumerable<Indicator> Apologies(string suffix, string view) =>
    [
        Dossiers("apologies", "late" + suffix, "hồ sơ quá hạn " + view),
        Dossiers("apologies", "apologised" + suffix, $"hồ sơ quá hạn {view} đã có văn bản xin lỗi ban hành đến cuối kỳ"),
        Dossiers("apologies", "owed" + suffix, $"hồ sơ quá hạn {view} chưa có văn bản xin lỗi"),
        Share("apologies", "rate" + suffix, $"hồ sơ quá hạn {view} đã xin lỗi", "hồ sơ quá hạn " + view),
    ];

    private static IEnumerable<Indicator> Errors() =>
    [
        Dossiers("errors", "received", Received),
        Dossiers("errors", "slips", "hồ sơ có phiếu yêu cầu bổ sung"),
        Dossiers("errors", "slipsOnce", "hồ sơ có đúng một phiếu yêu cầu bổ sung"),
        Dossiers("errors", "slipsTwice", "hồ sơ có đúng hai phiếu yêu cầu bổ sung"),
        Dossiers("errors", "slipsMore", "hồ sơ có từ ba phiếu yêu cầu bổ sung"),
        Dossiers("errors", "slipsAgain", "hồ sơ có phiếu yêu cầu bổ sung từ lần thứ hai"),
        Dossiers("errors", "slipsLate", "hồ sơ có phiếu yêu cầu bổ sung sau 03 ngày làm việc kể từ ngày tiếp nhận"),
        Dossiers("errors", "refusedAtIntake", "hồ sơ bị từ chối tiếp nhận"),
        Dossiers("errors", "refused", "hồ sơ bị từ chối giải quyết sau thẩm định, kết thúc trong kỳ"),
        Dossiers("errors", "recalled", "hồ sơ đã kết thúc được thu hồi để giải quyết lại"),
        Share("errors", "slipsRate", "hồ sơ có phiếu yêu cầu bổ sung", Received),
        Share("errors", "slipsAgainRate", "hồ sơ có phiếu yêu cầu bổ sung từ lần thứ hai", Received),
        Share("errors", "refusedAtIntakeRate", "hồ sơ bị từ chối tiếp nhận", "hồ sơ tiếp nhận và hồ sơ bị từ chối tiếp nhận"),
        Share("errors", "refusedRate", "hồ sơ bị từ chối giải quyết sau thẩm định", Received),
        Share("errors", "recalledRate", "hồ sơ được thu hồi để giải quyết lại", Received),
    ];

    private static IEnumerable<Indicator> Survey() =>
    [
        Dossiers("survey", "visits", "hồ sơ tiếp nhận trong kỳ tại nơi khảo sát"),
        Sheets("issued", "phiếu khảo sát phát ra và hồ sơ được mời đánh giá"),
        Sheets("collected", "phiếu thu vào và hồ sơ đã được đánh giá"),
        .. Enumerable.Range(1, 5).SelectMany(grade => new[]
        {
            Sheets($"grade{grade}", "phiếu chọn mức đánh giá của cột"),
            Share("survey", $"grade{grade}Share", "phiếu chọn mức đánh giá của cột", "phiếu thu vào"),
        }),
        Share("survey", "satisfied", "phiếu rất hài lòng và hài lòng", "phiếu thu vào"),
    ];

    private static Indicator Dossiers(string form, string column, string counted) =>
        Count($"{form}.{column}", Label(form, column), DossierUnit, counted, DossierClock, NotReceivedLeftOut);

    private static Indicator Procedures(string form, string column, string counted) =>
        Count($"{form}.{column}", Label(form, column), ProcedureUnit, counted, AtPeriodEnd);

    private static Indicator Sheets(string column, string counted) =>
        Count($"survey.{column}", Label("survey", column), "Phiếu", counted, "Đợt khảo sát kết thúc trong kỳ và đánh giá ghi trên hồ sơ trong kỳ.");

    private static Indicator Share(string form, string column, string numerator, string denominator) =>
        Rate($"{form}.{column}", Label(form, column), numerator, denominator, DossierClock, NotReceivedLeftOut);

    private static string Label(string form, string column) => $"Biểu {form}, cột {column}";

    private static string Key(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
