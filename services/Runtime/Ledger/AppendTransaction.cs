using System.Security.Cryptography;
using Npgsql;
using OneStop.Runtime.Postgres;

namespace OneStop.Runtime.Ledger;

/// <summary>
/// Writes one batch in one transaction and four round trips: (1) begin, take the lock of all writers, read the head, find what is there
/// already; (2, 3) COPY what is new; (4) move the head, chain the batch, wake the readers, commit. The lock is held to the commit, so
/// positions become visible in their order and a rolled-back batch leaves no gap. Where a standby must confirm (<c>synchronous_standby_names</c>),
/// a commit that PostgreSQL stopped waiting for counts as failed, and a batch of nothing but duplicates commits too, so that whatever an answer
/// calls kept is kept by the standby.
/// </summary>
internal sealed class AppendTransaction : IDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly TimeProvider _time;
    private readonly EntryDigest _digest = new();
    private readonly Chain _chain = new();
    private bool _mayHavePlainKeys = true;
    private bool _unconfirmed;

    public AppendTransaction(NpgsqlConnection connection, TimeProvider time)
    {
        _connection = connection;
        _time = time;
        _connection.Notice += OnNotice;
    }

    /// <summary>What became of the entries, in their order, and the head after them.</summary>
    public sealed record Result(Appended[] Outcomes, long Head, int Written);

    private sealed record Head(long Position, long StampMicros, byte[] Hash, bool StandbyConfirms);

    private sealed record Original(long Position, long StampMicros, short Kind, short Schema, string? Stream, long Digest, Guid Key);

    /// <summary>Writes; on an exception the connection must be thrown away.</summary>
    public async Task<Result> WriteAsync(IReadOnlyList<PreparedEntry> entries, CancellationToken ct)
    {
        var (head, originals) = await BeginAsync(entries, ct);
        var outcomes = new Appended[entries.Count];
        var fresh = new List<int>(entries.Count);
        Sort(entries, originals, head.Position, outcomes, fresh);
        if (fresh.Count == 0)
        {
            await EndWithoutNewsAsync(head, ct);
            return new(outcomes, head.Position, 0);
        }

        var stamp = Math.Max(Stamp.OfInstant(_time.GetUtcNow()), head.StampMicros + 1);
        var hash = await CopyAsync(entries, fresh, head, stamp, ct);
        await CommitAsync(head, fresh.Count, stamp, hash, ct);
        return new(outcomes, head.Position + fresh.Count, fresh.Count);
    }

    public void Dispose()
    {
        _connection.Notice -= OnNotice;
        _chain.Dispose();
    }

    // Whoever cancels a commit that waits for the standby is told so by a warning, and that it succeeded.
    private void OnNotice(object sender, NpgsqlNoticeEventArgs told) => _unconfirmed |= told.Notice.InvariantSeverity == "WARNING";

    private void RequireConfirmation()
    {
        if (_unconfirmed)
        {
            throw new TimeoutException("The standby did not confirm the commit.");
        }
    }

    // The commit of the smallest change waits for the standby to have everything before it.
    private async Task EndWithoutNewsAsync(Head head, CancellationToken ct)
    {
        await ExecuteAsync(head.StandbyConfirms ? "update ledger.head set position = position; commit" : "rollback", ct);
        RequireConfirmation();
    }

    private async Task<(Head Head, Dictionary<int, Original> Originals)> BeginAsync(IReadOnlyList<PreparedEntry> entries, CancellationToken ct)
    {
        var keys = new Guid[_mayHavePlainKeys ? 2 * entries.Count : entries.Count];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = i < entries.Count ? entries[i].Key.Placed : entries[i - entries.Count].Key.Plain;
        }

        await using var batch = new NpgsqlBatch(_connection)
        {
            BatchCommands =
            {
                new("begin"),
                new(SqlText.Of<LedgerWriter>("Ledger/Sql/lock.sql")),
                new(SqlText.Of<LedgerWriter>("Ledger/Sql/read-head.sql")),
                new(SqlText.Of<LedgerWriter>("Ledger/Sql/find-duplicates.sql")) { Parameters = { new NpgsqlParameter<Guid[]> { TypedValue = keys } } },
            },
        };
        await using var reader = await batch.ExecuteReaderAsync(ct);
        await reader.NextResultAsync(ct);
        await reader.ReadAsync(ct);
        var head = new Head(reader.GetInt64(0), Stamp.OfInstant(reader.GetFieldValue<DateTimeOffset>(1)), reader.GetFieldValue<byte[]>(2), reader.GetBoolean(3));
        _mayHavePlainKeys = reader.GetBoolean(4);
        await reader.NextResultAsync(ct);
        var originals = new Dictionary<int, Original>();
        while (await reader.ReadAsync(ct))
        {
            originals[(int)(reader.GetInt64(0) - 1) % entries.Count] = new(
                reader.GetInt64(1),
                Stamp.OfInstant(reader.GetFieldValue<DateTimeOffset>(2)),
                reader.GetInt16(3),
                reader.GetInt16(4),
                reader.IsDBNull(5) ? null : reader.GetString(5),
                reader.GetInt64(6),
                reader.GetGuid(7));
        }

        return (head, originals);
    }

    private void Sort(
        IReadOnlyList<PreparedEntry> entries, Dictionary<int, Original> originals, long head, Appended[] outcomes, List<int> fresh)
    {
        var seen = new Dictionary<Guid, int>(entries.Count);
        for (var i = 0; i < entries.Count; i++)
        {
            var entry = entries[i];
            if (originals.TryGetValue(i, out var original))
            {
                outcomes[i] = IsSame(entry, original)
                    ? new(original.Position, Duplicate: true, BodyDiffers: false)
                    : new(original.Position, Duplicate: true, BodyDiffers: true, original.Stream);
            }
            else if (seen.TryGetValue(entry.Key.Placed, out var first))
            {
                outcomes[i] = entry.Says(entries[first])
                    ? new(outcomes[first].Position, Duplicate: true, BodyDiffers: false)
                    : new(outcomes[first].Position, Duplicate: true, BodyDiffers: true, entries[first].StreamText);
            }
            else
            {
                seen.Add(entry.Key.Placed, i);
                fresh.Add(i);
                outcomes[i] = new(head + fresh.Count, Duplicate: false, BodyDiffers: false);
            }
        }
    }

    // The original's body need not be read: in the original's place the same words have the same digest.
    private bool IsSame(in PreparedEntry entry, Original original)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        _digest.Compute(
            original.Position, original.StampMicros, entry.Kind, original.Schema, original.Key, entry.Stream is not null, entry.Stream, entry.Body.Span, digest);
        return EntryDigest.Kept(digest) == original.Digest;
    }

    private async Task<byte[]> CopyAsync(IReadOnlyList<PreparedEntry> entries, List<int> fresh, Head head, long stamp, CancellationToken ct)
    {
        await using var copy = await BinaryCopy.BeginAsync(_connection, SqlText.Of<LedgerWriter>("Ledger/Sql/copy-entries.sql"), ct);
        _chain.Begin(head.Hash);
        for (var i = 0; i < fresh.Count; i++)
        {
            await copy.RowAsync(ct);
            AddRow(copy, entries[fresh[i]], head.Position + 1 + i, stamp + i);
        }

        await copy.EndAsync(ct);
        return _chain.End();
    }

    private void AddRow(BinaryCopy copy, in PreparedEntry entry, long position, long stamp)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        _digest.Compute(position, stamp, entry.Kind, entry.Schema, entry.Key.Placed, entry.Stream is not null, entry.Stream, entry.Body.Span, digest);
        _chain.Add(digest);
        copy.Number8(position);
        copy.Instant(Stamp.ToInstant(stamp));
        copy.Uuid(entry.Key.Placed);
        copy.Number8(EntryDigest.Kept(digest));
        copy.Number2(entry.Kind);
        copy.Number2(entry.Schema);
        copy.Bytea(entry.Stream);
        copy.Bytea(entry.Body.Span);
    }

    private async Task CommitAsync(Head head, int written, long stamp, byte[] hash, CancellationToken ct)
    {
        var last = head.Position + written;
        var stampedAt = Stamp.ToInstant(stamp + written - 1);
        await using var batch = new NpgsqlBatch(_connection)
        {
            BatchCommands =
            {
                new(SqlText.Of<LedgerWriter>("Ledger/Sql/move-head.sql"))
                {
                    Parameters = { new NpgsqlParameter<long> { TypedValue = last }, new NpgsqlParameter<DateTimeOffset> { TypedValue = stampedAt }, new() { Value = hash } },
                },
                new(SqlText.Of<LedgerWriter>("Ledger/Sql/insert-batch.sql"))
                {
                    Parameters =
                    {
                        new NpgsqlParameter<long> { TypedValue = head.Position + 1 }, new NpgsqlParameter<long> { TypedValue = last },
                        new NpgsqlParameter<DateTimeOffset> { TypedValue = stampedAt }, new() { Value = head.Hash }, new() { Value = hash },
                    },
                },
                new(SqlText.Of<LedgerWriter>("Ledger/Sql/notify.sql")) { Parameters = { new NpgsqlParameter<long> { TypedValue = last } } },
                new("commit"),
            },
        };
        await batch.ExecuteNonQueryAsync(ct);
        RequireConfirmation();
    }

    private async Task ExecuteAsync(string text, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(text, _connection);
        await command.ExecuteNonQueryAsync(ct);
    }
}
