using System.Text.Json.Nodes;
using Npgsql;
using OneStop.Runtime.Hosting;

namespace OneStop.Reports.Projection;

/// <summary>For the operator's screen: how far the figures follow the ledger.</summary>
internal static class ReadProgress
{
    public static async Task<JsonObject?> RunAsync(NpgsqlDataSource database, CancellationToken ct)
    {
        try
        {
            await using var command = database.CreateCommand(
                "select reached.position, head.position - reached.position, reached.appended_at from reports.checkpoint reached, ledger.head head");
            await using var reader = await command.ExecuteReaderAsync(ct);
            return await reader.ReadAsync(ct)
                ? new JsonObject
                {
                    ["position"] = reader.GetInt64(0),
                    ["behind"] = reader.GetInt64(1),
                    ["appendedAt"] = reader.IsDBNull(2) ? null : WireJson.Instant(reader.GetFieldValue<DateTimeOffset>(2)),
                }
                : new JsonObject { ["position"] = 0 };
        }
        catch (PostgresException absent) when (absent.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName)
        {
            return null;
        }
    }
}
