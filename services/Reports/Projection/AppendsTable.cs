using Npgsql;
using OneStop.Runtime.Postgres;

namespace OneStop.Reports.Projection;

/// <summary>
/// Notes the instants of positions by runs: within a run each position is stamped a microsecond after the one before, so that a row stands only where a
/// run begins.
/// </summary>
internal static class AppendsTable
{
    /// <param name="before">Position and stamp of the entry before the first one; no stamp = there was none.</param>
    public static async Task AppendAsync(
        NpgsqlConnection connection, (long Position, DateTimeOffset? AppendedAt) before, IReadOnlyList<FeedEntry> entries, CancellationToken ct)
    {
        await using var copy = await BinaryCopy.BeginAsync(connection, "copy reports.appends (position, appended_at) from stdin (format binary)", ct);
        foreach (var entry in entries)
        {
            var follows = before.AppendedAt is { } stamp && entry.AppendedAt - stamp == TimeSpan.FromMicroseconds(entry.Position - before.Position);
            before = (entry.Position, entry.AppendedAt);
            if (!follows)
            {
                await copy.RowAsync(ct);
                copy.Number8(entry.Position);
                copy.Instant(entry.AppendedAt);
            }
        }

        await copy.EndAsync(ct);
    }
}
