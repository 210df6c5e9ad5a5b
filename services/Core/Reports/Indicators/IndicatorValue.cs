namespace OneStop.Core.Reports.Indicators;

/// <summary>What an indicator came to.</summary>
/// <param name="Value">A count, or a percentage as printed; null = nothing to divide by, prints blank.</param>
/// <param name="Numerator">For rates, with <paramref name="Denominator"/>.</param>
/// <param name="Text">Words, for the few indicators that are no number.</param>
/// <param name="Note">What a reader should know beside the figure.</param>
public sealed record IndicatorValue(decimal? Value, long? Numerator, long? Denominator, string? Text, string? Note)
{
    public static IndicatorValue Of(long count, string? note = null) => new(count, null, null, null, note);

    public static IndicatorValue Of(Rate rate, string? note = null) => new(rate.Percent, rate.Numerator, rate.Denominator, null, note);

    public static IndicatorValue Of(string? text) => new(null, null, null, text, null);

    /// <summary>A rate that may not be given although there are dossiers to divide by; the counts are printed all the same.</summary>
    public static IndicatorValue Withheld(Rate rate, string note) => new(null, rate.Numerator, rate.Denominator, null, note);
}
