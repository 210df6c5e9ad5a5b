using OneStop.Core.Procedures;

namespace OneStop.Core.Reports.Indicators;

/// <summary>
/// An indicator as people agree on it: every screen, answer and form that shows the figure reads its words from here (<c>GET /v1/indicators</c>).
/// </summary>
/// <param name="Key">Stable name, for example <c>onTimeRate.department</c>.</param>
/// <param name="Label">As shown to people, Vietnamese.</param>
/// <param name="Unit">Đơn vị tính.</param>
/// <param name="Formula">How it is worked out, in one line.</param>
/// <param name="Numerator">What is counted above the line; for a plain count, what is counted.</param>
/// <param name="Denominator">What it is divided by; null for a plain count.</param>
/// <param name="Clock">Which dates and which cut-off decide.</param>
/// <param name="Exclusions">What is left out and why.</param>
/// <param name="Version">Raised whenever a figure could change by a new definition.</param>
public sealed record Indicator(
    string Key,
    string Label,
    string Unit,
    string Formula,
    string Numerator,
    string? Denominator,
    string Clock,
    string Exclusions,
    int Version);

/// <summary>An indicator and the function that computes it.</summary>
public sealed record ComputedIndicator(Indicator Definition, Func<IndicatorInput, IndicatorValue> Compute)
{
    public string Key => Definition.Key;

    /// <summary>The procedures it counts, above the line of a rate; null where it counts none.</summary>
    public Func<IndicatorInput, IEnumerable<Procedure>>? Procedures { get; init; }

    /// <summary>The procedures below the line of a rate.</summary>
    public Func<IndicatorInput, IEnumerable<Procedure>>? Base { get; init; }

    /// <summary>The dossiers above the line of a rate, or those that a plain count counts; null where it counts none.</summary>
    public Func<IndicatorCase, bool>? Cases { get; init; }

    /// <summary>The dossiers below the line of a rate.</summary>
    public Func<IndicatorCase, bool>? CaseBase { get; init; }

    /// <summary>Whether it is computed from dossiers one by one, and from others than late ones too.</summary>
    public bool NeedsEveryCase { get; init; }

    /// <summary>Whether figures that people put are in it: no ledger entry of a dossier explains all of it.</summary>
    public bool FromPeople { get; init; }

    /// <summary>Why it opens neither to dossiers nor to procedures; null where it does.</summary>
    public string? WhyClosed { get; init; }

    /// <summary>A count of procedures that opens to them; versions of one procedure count once.</summary>
    public static ComputedIndicator Of(Indicator definition, Func<IndicatorInput, IEnumerable<Procedure>> procedures) =>
        new(definition, input => IndicatorValue.Of(Codes(procedures(input)))) { Procedures = procedures };

    /// <summary>A share of procedures in procedures; both open to them.</summary>
    public static ComputedIndicator Of(
        Indicator definition, Func<IndicatorInput, IEnumerable<Procedure>> above, Func<IndicatorInput, IEnumerable<Procedure>> below) =>
        new(definition, input => IndicatorValue.Of(new Rate(Codes(above(input)), Codes(below(input))))) { Procedures = above, Base = below };

    private static long Codes(IEnumerable<Procedure> procedures) => procedures.Select(p => p.Code).Distinct(StringComparer.Ordinal).LongCount();
}
