using System.Text.Json;
using Npgsql;
using OneStop.Runtime.Ledger.Verifying;
using OneStop.Runtime.Postgres;

namespace OneStop.Runtime.Hosting.Commands;

/// <summary><c>status [--json]</c>: one screen about the database, the ledger, the running server and what was last noted outside.</summary>
internal static class StatusVerb
{
    public static readonly Verb Verb = new("status", "show the ledger, the database and the running server on one screen: [--json]", RunAsync);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private static async Task<int> RunAsync(VerbCall call, CancellationToken ct)
    {
        await using var database = await Database.OpenAsync(call.Settings, ct);
        var facts = await ReadAsync(database, ct);
        facts["server"] = await ServerAsync(call.ServerUrl, ct);
        facts["stateFolder"] = call.Settings.DataFolder;
        facts["databaseFolder"] = database.ClusterFolder ?? "ONESTOP_DB";
        var anchors = AnchorFile.ReadAll(call.Settings);
        facts["lastAnchor"] = anchors.Count == 0 ? "none" : $"{anchors[^1].Position} at {WireJson.Instant(anchors[^1].NotedAt)}";
        facts["lastBackup"] = LastBackup(call.Settings) ?? "none";
        if (call.Flag("json"))
        {
            await call.Output.WriteLineAsync(JsonSerializer.Serialize(facts, WireJson.Options));
            return 0;
        }

        foreach (var (name, value) in facts)
        {
            await call.Output.WriteLineAsync($"{name,-16} {(value is DateTimeOffset instant ? WireJson.Instant(instant) : value)}");
        }

        return 0;
    }

    private static async Task<Dictionary<string, object>> ReadAsync(Database database, CancellationToken ct)
    {
        try
        {
            await using var command = database.Source.CreateCommand(SqlText.Of<Verb>("Ledger/Sql/status.sql"));
            await using var reader = await command.ExecuteReaderAsync(ct);
            await reader.ReadAsync(ct);
            return new()
            {
                ["position"] = reader.GetInt64(0),
                ["appendedAt"] = reader.GetFieldValue<DateTimeOffset>(1),
                ["chain"] = Convert.ToHexStringLower(reader.GetFieldValue<byte[]>(2)),
                ["batches"] = reader.GetInt64(3),
                ["databaseBytes"] = reader.GetInt64(4),
                ["ledgerBytes"] = reader.GetInt64(5),
                ["postgres"] = reader.GetString(6),
            };
        }
        catch (PostgresException absent) when (absent.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName)
        {
            return new() { ["position"] = "no ledger yet" };
        }
    }

    private static async Task<string> ServerAsync(string url, CancellationToken ct)
    {
        try
        {
            using var client = new HttpClient { Timeout = Patience };
            using var answer = await client.GetAsync(new Uri($"{url}/health/ready"), ct);
            return $"{url} {(answer.IsSuccessStatusCode ? "ready" : "not ready")} {string.Join(", ", answer.Headers
                .Where(header => header.Key.StartsWith("X-L", StringComparison.Ordinal)).Select(header => $"{header.Key} {header.Value.First()}"))}";
        }
        catch (HttpRequestException)
        {
            return "not running";
        }
    }

    private static string? LastBackup(OneStopSettings settings)
    {
        var folder = new DirectoryInfo(BackupVerb.FolderOf(settings));
        return folder.Exists ? folder.GetFiles("*.dump").OrderBy(file => file.Name, StringComparer.Ordinal).LastOrDefault()?.FullName : null;
    }
}
