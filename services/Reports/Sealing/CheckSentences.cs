using OneStop.Core.Reports;
using OneStop.Reports.Forms.Cases;
using OneStop.Reports.Ii06a;

namespace OneStop.Reports.Sealing;

/// <summary>What a clerk is told when a check of ruling 39 does not hold.</summary>
internal static class CheckSentences
{
    private static readonly Dictionary<string, string> Others = new(StringComparer.Ordinal)
    {
        ["total=sum"] = "Dòng tổng cộng phải bằng tổng các dòng.",
        [UnitForm.Covered] = "Số hồ sơ quá hạn có đơn vị chịu trách nhiệm chính không được nhiều hơn số hồ sơ quá hạn theo đơn vị tiếp nhận.",
        ["continuity"] = "Số kỳ trước chuyển sang (6) phải bằng số đang giải quyết cuối kỳ trước (11) cộng hồ sơ thu hồi trong kỳ.",
        [Ii06aChecks.Late] = "Số hồ sơ quá hạn phải bằng cột (10) + cột (13) của Biểu II.06a.",
    };

    /// <summary>The sentence of a rule; its name where it has none.</summary>
    public static string Of(string rule) => Ii06aRule.All.FirstOrDefault(r => r.Name == rule)?.Sentence ?? Others.GetValueOrDefault(rule, rule);
}
