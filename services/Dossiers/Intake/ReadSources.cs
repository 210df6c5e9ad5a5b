using System.Text.Json.Nodes;
using Npgsql;
using OneStop.Runtime.Hosting;
using OneStop.Runtime.Postgres;

namespace OneStop.Dossiers.Intake;

/// <summary>For the operator's screen: which sources the newest ten thousand steps came from, and what waits for a hand.</summary>
internal static class ReadSources
{
    public static async Task<JsonObject?> RunAsync(NpgsqlDataSource database, CancellationToken ct)
    {
        try
        {
            await using var waiting = database.CreateCommand("select count(*) from dossiers.quarantine where state = 'waiting'");
            await using var published = database.CreateCommand("select position from dossiers.published");
            return new JsonObject
            {
                ["inQuarantine"] = (long)(await waiting.ExecuteScalarAsync(ct))!,
                ["publishedUpTo"] = (long?)await published.ExecuteScalarAsync(ct),
                ["recentSources"] = await SourcesAsync(database, ct),
            };
        }
        catch (PostgresException absent) when (absent.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName)
        {
            return null;
        }
    }

    private static async Task<JsonArray> SourcesAsync(NpgsqlDataSource database, CancellationToken ct)
    {
        var sources = new JsonArray();
        await using var command = database.CreateCommand(SqlText.Of<DossiersModule>("Intake/Sql/recent-sources.sql"));
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            sources.Add(new JsonObject
            {
                ["source"] = reader.IsDBNull(0) ? null : reader.GetString(0),
                ["entries"] = reader.GetInt64(1),
                ["lastAt"] = WireJson.Instant(reader.GetFieldValue<DateTimeOffset>(2)),
            });
        }

        return sources;
    }
}
