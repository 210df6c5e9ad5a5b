namespace OneStop.Dossiers.SourceWatch;

/// <summary>What the ledger learned from one source in one hour.</summary>
/// <param name="Hour">Its start.</param>
/// <param name="LastAt">When the ledger learned of the newest of them.</param>
/// <param name="LastRecordedAt">When that one was recorded in the source's software.</param>
public readonly record struct CountedHour(DateTimeOffset Hour, long Entries, DateTimeOffset LastAt, DateTimeOffset LastRecordedAt);
