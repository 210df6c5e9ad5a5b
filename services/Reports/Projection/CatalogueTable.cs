using Npgsql;
using OneStop.Runtime.Ledger.Formats;
using OneStop.Runtime.Postgres;

namespace OneStop.Reports.Projection;

/// <summary>Keeps catalogue entries as they came; entries of kinds that no figure depends on are passed over.</summary>
internal static class CatalogueTable
{
    public static async Task AppendAsync(NpgsqlConnection connection, IEnumerable<FeedEntry> entries, CancellationToken ct)
    {
        await using var copy = await BinaryCopy.BeginAsync(
            connection, "copy reports.catalogue (position, appended_at, kind, schema, body) from stdin (format binary)", ct);
        foreach (var entry in entries.Where(static e => CatalogueFormat.Kinds.Contains(e.Kind)))
        {
            await copy.RowAsync(ct);
            copy.Number8(entry.Position);
            copy.Instant(entry.AppendedAt);
            copy.Text(entry.Kind);
            copy.Number4(entry.Schema);
            copy.Bytea(entry.Body);
        }

        await copy.EndAsync(ct);
    }
}
