using System.Text.Json.Serialization;

namespace OneStop.Contracts.Reports;

/// <summary>A report that is a table of counts: II.06a and its relatives. Only rows with at least one cell that is not zero are present, ordered by key.</summary>
public sealed record CellReport : ReportAnswer
{
    /// <summary><c>resolving</c> or <c>receiving</c> (ruling 26).</summary>
    [JsonPropertyOrder(-14)]
    public required string ScopeBy { get; init; }

    [JsonPropertyOrder(-13)]
    public required string GroupBy { get; init; }

    public required IReadOnlyList<ReportColumn> Columns { get; init; }

    public required IReadOnlyList<ReportRow> Rows { get; init; }

    public required ReportTotal Total { get; init; }

    public IReadOnlyList<Exclusion> Excluded { get; init; } = [];

    /// <summary>
    /// The on-time rates of ruling 38; null for forms without them. Of an answer with rates there are pictures too: <c>GET /v1/reports/{form}/charts/by-month</c>
    /// and <c>…/by-agency</c>.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [JsonPropertyOrder(30)]
    public OnTimeRates? Rates { get; init; }

    /// <summary>Where the rows were asked for page by page (<c>limit</c>): the <c>cursor</c> of the next page; null = the last one, or all at once.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [JsonPropertyOrder(31)]
    public string? Next { get; init; }
}

/// <summary>A column of counts.</summary>
/// <param name="Key">As in <see cref="ReportRow.Values"/>, for II.06a its number: <c>"3"</c>.</param>
public sealed record ReportColumn(string Key, string Label);

/// <param name="Key">What the row groups by: an agency code, <c>{level}/{field}</c>, …; <c>unknown</c> where the catalogue does not know it.</param>
/// <param name="Values">By column key: whole numbers, or null where there is nothing to divide by; texts in forms that carry some.</param>
public sealed record ReportRow(string Key, string Label, IReadOnlyDictionary<string, ReportValue> Values);

/// <summary>The sum of all rows.</summary>
public sealed record ReportTotal(IReadOnlyDictionary<string, ReportValue> Values);

/// <summary>
/// The denominators on-time resolution is measured by, from the view's own columns: <c>resolved</c> (8+9)/7; <c>withPendingInTime</c> (8+9+12)/3;
/// <c>received</c> (8+9)/3; <c>due</c> (8+9)/(8+9+10+13), which cannot be raised by leaving late dossiers open.
/// </summary>
public sealed record OnTimeRates(PrintedRate Resolved, PrintedRate WithPendingInTime, PrintedRate Received, PrintedRate Due);
