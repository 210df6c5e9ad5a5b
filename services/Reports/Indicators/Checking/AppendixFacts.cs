using OneStop.Contracts.Reports;
using OneStop.Core.Reports;
using OneStop.Core.Reports.Indicators;

namespace OneStop.Reports.Indicators.Checking;

/// <summary>The appendix as printed, beside what its figures were computed from.</summary>
/// <param name="Carried">Dossiers open before the period, and those recalled in it: what column (6) must come to.</param>
/// <param name="EveryCase">Whether single dossiers were counted one by one, or only the late ones.</param>
public sealed record AppendixFacts(CchcReport Report, IndicatorInput Input, long Carried, bool EveryCase)
{
    private const int LabelMax = 60;

    /// <summary>All columns of II.06a, added over everything in scope.</summary>
    public Ii06aColumns Total { get; } = Input.Sum(_ => true);

    /// <summary>Lines that people typed.</summary>
    public IEnumerable<CchcRow> Typed => Report.Rows.Where(r => r is { Source: "manual", Heading: false });

    /// <summary>Late dossiers in the view of the report.</summary>
    public long Late => Report.View == "explained" ? Input.Cases.LateExplained : Input.Cases.LateBySoftware;

    /// <summary>The first line of that key; null where the template has none.</summary>
    public CchcRow? Row(string key) => Report.Rows.FirstOrDefault(r => r.Key == key);

    /// <summary>How a clerk finds a line: its printed number, or its words.</summary>
    public static string Line(CchcRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var label = row.Label.TrimEnd(':', '.', ' ');
        var words = label.Length <= LabelMax ? label : label[..label.LastIndexOf(' ', LabelMax)] + " …";
        return row.Number is { } number ? $"dòng {number} “{words}”" : $"dòng “{words}”";
    }

    /// <summary>A figure as the appendix prints it; a blank is said.</summary>
    public static string Figure(decimal? value) => value switch
    {
        null => "để trống",
        { } v when decimal.IsInteger(v) => VietnameseFormat.Count((long)v),
        { } v => VietnameseFormat.TwoDecimals(v),
    };
}

/// <summary>A rule the appendix keeps before it may be filed (domain §12, points 13–18).</summary>
/// <param name="Name">Stable, on the wire.</param>
/// <param name="Sentence">What it asks for.</param>
/// <param name="Broken">What breaks it, a clause each: the lines with their numbers, and what to do; none = it holds.</param>
public sealed record AppendixRule(string Name, string Sentence, Func<AppendixFacts, IEnumerable<string>> Broken)
{
    public CheckedRule Check(AppendixFacts facts)
    {
        var broken = Broken(facts).ToList();
        return new CheckedRule(Name, broken.Count == 0, broken.Count == 0 ? Sentence : $"{Sentence.TrimEnd('.')}: {string.Join("; ", broken)}.");
    }
}
