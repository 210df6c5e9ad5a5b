using static OneStop.Core.Reports.Indicators.IndicatorWords;

namespace OneStop.Core.Reports.Indicators;

/// <summary>Satisfaction surveys: paper campaigns and ratings of dossiers together.</summary>
internal static class SurveyIndicators
{
    private const string Clock = "Đợt khảo sát kết thúc trong kỳ và đánh giá ghi nhận trong kỳ, đến thời điểm chốt.";

    private const string Sheets = "Đếm phiếu; các đợt khảo sát và đánh giá xem ở biểu survey.";

    private static readonly string[] Grades = ["Rất hài lòng", "Hài lòng", "Bình thường", "Không hài lòng", "Rất không hài lòng"];

    internal static IEnumerable<ComputedIndicator> All =>
    [
        .. Place("", "tại cơ quan, đơn vị", input => input.Survey),
        .. Place(".commune", "cấp xã trên địa bàn quản lý", input => input.CommuneSurvey),
        new(
            Rate("survey.satisfiedRate", "Tỷ lệ hài lòng", "Phiếu rất hài lòng và hài lòng", "phiếu thu vào", Clock),
            input => IndicatorValue.Of(new Rate(input.Survey.Grades[0] + input.Survey.Grades[1], input.Survey.Collected)))
        {
            WhyClosed = Sheets,
            FromPeople = true,
        },
    ];

    private static IEnumerable<ComputedIndicator> Place(string suffix, string place, Func<IndicatorInput, SurveyCounts> counts) =>
    [
        new(
            Count("survey.count" + suffix, "Số lượng phiếu khảo sát " + place, "Phiếu", "phiếu thu vào", Clock),
            input => IndicatorValue.Of(counts(input).Collected))
        {
            WhyClosed = Sheets,
            FromPeople = true,
        },
        new(
            Count("survey.mode" + suffix, $"Hình thức khảo sát ({place})", "", "0 trực tuyến, 1 phát phiếu, 2 kết hợp", Clock),
            input => counts(input).Mode is { } mode ? IndicatorValue.Of(mode switch { "online" => 0, "paper" => 1, _ => 2 }) : IndicatorValue.Of((string?)null))
        {
            WhyClosed = Sheets,
            FromPeople = true,
        },
        new(
            Count("survey.result" + suffix, $"Kết quả khảo sát ({place})", "Phiếu", "phiếu theo năm mức trên số phiếu thu vào", Clock),
            input => IndicatorValue.Of(Result(counts(input))))
        {
            WhyClosed = Sheets,
            FromPeople = true,
        },
    ];

    private static string? Result(SurveyCounts survey) => survey.Collected == 0
        ? null
        : string.Join("; ", Grades.Select((grade, i) =>
            $"{grade}: {VietnameseFormat.Count(survey.Grades[i])}/{VietnameseFormat.Count(survey.Collected)} phiếu ({VietnameseFormat.Percent(new Rate(survey.Grades[i], survey.Collected))} %)"));
}
