using OneStop.Core.Reports.Indicators;
using OneStop.Reports.Forms;

namespace OneStop.Reports.Indicators;

/// <summary>
/// The cells of an indicator that open to dossiers: <c>numerator</c> and <c>denominator</c> of a rate, <c>value</c> of a plain count. Which dossiers they
/// are the indicator says itself.
/// </summary>
internal static class IndicatorCases
{
    /// <summary>The sides of an indicator that count dossiers, each with its test.</summary>
    public static IEnumerable<(string Side, Func<IndicatorCase, bool> Counts)> SidesOf(string key)
    {
        if (IndicatorRegistry.Find(key) is not { Cases: { } above } indicator)
        {
            yield break;
        }

        yield return (indicator.CaseBase is null ? "value" : "numerator", above);
        if (indicator.CaseBase is { } below)
        {
            yield return ("denominator", below);
        }
    }

    /// <summary>A dossier as indicators look at it.</summary>
    public static IndicatorCase Of(CaseInRow c) =>
        new(c.Dossier, c.Columns, c.Procedure, c.ReceivingLevel, c.Catalogue, c.Question.From, c.Question.Until, c.Question.OnlineBase);
}
