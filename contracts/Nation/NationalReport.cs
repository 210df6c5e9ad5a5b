using System.Text.Json.Serialization;
using OneStop.Contracts.Reports;

namespace OneStop.Contracts.Nation;

/// <summary>
/// A form over all provinces (<c>GET /v1/nation/reports/{form}</c>): every cell is the sum of the provinces that answered, and
/// <see cref="Provinces"/> says of each how fresh its figures are, or why it is missing.
/// </summary>
public sealed record NationalReport
{
    public required string Form { get; init; }

    /// <summary>The definition all added figures share; <c>null</c> where no province answered.</summary>
    public ReportDefinition? Definition { get; init; }

    public required ReportPeriod Period { get; init; }

    public required string View { get; init; }

    /// <summary><c>province</c>, or what the provinces' own rows are grouped by.</summary>
    public required string GroupBy { get; init; }

    /// <summary>Whether every province is in the sums.</summary>
    public required bool Complete { get; init; }

    public IReadOnlyList<ReportColumn> Columns { get; init; } = [];

    public IReadOnlyList<ReportRow> Rows { get; init; } = [];

    public required ReportTotal Total { get; init; }

    public IReadOnlyList<Exclusion> Excluded { get; init; } = [];

    /// <summary>Each rule holds when it holds in every province; <c>total=sum</c> is checked over the national rows as well.</summary>
    public IReadOnlyList<ReportCheck> Checks { get; init; } = [];

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public OnTimeRates? Rates { get; init; }

    /// <summary>By code.</summary>
    public required IReadOnlyList<ProvinceShare> Provinces { get; init; }
}

/// <summary>What one province gave to a national report.</summary>
/// <param name="Missing"><c>null</c> where it is in the sums; else <c>notRunning</c>, <c>noAnswer</c>, <c>behind</c>, <c>refused</c> or <c>otherDefinition</c>.</param>
/// <param name="AsOf">Up to where its ledger is counted.</param>
/// <param name="LagSeconds">For how long its figures had not caught up with its ledger when it answered.</param>
public sealed record ProvinceShare(string Code, string Name, string? Missing, AsOf? AsOf, double? LagSeconds, ReportTotal? Total);

/// <summary>One line of <c>GET /v1/nation/provinces</c>.</summary>
/// <param name="State"><c>ready</c>, <c>notReady</c> or <c>notRunning</c>.</param>
/// <param name="LedgerHead">How far its ledger reaches.</param>
/// <param name="LagSeconds">As in the header <c>X-Lag-Seconds</c>.</param>
public sealed record ProvinceState(string Code, string Name, string State, long? LedgerHead, double? LagSeconds);
