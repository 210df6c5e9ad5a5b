namespace OneStop.Contracts.Dossiers;

/// <summary>What is known of a source of entries (<c>GET /v1/sources</c>). Working minutes are office time by the national calendar.</summary>
/// <param name="Source">The name its entries carry.</param>
/// <param name="Agency">The agency whose subtree its key may write; null = it has no key of its own.</param>
/// <param name="LastSeenAt">When the ledger learned of its newest entry; null = it has a key and has sent nothing.</param>
/// <param name="LastRecordedAt">When that entry was recorded in its software.</param>
/// <param name="LagSeconds">Between the two.</param>
/// <param name="Days">Entries on each of the last seven civil days, oldest first, today last.</param>
/// <param name="UsualGapMinutes">
/// Of the gaps between the hours in which it sent within the last 60 days, in working minutes, the one that 95 in 100 do not exceed; null = fewer than five.
/// </param>
/// <param name="QuietMinutes">Working minutes since its newest entry.</param>
/// <param name="Silent">Quiet for longer than usual, and for longer than a working day.</param>
public sealed record SourceAnswer(
    string Source,
    string? Agency,
    DateTimeOffset? LastSeenAt,
    DateTimeOffset? LastRecordedAt,
    double? LagSeconds,
    IReadOnlyList<SourceDay> Days,
    long? UsualGapMinutes,
    long? QuietMinutes,
    bool Silent);

/// <param name="Day">A civil day.</param>
public sealed record SourceDay(DateOnly Day, long Entries);
