using OneStop.Contracts.Reports;
using OneStop.Core.Reports;
using OneStop.Reports.Asking;

namespace OneStop.Reports.Sealing;

/// <summary>Everything that is checked of a report before it is filed.</summary>
internal static class CheckReport
{
    /// <summary>The rules the answer carries, but for those that are checked more thoroughly, then the sums of its columns, then the rules between its lines.</summary>
    public static async Task<IReadOnlyList<CheckedRule>> RunAsync(IReportForm form, ReportAnswer answer, ReportQuestion question, CancellationToken ct)
    {
        var own = answer.Checks.Select(c => new CheckedRule(c.Rule, c.Holds, CheckSentences.Of(c.Rule)));
        var sums = form is IAddUp adding && answer is CellReport cells ? adding.Sums.Select(sum => Of(sum, cells)) : [];
        var between = form is ICrossCheck checking ? await checking.CrossCheckAsync(answer, question, ct) : [];
        return [.. own.ExceptBy(between.Select(b => b.Rule), c => c.Rule), .. sums, .. between];
    }

    /// <summary>Whether a column is the sum of its parts in every row and in the total.</summary>
    internal static CheckedRule Of(ColumnSum sum, CellReport report)
    {
        var broken = report.Rows.Select(r => (r.Label, r.Values)).Append(("TỔNG CỘNG", report.Total.Values))
            .Where(row => row.Values[sum.Total].Count != sum.Parts.Sum(part => row.Values[part].Count))
            .Select(row => $"dòng “{row.Item1}”: {VietnameseFormat.Count(row.Values[sum.Total].Count)} khác {string.Join(" + ", sum.Parts.Select(part => VietnameseFormat.Count(row.Values[part].Count)))}")
            .ToList();
        var rule = $"Cột ({sum.Total}) phải bằng {string.Join(" + ", sum.Parts.Select(part => $"({part})"))}";
        return new CheckedRule(sum.Name, broken.Count == 0, broken.Count == 0 ? rule + "." : $"{rule}; {string.Join("; ", broken)}.");
    }
}
