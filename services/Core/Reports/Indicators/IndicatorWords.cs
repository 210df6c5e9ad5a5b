namespace OneStop.Core.Reports.Indicators;

/// <summary>Phrases that several definitions share, so that the same thing is always said in the same words.</summary>
internal static class IndicatorWords
{
    internal const string ProcedureUnit = "Thủ tục";
    internal const string Percent = "%";
    internal const string DossierUnit = "Hồ sơ";

    internal const string AtPeriodEnd = "Danh mục TTHC có hiệu lực vào ngày cuối kỳ, theo các thay đổi đã ghi nhận đến thời điểm chốt.";
    internal const string InPeriod = "Ngày hiệu lực của phiên bản TTHC nằm trong kỳ báo cáo (kể cả ngày đầu và ngày cuối).";
    internal const string DossierClock =
        "Ngày tiếp nhận, ngày xử lý xong do phần mềm ghi nhận và hạn giải quyết theo quy định (không dùng ngày hẹn lại), tính đến cuối kỳ và thời điểm chốt.";
    internal const string NothingLeftOut = "Không loại trừ.";
    internal const string NotReceivedLeftOut = "Hồ sơ chưa tiếp nhận và hồ sơ bị từ chối tiếp nhận không tính.";

    internal static Indicator Count(string key, string label, string unit, string counted, string clock, string exclusions = NothingLeftOut) =>
        new(key, label, unit, "Đếm: " + counted + ".", counted, null, clock, exclusions, 1);

    internal static Indicator Rate(
        string key, string label, string numerator, string denominator, string clock, string exclusions = NothingLeftOut) => new(
            key, label, Percent, $"{numerator} ÷ {denominator} × 100, làm tròn 2 chữ số; mẫu số bằng 0 thì để trống.", numerator, denominator, clock, exclusions, 1);
}
