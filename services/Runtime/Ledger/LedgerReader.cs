using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Npgsql;
using OneStop.Runtime.Postgres;

namespace OneStop.Runtime.Ledger;

/// <summary>
/// Reads the ledger. Positions appear in order and without gaps: who has seen position <em>n</em> never later finds a smaller one. Thread safe.
/// </summary>
public sealed class LedgerReader(NpgsqlDataSource database, LedgerSignal signal, TimeProvider time)
{
    /// <summary>The entries after a position, in order, from one snapshot.</summary>
    /// <param name="after">Exclusive; 0 reads from the start.</param>
    /// <param name="limit">At most so many; positive.</param>
    /// <param name="ct">Ends the reading.</param>
    public async IAsyncEnumerable<StoredEntry> ReadAsync(long after, int limit, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var command = database.CreateCommand(SqlText.Of<LedgerReader>("Ledger/Sql/read-feed.sql"));
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = after });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit });
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            yield return Entry(reader);
        }
    }

    /// <summary>A dossier's entries up to and including a position, in order of position; none for an unknown dossier.</summary>
    public async Task<IReadOnlyList<StoredEntry>> ReadStreamAsync(string dossier, long upTo, CancellationToken ct)
    {
        await using var command = database.CreateCommand(SqlText.Of<LedgerReader>("Ledger/Sql/read-stream.sql"));
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = dossier });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = upTo });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var entries = new List<StoredEntry>();
        while (await reader.ReadAsync(ct))
        {
            entries.Add(Entry(reader));
        }

        return entries;
    }

    /// <summary>The entries of the catalogue (whatever is no step) after a position, in order.</summary>
    public async IAsyncEnumerable<StoredEntry> ReadCatalogueAsync(long after, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var command = database.CreateCommand(SqlText.Of<LedgerReader>("Ledger/Sql/read-catalogue.sql"));
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = after });
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            yield return Entry(reader);
        }
    }

    /// <summary>Where the entries of some (source, id) lie, in the order asked; null where the ledger has none.</summary>
    public async Task<IReadOnlyList<long?>> FindAsync(IReadOnlyList<(string Source, string Id)> keys, CancellationToken ct)
    {
        var positions = new long?[keys.Count];
        var wanted = keys.Select(static key => EntryKey.Of(key.Source, key.Id)).ToList();
        await using var command = database.CreateCommand(SqlText.Of<LedgerReader>("Ledger/Sql/find-positions.sql"));
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. wanted.Select(static key => key.Placed), .. wanted.Select(static key => key.Plain)] });
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            positions[(reader.GetInt64(0) - 1) % keys.Count] = reader.GetInt64(1);
        }

        return positions;
    }

    /// <summary>How far the ledger reaches now.</summary>
    public async Task<LedgerHead> HeadAsync(CancellationToken ct)
    {
        await using var command = database.CreateCommand(SqlText.Of<LedgerReader>("Ledger/Sql/head.sql"));
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        signal.Reached(reader.GetInt64(0));
        return new(reader.GetInt64(0), reader.GetFieldValue<DateTimeOffset>(1), Convert.ToHexStringLower(reader.GetFieldValue<byte[]>(2)));
    }

    /// <summary>Waits until there is something after a position; <c>false</c> when <paramref name="wait"/> passed first.</summary>
    public Task<bool> WaitForMoreAsync(long after, TimeSpan wait, CancellationToken ct) => signal.WaitAsync(after, wait, ct);

    /// <summary>
    /// The last position stamped at or before an instant; 0 when there is none. The answer never changes: no later entry gets such a stamp. An
    /// instant to come is read as now.
    /// </summary>
    public async Task<long> PositionAtAsync(DateTimeOffset instant, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var asked = Stamp.ToInstant(Stamp.OfInstant(instant < now ? instant : now));
        await using var inside = database.CreateCommand(SqlText.Of<LedgerReader>("Ledger/Sql/position-at.sql"));
        inside.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = asked });
        if (await inside.ExecuteScalarAsync(ct) is long position)
        {
            return position;
        }

        await using var promise = database.CreateCommand(SqlText.Of<LedgerReader>("Ledger/Sql/promise-instant.sql"));
        promise.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = asked });
        var head = (long)(await promise.ExecuteScalarAsync(ct))!;

        // A batch that was under way may have been stamped on either side of the instant; one that began later is stamped after it.
        await using var again = database.CreateCommand(SqlText.Of<LedgerReader>("Ledger/Sql/position-at.sql"));
        again.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = asked });
        return await again.ExecuteScalarAsync(ct) is long found ? found : head;
    }

    /// <summary>The stamp of a position; for 0 the Unix epoch.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The ledger does not reach so far.</exception>
    public async Task<DateTimeOffset> InstantOfAsync(long position, CancellationToken ct)
    {
        if (position == 0)
        {
            return DateTimeOffset.UnixEpoch;
        }

        await using var command = database.CreateCommand(SqlText.Of<LedgerReader>("Ledger/Sql/instant-of.sql"));
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = position });
        return await command.ExecuteScalarAsync(ct) is DateTime stamp
            ? new DateTimeOffset(stamp, TimeSpan.Zero)
            : throw new ArgumentOutOfRangeException(nameof(position), position, "The ledger does not reach so far.");
    }

    /// <summary>
    /// What the chain says at a position, in small hexadecimal letters; <c>null</c> beyond the head. A reader keeps it with its checkpoint: where
    /// the ledger later says otherwise at that position, it has another history (a restore, a failover). At the end of a batch it is the batch's
    /// hash, inside a batch SHA-256 over the hash before the batch and the kept digest of the entry.
    /// </summary>
    public async Task<string?> ChainHashAtAsync(long position, CancellationToken ct)
    {
        if (position == 0)
        {
            await using var start = database.CreateCommand(SqlText.Of<LedgerReader>("Ledger/Sql/genesis.sql"));
            return Convert.ToHexStringLower((byte[])(await start.ExecuteScalarAsync(ct))!);
        }

        await using var command = database.CreateCommand(SqlText.Of<LedgerReader>("Ledger/Sql/chain-at.sql"));
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = position });
        await using var reader = await command.ExecuteReaderAsync(ct);
        if (!await reader.ReadAsync(ct))
        {
            return null;
        }

        if (reader.GetInt64(2) == position)
        {
            return Convert.ToHexStringLower(reader.GetFieldValue<byte[]>(1));
        }

        var inside = new byte[40];
        reader.GetFieldValue<byte[]>(0).CopyTo(inside, 0);
        BinaryPrimitives.WriteInt64BigEndian(inside.AsSpan(32), reader.GetInt64(3));
        return Convert.ToHexStringLower(SHA256.HashData(inside));
    }

    private static StoredEntry Entry(NpgsqlDataReader reader) => new(
        reader.GetInt64(0),
        reader.GetFieldValue<DateTimeOffset>(1),
        EntryKind.NameOf(reader.GetInt16(2)),
        reader.GetInt16(3),
        reader.IsDBNull(4) ? null : reader.GetString(4),
        reader.GetFieldValue<byte[]>(5));
}
