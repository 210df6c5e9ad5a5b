using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using OneStop.Contracts.Dossiers;
using OneStop.Runtime.Hosting;
using OneStop.Runtime.Postgres;

namespace OneStop.Dossiers.Connector;

/// <summary>The connectors, how far each has come, and who runs it now.</summary>
public sealed class ConnectorTable(NpgsqlDataSource database, TimeProvider time)
{
    /// <summary>Longer than one page with all its attempts may take.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(30);

    private readonly Statements _statements = new(database, static name => SqlText.Of<ConnectorTable>($"Connector/Sql/{name}.sql"));

    /// <summary>Adds a connector or changes its profile; without a secret the old one stays. It is due at once.</summary>
    public async Task PutAsync(string id, ConnectorProfile profile, byte[]? secret, CancellationToken ct)
    {
        await using var command = _statements.Of("put", id);
        command.Parameters.AddWithValue(NpgsqlDbType.Jsonb, JsonSerializer.Serialize(profile, WireJson.Options));
        command.Parameters.AddWithValue(NpgsqlDbType.Bytea, (object?)secret ?? DBNull.Value);
        command.Parameters.AddWithValue(time.GetUtcNow());
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>One connector, or all, by id.</summary>
    public async Task<IReadOnlyList<Connector>> ReadAsync(string? id, CancellationToken ct)
    {
        await using var command = _statements.Of("read");
        command.Parameters.AddWithValue(NpgsqlDbType.Text, (object?)id ?? DBNull.Value);
        return await ReadAsync(command, ct);
    }

    /// <summary>Those whose time has come and that nobody runs.</summary>
    public Task<IReadOnlyList<string>> DueAsync(CancellationToken ct) => Statements.TextsAsync(_statements.Of("due", time.GetUtcNow()), ct);

    /// <summary>Takes the lease; null where another has it or there is no such connector.</summary>
    public async Task<Connector?> LeaseAsync(string id, Guid by, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        await using var command = _statements.Of("lease", id, by, now, now + Lease);
        return await ReadAsync(command, ct) is [var connector] ? connector : null;
    }

    /// <summary>Keeps how far the run has come, and the lease; false where the lease is lost.</summary>
    public async Task<bool> SaveAsync(string id, Guid by, int nextPage, ConnectorRun run, CancellationToken ct)
    {
        await using var command = _statements.Of("save", id, by, nextPage);
        command.Parameters.AddWithValue(NpgsqlDbType.Jsonb, JsonSerializer.Serialize(run, WireJson.Options));
        command.Parameters.AddWithValue(time.GetUtcNow() + Lease);
        return await command.ExecuteNonQueryAsync(ct) == 1;
    }

    /// <summary>Gives the lease back; the next run comes after a pause.</summary>
    public Task ReleaseAsync(string id, Guid by, TimeSpan pause, CancellationToken ct) => Statements.RunAsync(_statements.Of("release", id, by, time.GetUtcNow() + pause), ct);

    /// <summary>Makes it due now; false where there is no such connector.</summary>
    public async Task<bool> RunNowAsync(string id, CancellationToken ct) => await Statements.RunAsync(_statements.Of("run-now", id, time.GetUtcNow()), ct) == 1;

    /// <summary>Takes it away; what it brought stays.</summary>
    public Task DeleteAsync(string id, CancellationToken ct) => Statements.RunAsync(_statements.Of("delete", id), ct);

    private static async Task<IReadOnlyList<Connector>> ReadAsync(NpgsqlCommand command, CancellationToken ct)
    {
        await using var reader = await command.ExecuteReaderAsync(ct);
        var connectors = new List<Connector>();
        while (await reader.ReadAsync(ct))
        {
            connectors.Add(new Connector(
                reader.GetString(0),
                JsonSerializer.Deserialize<ConnectorProfile>(reader.GetString(1), WireJson.Options)!,
                reader.IsDBNull(2) ? null : reader.GetFieldValue<byte[]>(2),
                reader.GetInt32(3),
                reader.IsDBNull(4) ? null : JsonSerializer.Deserialize<ConnectorRun>(reader.GetString(4), WireJson.Options),
                reader.GetFieldValue<DateTimeOffset>(5)));
        }

        return connectors;
    }
}
