using OneStop.Core.Reports;

namespace OneStop.Reports.Sealing;

/// <summary>What a clerk is told when a check of ruling 39 does not hold.</summary>
internal static class CheckSentences
{
    private static readonly Dictionary<string, string> Others = new(StringComparer.Ordinal)
    {
        ["total=sum"] = "Dòng tổng cộng phải bằng tổng các dòng.",
        ["continuity"] = "Số kỳ trước chuyển sang (6) phải bằng số đang giải quyết cuối kỳ trước (11) cộng hồ sơ thu hồi trong kỳ.",
        ["software-late=10+13"] = "Số hồ sơ quá hạn phải bằng cột (10) + cột (13) của Biểu II.06a.",
    };

    /// <summary>The sentence of a rule; its name where it has none.</summary>
    public static string Of(string rule) => Ii06aRule.All.FirstOrDefault(r => r.Name == rule)?.Sentence ?? Others.GetValueOrDefault(rule, rule);
}
