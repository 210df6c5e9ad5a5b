namespace OneStop.Contracts.Reports;

/// <summary>
/// A figure typed in for a period and an agency (<c>PUT /v1/indicators/manual</c>, an array of these). Putting it again replaces it; what was typed
/// before stays on record.
/// </summary>
/// <param name="Agency">New code style.</param>
/// <param name="Key">As in the appendix; a computed key is refused with 409 <c>computedIndicator</c>.</param>
/// <param name="Value">The figure; null together with <paramref name="Text"/> null empties the row.</param>
/// <param name="Text">Words instead of a figure.</param>
/// <param name="Target">Mục tiêu.</param>
/// <param name="Evidence">Number and date of the document that proves it.</param>
public sealed record PutManualIndicator(
    string Agency,
    DateOnly From,
    DateOnly To,
    string Key,
    decimal? Value,
    string? Text = null,
    string? Note = null,
    string? Target = null,
    string? Evidence = null);

/// <summary>A typed figure as kept.</summary>
public sealed record ManualIndicator(
    string Agency,
    DateOnly From,
    DateOnly To,
    string Key,
    decimal? Value,
    string? Text,
    string? Note,
    string? Target,
    string? Evidence,
    string By,
    DateTimeOffset At);

/// <summary>An indicator's definition (<c>GET /v1/indicators</c>).</summary>
/// <param name="Denominator">Null for plain counts.</param>
/// <param name="Source"><c>computed</c> or <c>manual</c>.</param>
public sealed record IndicatorItem(
    string Key,
    string Label,
    string? Unit,
    string? Formula,
    string? Numerator,
    string? Denominator,
    string? Clock,
    string? Exclusions,
    int Version,
    string Source);
