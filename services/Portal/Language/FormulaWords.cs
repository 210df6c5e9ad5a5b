namespace OneStop.Portal.Language;

/// <summary>A formula of the registry of indicators in the reader's language: a count or a share is said by its parts, which many formulas have in common.</summary>
public static class FormulaWords
{
    private const string Counted = "Đếm: {0}.";
    private const string Share = "{0} ÷ {1} × 100, làm tròn 2 chữ số; mẫu số bằng 0 thì để trống.";
    private const string Line = " ÷ ";

    private static readonly string CountedBegin = Counted[..Counted.IndexOf('{', StringComparison.Ordinal)];
    private static readonly string ShareEnd = Share[(Share.IndexOf('}', Share.IndexOf("{1}", StringComparison.Ordinal)) + 1)..];

    /// <summary>The formula; one of another kind is looked up whole.</summary>
    public static string Say(string formula, Words words)
    {
        ArgumentNullException.ThrowIfNull(formula);
        ArgumentNullException.ThrowIfNull(words);
        if (formula.StartsWith(CountedBegin, StringComparison.Ordinal) && formula.EndsWith('.'))
        {
            return words.Say(Counted, words[formula[CountedBegin.Length..^1]]);
        }

        return formula.EndsWith(ShareEnd, StringComparison.Ordinal) && formula.IndexOf(Line, StringComparison.Ordinal) is > 0 and var line
            ? words.Say(Share, words[formula[..line]], words[formula[(line + Line.Length)..^ShareEnd.Length]])
            : words[formula];
    }
}
