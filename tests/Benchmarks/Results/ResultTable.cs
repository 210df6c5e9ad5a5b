using System.Globalization;
using System.Text;

namespace OneStop.Benchmarks.Results;

/// <summary>Findings as one Markdown table.</summary>
internal static class ResultTable
{
    public static string Of(IEnumerable<Finding> findings)
    {
        var text = new StringBuilder("| row | work | value | × C | C before / after | target | | note |\n|---|---|---|---|---|---|---|---|\n");
        foreach (var f in findings)
        {
            var c = $"{f.CBefore / 1000:0} / {f.CAfter / 1000:0} k";
            var value = f.Value.ToString(f.Value < 100 ? "0.#" : "#,##0", CultureInfo.InvariantCulture);
            var times = f.TimesC?.ToString("0.000", CultureInfo.InvariantCulture) ?? "";
            text.Append(CultureInfo.InvariantCulture, $"| {f.Row} | {f.Work} | {value} {f.Unit} | {times} | {c} | {f.Target} | {(f.Held ? "held" : "**missed**")} | {f.Note} |\n");
        }

        return text.ToString();
    }
}
