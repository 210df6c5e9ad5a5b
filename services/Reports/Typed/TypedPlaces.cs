using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using OneStop.Reports.Projection;

namespace OneStop.Reports.Typed;

/// <summary>Keeps, from the feed, where batches of typed figures stand in the ledger.</summary>
internal static class TypedPlaces
{
    /// <summary>Notes the places of entries of kind <c>typed</c>; a name that no text of PostgreSQL can be is that of no rows here.</summary>
    public static async Task AppendAsync(NpgsqlConnection connection, IEnumerable<FeedEntry> entries, CancellationToken ct)
    {
        foreach (var entry in entries)
        {
            using var body = JsonDocument.Parse(entry.Body);
            if (body.RootElement.GetProperty("id").GetString() is not { } batch || batch.Contains('\0', StringComparison.Ordinal))
            {
                continue;
            }

            await using var insert = new NpgsqlCommand("insert into reports.typed_places (batch, position) values ($1, $2)", connection);
            insert.Parameters.Add(new NpgsqlParameter { Value = batch, NpgsqlDbType = NpgsqlDbType.Text });
            insert.Parameters.Add(new NpgsqlParameter<long> { TypedValue = entry.Position });
            await insert.ExecuteNonQueryAsync(ct);
        }
    }
}
