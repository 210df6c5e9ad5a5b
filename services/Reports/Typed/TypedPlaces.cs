using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using OneStop.Reports.Projection;

namespace OneStop.Reports.Typed;

/// <summary>Keeps, from the feed, where batches of typed figures stand in the ledger.</summary>
internal static class TypedPlaces
{
    /// <summary>Notes the places of entries of kind <c>typed</c>.</summary>
    public static async Task AppendAsync(NpgsqlConnection connection, IEnumerable<FeedEntry> entries, CancellationToken ct)
    {
        foreach (var entry in entries)
        {
            using var body = JsonDocument.Parse(entry.Body);
            await using var insert = new NpgsqlCommand("insert into reports.typed_places (batch, position) values ($1, $2)", connection);
            insert.Parameters.Add(new NpgsqlParameter { Value = body.RootElement.GetProperty("id").GetString()!, NpgsqlDbType = NpgsqlDbType.Text });
            insert.Parameters.Add(new NpgsqlParameter<long> { TypedValue = entry.Position });
            await insert.ExecuteNonQueryAsync(ct);
        }
    }
}
