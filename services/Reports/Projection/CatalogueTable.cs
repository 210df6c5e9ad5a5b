using Npgsql;
using NpgsqlTypes;
using OneStop.Runtime.Ledger.Formats;

namespace OneStop.Reports.Projection;

/// <summary>Keeps catalogue entries as they came; entries of kinds that no figure depends on are passed over.</summary>
internal static class CatalogueTable
{
    public static async Task AppendAsync(NpgsqlConnection connection, IEnumerable<FeedEntry> entries, CancellationToken ct)
    {
        await using var copy = await connection.BeginBinaryImportAsync(
            "copy reports.catalogue (position, appended_at, kind, schema, body) from stdin (format binary)", ct);
        foreach (var entry in entries.Where(static e => CatalogueFormat.Kinds.Contains(e.Kind)))
        {
            await copy.StartRowAsync(ct);
            await copy.WriteAsync(entry.Position, NpgsqlDbType.Bigint, ct);
            await copy.WriteAsync(entry.AppendedAt.UtcDateTime, NpgsqlDbType.TimestampTz, ct);
            await copy.WriteAsync(entry.Kind, NpgsqlDbType.Text, ct);
            await copy.WriteAsync(entry.Schema, NpgsqlDbType.Integer, ct);
            await copy.WriteAsync(entry.Body, NpgsqlDbType.Bytea, ct);
        }

        await copy.CompleteAsync(ct);
    }
}
