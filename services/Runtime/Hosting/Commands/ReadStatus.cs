using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Npgsql;
using OneStop.Runtime.Ledger.Verifying;
using OneStop.Runtime.Postgres;

namespace OneStop.Runtime.Hosting.Commands;

/// <summary>Gathers what <c>status</c> shows; each section is an object, a part that is not there is <c>null</c>.</summary>
internal sealed class ReadStatus(VerbCall call, IReadOnlyList<Module> modules)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public async Task<JsonObject> RunAsync(CancellationToken ct)
    {
        await using var database = await Database.OpenAsync(call.Settings, ct);
        var status = new JsonObject { ["server"] = await ServerAsync(ct), ["ledger"] = await LedgerAsync(database.Source, ct) };
        if (status["ledger"] is not null)
        {
            foreach (var module in modules)
            {
                if (await module.StatusAsync(database.Source, ct) is { } own)
                {
                    status[module.Name] = own;
                }
            }
        }

        status["disk"] = Disk(database);
        status["anchor"] = Anchor();
        status["backup"] = Backup();
        return status;
    }

    private async Task<JsonObject> ServerAsync(CancellationToken ct)
    {
        try
        {
            using var client = new HttpClient { Timeout = Patience };
            using var answer = await client.GetAsync(new Uri($"{call.ServerUrl}/health/ready"), ct);
            var health = await answer.Content.ReadFromJsonAsync<JsonObject>(ct) ?? [];
            var lag = ProgressHeaders.ReadLag(answer.Headers) ?? 0;
            return new() { ["state"] = (string?)health["status"], ["url"] = call.ServerUrl, ["lagSeconds"] = lag, ["checks"] = ChecksOf(health) };
        }
        catch (Exception failure) when (failure is HttpRequestException or JsonException or TaskCanceledException && !ct.IsCancellationRequested)
        {
            return new() { ["state"] = "notRunning", ["url"] = call.ServerUrl };
        }
    }

    private static JsonObject ChecksOf(JsonObject health) => new(health["checks"]!.AsObject().Select(check =>
        KeyValuePair.Create(check.Key, (JsonNode?)((string?)check.Value!["detail"] is { } detail ? $"{check.Value["status"]}: {detail}" : (string?)check.Value["status"]))));

    private static async Task<JsonObject?> LedgerAsync(NpgsqlDataSource database, CancellationToken ct)
    {
        try
        {
            await using var command = database.CreateCommand(SqlText.Of<Verb>("Ledger/Sql/status.sql"));
            await using var reader = await command.ExecuteReaderAsync(ct);
            await reader.ReadAsync(ct);
            return new()
            {
                ["position"] = reader.GetInt64(0),
                ["appendedAt"] = WireJson.Instant(reader.GetFieldValue<DateTimeOffset>(1)),
                ["batches"] = reader.GetInt64(3),
                ["bytes"] = reader.GetInt64(5),
                ["postgres"] = reader.GetString(6),
                ["databaseBytes"] = reader.GetInt64(4),
                ["chain"] = Convert.ToHexStringLower(reader.GetFieldValue<byte[]>(2)),
            };
        }
        catch (PostgresException absent) when (absent.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName)
        {
            return null;
        }
    }

    private JsonObject Disk(Database database)
    {
        Directory.CreateDirectory(call.Settings.DataFolder);
        var drive = new DriveInfo(call.Settings.DataFolder);
        return new()
        {
            ["stateFolder"] = call.Settings.DataFolder,
            ["databaseFolder"] = database.ClusterFolder ?? "on its own server",
            ["freeBytes"] = drive.AvailableFreeSpace,
            ["totalBytes"] = drive.TotalSize,
        };
    }

    private JsonObject? Anchor() => AnchorFile.ReadAll(call.Settings) is [.., var last]
        ? new() { ["position"] = last.Position, ["notedAt"] = WireJson.Instant(last.NotedAt) }
        : null;

    private JsonObject? Backup()
    {
        var folder = new DirectoryInfo(BackupVerb.FolderOf(call.Settings));
        return folder.Exists && folder.GetFiles("*.dump").OrderBy(file => file.Name, StringComparer.Ordinal).LastOrDefault() is { } last
            ? new() { ["takenAt"] = WireJson.Instant(last.LastWriteTimeUtc), ["bytes"] = last.Length, ["path"] = last.FullName }
            : null;
    }
}
