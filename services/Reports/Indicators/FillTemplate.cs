using OneStop.Contracts.Reports;
using OneStop.Core.Procedures;
using OneStop.Core.Reports;
using OneStop.Core.Reports.Indicators;

namespace OneStop.Reports.Indicators;

/// <summary>
/// A template's rows with their figures: computed where the registry knows the key, typed ones otherwise. Two kinds of rows are added below
/// what the province prints, so that the figures explain themselves: the two apology rates, and the procedures shared by several levels where
/// the printed levels do not add up to the total.
/// </summary>
public static class FillTemplate
{
    /// <summary>The row of procedures that the printed levels leave out.</summary>
    internal const string SharedRow = Total + ".shared";

    private const string Total = "procedures.inForce";
    private const string ByProcessLabel = "đúng quy trình";

    /// <summary>Rows added below the apology rate.</summary>
    internal static readonly string[] ApologyRates = ["apologyRate.software", "apologyRate.explained"];

    public static IReadOnlyList<CchcRow> Of(CchcTemplate template, IndicatorInput input, IReadOnlyDictionary<string, ManualIndicator> typed)
    {
        ArgumentNullException.ThrowIfNull(template);
        ArgumentNullException.ThrowIfNull(typed);
        var rows = new List<CchcRow>(template.Rows.Count + 3);
        for (var i = 0; i < template.Rows.Count; i++)
        {
            var key = template.KeyAt(i);
            rows.Add(Computed(template.Rows[i]) is { } indicator
                ? Row(template.Rows[i], key, indicator, input)
                : Row(template.Rows[i], key, typed.GetValueOrDefault(key)));
            if (key == "apologyRate")
            {
                rows.AddRange(ApologyRates.Select(k => Added(k, input)));
            }

            if (IsLevel(key) && (i + 1 == template.Rows.Count || !IsLevel(template.KeyAt(i + 1))) && SharedRest(rows, input) is { } rest)
            {
                rows.Add(rest);
            }
        }

        return rows;
    }

    /// <summary>The indicator that computes a row; null for manual rows.</summary>
    public static ComputedIndicator? Computed(TemplateRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        // One province's label asks for more than "on time" under the same key: on time and by the process.
        var key = row.Key == "onTimeRate.department" && row.Label.Contains(ByProcessLabel, StringComparison.Ordinal) ? row.Key + ".byProcess" : row.Key;
        return IndicatorRegistry.Find(key);
    }

    /// <summary>The procedures in force that stand in none of a template's rows by level.</summary>
    public static IEnumerable<Procedure> RestOf(CchcTemplate template, IndicatorInput input)
    {
        ArgumentNullException.ThrowIfNull(template);
        ArgumentNullException.ThrowIfNull(input);
        return input.InForce.Except(template.Indicators.Where(i => IsLevel(i.Row)).SelectMany(i => IndicatorRegistry.Find(i.Indicator)!.Procedures!(input)));
    }

    private static bool IsLevel(string key) => key.StartsWith(Total + ".", StringComparison.Ordinal);

    private static CchcRow Row(TemplateRow row, string key, ComputedIndicator indicator, IndicatorInput input)
    {
        var value = indicator.Compute(input);
        return new CchcRow(
            key, row.Number, row.Label, row.Unit, value.Value, value.Numerator, value.Denominator, indicator.Definition.Formula, value.Note, "computed",
            row.Heading, row.Indent, value.Text, row.Codes, null, null, null, null);
    }

    private static CchcRow Row(TemplateRow row, string key, ManualIndicator? typed) => new(
        key, row.Number, row.Label, row.Unit, typed?.Value, null, null, null, typed?.Note, "manual", row.Heading, row.Indent, typed?.Text, row.Codes,
        typed?.Target, typed?.Evidence, typed?.By, typed?.At);

    private static CchcRow Added(string key, IndicatorInput input)
    {
        var indicator = IndicatorRegistry.Find(key)!;
        return Row(new TemplateRow(null, indicator.Definition.Label, indicator.Definition.Unit, 1, false, key), key, indicator, input);
    }

    /// <summary>What the printed levels leave out of the total; null where they add up.</summary>
    private static CchcRow? SharedRest(List<CchcRow> rows, IndicatorInput input)
    {
        var total = (long)IndicatorRegistry.Find(Total)!.Compute(input).Value!;
        var rest = total - rows.Where(r => IsLevel(r.Key)).Sum(r => (long)(r.Value ?? 0));
        return rest == 0 ? null : new CchcRow(
            SharedRow, null, "Số TTHC dùng chung nhiều cấp:", "Thủ tục", rest, null, null,
            "Tổng số TTHC đang có hiệu lực trừ các dòng theo cấp ở trên; các dòng theo cấp cộng lại bằng tổng số.",
            $"Tổng số {VietnameseFormat.Count(total)}.", "computed", false, 1, null, null, null, null, null, null);
    }
}
