using OneStop.Contracts.Reports;
using OneStop.Core.Reports;
using OneStop.Reports.Asking;

namespace OneStop.Reports.Sealing;

/// <summary>
/// Reports filed together for one agency, period and view must give one number for one thing: the appendix, II.06a, II.07a and the others are read by the
/// same people (domain §12, points 13 and 17).
/// </summary>
internal static class AgreeTogether
{
    /// <summary>The name of this rule, as a list.</summary>
    public static readonly IReadOnlyList<string> Rules = ["together"];

    private static readonly (string Name, Func<ReportAnswer, long?> Of)[] Figures =
    [
        ("Tổng số hồ sơ tiếp nhận", a => Cells(a, "ii06a", "3") ?? Cells(a, "tien-do-766", "3")),
        ("Số hồ sơ giải quyết trước hạn", a => Cells(a, "ii06a", "8") ?? Cells(a, "tien-do-766", "8")),
        ("Số hồ sơ giải quyết đúng hạn", a => Cells(a, "ii06a", "9") ?? Cells(a, "tien-do-766", "9")),
        ("Số hồ sơ đang giải quyết trong hạn", a => Cells(a, "ii06a", "12") ?? Cells(a, "tien-do-766", "12")),
        ("Số hồ sơ quá hạn", a => Cells(a, "ii06a", "10", "13") ?? Cells(a, "ii07a", "3") ?? Cells(a, "late-reasons", "late")),
        ("Số hồ sơ giải quyết trước hạn và đúng hạn", a => Cells(a, "ii06a", "8", "9") ?? OnTime(a)?.Numerator),
        ("Số hồ sơ đã giải quyết", a => Cells(a, "ii06a", "7") ?? OnTime(a)?.Denominator),
    ];

    /// <summary>A sentence for each figure on which two of the reports differ; none = they agree.</summary>
    public static IReadOnlyList<string> Broken(IReadOnlyList<(ReportAnswer Answer, ReportQuestion Question)> reports)
    {
        var broken = new List<string>();
        foreach (var alike in reports.GroupBy(r => (r.Question.From, r.Question.To, r.Question.Scope, r.Question.ScopeBy, r.Question.View)))
        {
            foreach (var (name, of) in Figures)
            {
                var told = alike.Select(r => (r.Answer.Form, Count: of(r.Answer))).Where(r => r.Count is not null).DistinctBy(r => r.Count).ToList();
                if (told.Count > 1)
                {
                    broken.Add($"{name} không khớp giữa các báo cáo: {string.Join(", ", told.Select(t => $"{t.Form} ghi {VietnameseFormat.Count(t.Count!.Value)}"))}.");
                }
            }
        }

        return broken;
    }

    private static long? Cells(ReportAnswer answer, string form, params string[] columns) =>
        answer is CellReport report && report.Form == form ? columns.Sum(c => report.Total.Values[c].Count) : null;

    private static CchcRow? OnTime(ReportAnswer answer) => (answer as CchcReport)?.Rows.FirstOrDefault(r => r.Key == "onTimeRate");
}
