namespace OneStop.Contracts.Dossiers;

/// <summary>A rejected item, kept whole until somebody mends and replays it (<c>GET /v1/quarantine</c>).</summary>
/// <param name="Channel">The way in: <c>steps</c>, <c>national</c>, <c>register</c> or <c>queue</c>.</param>
/// <param name="Raw">The item as it came; null where it was too large to keep.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="Sha256">Lower-case hex of its SHA-256: the same item again is counted, not kept twice.</param>
/// <param name="Seen">How often it came.</param>
/// <param name="State"><c>waiting</c>, <c>replayed</c> or <c>duplicate</c>.</param>
public sealed record QuarantineItem(
    long Id,
    string Channel,
    string? Source,
    string? ItemId,
    string? Dossier,
    string Code,
    string Detail,
    string? Raw,
    long Length,
    string Sha256,
    int Seen,
    DateTimeOffset FirstSeenAt,
    DateTimeOffset LastSeenAt,
    string State,
    long? Position);

/// <summary>What a replay did.</summary>
public sealed record ReplayAnswer(int Replayed, int Duplicates, int StillRejected, long? Position);

/// <summary>The optional body of <c>POST /v1/quarantine/{id}/replay</c>: the item as somebody mended it.</summary>
/// <param name="Raw">Sent in the item's place; the item itself is kept as it came. Null = replay it unchanged.</param>
public sealed record MendedItem(string? Raw);
