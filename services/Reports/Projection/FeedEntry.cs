using OneStop.Core.Dossiers;

namespace OneStop.Reports.Projection;

/// <summary>A line of the feed, read: a step of a dossier, or a catalogue entry with its body.</summary>
/// <param name="Dossier">Null for a catalogue entry.</param>
/// <param name="Step">Null for a catalogue entry.</param>
/// <param name="Body">Of a catalogue entry; empty for a step, which is kept as <paramref name="Step"/>.</param>
internal sealed record FeedEntry(long Position, DateTimeOffset AppendedAt, string Kind, int Schema, string? Dossier, Entry? Step, byte[] Body);

/// <summary>One answer of the feed.</summary>
/// <param name="Chain">The chain hash at the last position, or at the one asked after where there are no entries.</param>
internal sealed record FeedChunk(IReadOnlyList<FeedEntry> Entries, string? Chain);

/// <summary>The ledger is not the one whose rows are kept here (restore, failover).</summary>
internal sealed class OtherHistoryException() : Exception("The ledger has another history than the one projected.");
