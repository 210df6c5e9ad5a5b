using Npgsql;
using NpgsqlTypes;

namespace OneStop.Reports.Projection;

/// <summary>Notes which position each append began with.</summary>
internal static class AppendsTable
{
    /// <param name="before">The stamp of the entry before the first one; null = there was none.</param>
    public static async Task AppendAsync(NpgsqlConnection connection, DateTimeOffset? before, IReadOnlyList<FeedEntry> entries, CancellationToken ct)
    {
        await using var copy = await connection.BeginBinaryImportAsync("copy reports.appends (position, appended_at) from stdin (format binary)", ct);
        foreach (var entry in entries)
        {
            if (entry.AppendedAt != before)
            {
                before = entry.AppendedAt;
                await copy.StartRowAsync(ct);
                await copy.WriteAsync(entry.Position, NpgsqlDbType.Bigint, ct);
                await copy.WriteAsync(entry.AppendedAt.UtcDateTime, NpgsqlDbType.TimestampTz, ct);
            }
        }

        await copy.CompleteAsync(ct);
    }
}
