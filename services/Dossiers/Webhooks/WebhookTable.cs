using Npgsql;
using NpgsqlTypes;
using OneStop.Runtime.Postgres;

namespace OneStop.Dossiers.Webhooks;

/// <summary>The subscribers, their checkpoints and who delivers to them now.</summary>
public sealed class WebhookTable(NpgsqlDataSource database, TimeProvider time)
{
    /// <summary>Longer than one delivery with all its attempts lasts.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(90);

    private readonly Statements _statements = new(database, static name => SqlText.Of<WebhookTable>($"Webhooks/Sql/{name}.sql"));

    /// <summary>Adds a subscriber, or changes address, events and agency of one that is there; true where it is new.</summary>
    public async Task<bool> PutAsync(Webhook webhook, string by, CancellationToken ct)
    {
        await using var command = _statements.Of("put", webhook.Id, webhook.Url, webhook.Events.ToArray(), webhook.Agency, webhook.Secret, webhook.Position, by, time.GetUtcNow());
        return (bool)(await command.ExecuteScalarAsync(ct))!;
    }

    /// <summary>One subscriber, or all, by id.</summary>
    public async Task<IReadOnlyList<Webhook>> ReadAsync(string? id, CancellationToken ct)
    {
        await using var command = _statements.Of("read");
        command.Parameters.AddWithValue(NpgsqlDbType.Text, (object?)id ?? DBNull.Value);
        return await ReadAsync(command, ct);
    }

    /// <summary>Those who lag behind a position and whom nobody serves or must still leave alone.</summary>
    public Task<IReadOnlyList<string>> DueAsync(long head, CancellationToken ct) => Statements.TextsAsync(_statements.Of("due", head, time.GetUtcNow()), ct);

    /// <summary>Takes or prolongs the lease and turns back to where a replay was asked for; null where another has the lease or there is none such.</summary>
    public async Task<Webhook?> LeaseAsync(string id, Guid by, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        await using var command = _statements.Of("lease", id, by, now, now + Lease);
        return await ReadAsync(command, ct) is [var webhook] ? webhook : null;
    }

    /// <summary>Everything up to a position has been delivered, the last event under that number; only for the holder of the lease.</summary>
    public Task AdvanceAsync(string id, Guid by, long position, long sequence, CancellationToken ct) => Statements.RunAsync(_statements.Of("advance", id, by, position, sequence, time.GetUtcNow()), ct);

    /// <summary>A delivery was given up; gives the lease back.</summary>
    public Task FailAsync(string id, Guid by, string error, TimeSpan pause, CancellationToken ct) => Statements.RunAsync(_statements.Of("fail", id, by, time.GetUtcNow(), error, time.GetUtcNow() + pause), ct);

    /// <summary>Gives the lease back.</summary>
    public Task ReleaseAsync(string id, Guid by, CancellationToken ct) => Statements.RunAsync(_statements.Of("release", id, by), ct);

    /// <summary>Asks for everything after a position again; false where there is no such subscriber.</summary>
    public async Task<bool> ReplayAsync(string id, long after, CancellationToken ct) => await Statements.RunAsync(_statements.Of("replay", id, after), ct) == 1;

    /// <summary>Puts another key in place; false where there is no such subscriber.</summary>
    public async Task<bool> ChangeSecretAsync(string id, byte[] secret, CancellationToken ct) => await Statements.RunAsync(_statements.Of("change-secret", id, secret), ct) == 1;

    /// <summary>Ends a subscription.</summary>
    public Task DeleteAsync(string id, CancellationToken ct) => Statements.RunAsync(_statements.Of("delete", id), ct);

    private static async Task<IReadOnlyList<Webhook>> ReadAsync(NpgsqlCommand command, CancellationToken ct)
    {
        await using var reader = await command.ExecuteReaderAsync(ct);
        var webhooks = new List<Webhook>();
        while (await reader.ReadAsync(ct))
        {
            webhooks.Add(new Webhook(
                reader.GetString(0),
                reader.GetString(1),
                reader.GetFieldValue<string[]>(2),
                reader.GetString(3),
                reader.GetFieldValue<byte[]>(4),
                reader.GetInt64(5),
                reader.GetInt64(6),
                Instant(reader, 7),
                Instant(reader, 8),
                reader.IsDBNull(9) ? null : reader.GetString(9),
                reader.GetInt32(10),
                Instant(reader, 11)));
        }

        return webhooks;
    }

    private static DateTimeOffset? Instant(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetFieldValue<DateTimeOffset>(column);
}
