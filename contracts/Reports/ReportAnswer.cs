using System.Text.Json.Serialization;

namespace OneStop.Contracts.Reports;

/// <summary>
/// What every report says of itself, whatever its form (<c>GET /v1/reports/{form}</c>). At one cut-off the whole body is the same for ever, to the byte.
/// </summary>
public abstract record ReportAnswer
{
    /// <summary>The form's wire name, for example <c>ii06a</c>.</summary>
    [JsonPropertyOrder(-20)]
    public required string Form { get; init; }

    /// <summary>How the form's figures are defined, in words, and which version of that definition was used.</summary>
    [JsonPropertyOrder(-19)]
    public required ReportDefinition Definition { get; init; }

    [JsonPropertyOrder(-18)]
    public required ReportPeriod Period { get; init; }

    /// <summary>The agency whose subtree is counted, new code style; <c>*</c> = everything.</summary>
    [JsonPropertyOrder(-17)]
    public required string Scope { get; init; }

    /// <summary><c>software</c> or <c>explained</c>.</summary>
    [JsonPropertyOrder(-16)]
    public required string View { get; init; }

    /// <summary>The cut-off: what was known.</summary>
    [JsonPropertyOrder(-15)]
    public required AsOf AsOf { get; init; }

    /// <summary>Rules of ruling 39 and whether they hold in this answer.</summary>
    [JsonPropertyOrder(20)]
    public IReadOnlyList<ReportCheck> Checks { get; init; } = [];

    /// <summary>The same report of other periods, where <c>compareWith</c> asked for them.</summary>
    [JsonPropertyOrder(40)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<BesideReport>? Beside { get; init; }
}

/// <summary>The figures of another period at the same cut-off.</summary>
/// <param name="Name"><c>previous</c> (the period just before) or <c>lastYear</c> (the same period a year before).</param>
/// <param name="Rows">By row key, the total under <c>total</c>; a row that is missing had nothing to print.</param>
public sealed record BesideReport(string Name, ReportPeriod Period, IReadOnlyList<BesideRow> Rows);

/// <param name="Values">By column key.</param>
public sealed record BesideRow(string Key, IReadOnlyDictionary<string, ReportValue> Values);

/// <summary>A definition of figures in words, with its version.</summary>
public sealed record ReportDefinition(string Version, string Text);

/// <summary>Both days inclusive.</summary>
public sealed record ReportPeriod(DateOnly From, DateOnly To);

/// <summary>A ledger position and the instant of its append, +07:00. Position 0 = an empty ledger, whose instant is null.</summary>
public sealed record AsOf(long Position, DateTimeOffset? Instant);

/// <summary>A rule such as <c>3=4+5+6</c>.</summary>
public sealed record ReportCheck(string Rule, bool Holds);

/// <summary>Dossiers left out of the figures and why (ruling 39).</summary>
public sealed record Exclusion(string Reason, long Count);

/// <summary>
/// A rate as printed: percent with two decimals, half up, below 100 while numerator &lt; denominator (ruling 29); <paramref name="Value"/> is
/// null where the denominator is 0.
/// </summary>
public sealed record PrintedRate(decimal? Value, long Numerator, long Denominator, string Definition);
