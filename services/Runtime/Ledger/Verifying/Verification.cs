using System.Security.Cryptography;
using Npgsql;
using OneStop.Runtime.Postgres;

namespace OneStop.Runtime.Ledger.Verifying;

/// <summary>
/// Reads the whole ledger once, in order, and recomputes every digest and the chain. It runs beside writers: it goes up to the head as it was at
/// the beginning. Memory does not grow with the ledger.
/// </summary>
public sealed class Verification
{
    /// <summary>It stops looking after so many faults.</summary>
    public const int FaultsMax = 50;

    private const long ProgressEvery = 50_000;

    private readonly NpgsqlDataSource _database;
    private readonly Queue<Anchor> _anchors;
    private readonly Action<long, long>? _progress;
    private readonly EntryDigest _digest = new();
    private readonly List<Fault> _faults = [];
    private readonly List<AlteredEntry> _altered = [];
    private long _entries;
    private long _batches;
    private int _compared;

    /// <param name="database">Whose ledger.</param>
    /// <param name="anchors">What was noted outside the database, in order of position.</param>
    /// <param name="progress">Told now and then: entries read, head.</param>
    public Verification(NpgsqlDataSource database, IEnumerable<Anchor> anchors, Action<long, long>? progress = null)
    {
        _database = database;
        _anchors = new(anchors);
        _progress = progress;
    }

    /// <summary>Does it, once.</summary>
    public async Task<VerificationReport> RunAsync(CancellationToken ct)
    {
        var head = await HeadAsync(ct);
        await WalkAsync(head.Position, head.Genesis, ct);
        SwappedEntries.Merge(_altered, _faults);
        foreach (var beyond in _anchors.Where(anchor => anchor.Position > head.Position))
        {
            Add(new(FaultKind.Anchor, beyond.Position, beyond.NotedAt, $"The ledger ends at {head.Position}, but an anchor noted it up to {beyond.Position}."));
        }

        return new(_entries, _batches, _compared, head.Position, [.. _faults.OrderBy(fault => fault.Position)]);
    }

    private async Task<(long Position, byte[] Genesis)> HeadAsync(CancellationToken ct)
    {
        await using var command = _database.CreateCommand(SqlText.Of<Verification>("Ledger/Sql/verify-head.sql"));
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        var (position, hash, genesis, lastEntry) = (reader.GetInt64(0), reader.GetFieldValue<byte[]>(1), reader.GetFieldValue<byte[]>(2), reader.GetInt64(3));
        var (lastBatch, lastHash) = reader.IsDBNull(4) ? (0L, genesis) : (reader.GetInt64(4), reader.GetFieldValue<byte[]>(5));
        if (position != lastEntry)
        {
            Add(new(FaultKind.Head, Math.Min(position, lastEntry) + 1, null, $"The head says {position}, the last entry is {lastEntry}."));
        }

        if (position != lastBatch || !hash.AsSpan().SequenceEqual(lastHash))
        {
            Add(new(FaultKind.Head, Math.Min(position, lastBatch) + 1, null, $"The head at {position} does not agree with the last batch, which ends at {lastBatch}."));
        }

        return (Math.Max(position, lastEntry), genesis);
    }

    private async Task WalkAsync(long upTo, byte[] genesis, CancellationToken ct)
    {
        await using var batchCommand = Command("Ledger/Sql/verify-batches.sql", upTo);
        await using var entryCommand = Command("Ledger/Sql/verify-entries.sql", upTo);
        await using var batches = await batchCommand.ExecuteReaderAsync(ct);
        await using var entries = await entryCommand.ExecuteReaderAsync(ct);
        using var chain = new Chain();
        var previous = genesis;
        var next = 1L;
        var more = await entries.ReadAsync(ct);
        while (await batches.ReadAsync(ct) && _faults.Count + _altered.Count < FaultsMax)
        {
            var batch = new Batch(
                batches.GetInt64(0), batches.GetInt64(1), batches.GetFieldValue<DateTimeOffset>(2), batches.GetFieldValue<byte[]>(3), batches.GetFieldValue<byte[]>(4));
            var before = _faults.Count + _altered.Count;
            if (batch.First != next)
            {
                Add(new(FaultKind.BatchMissing, Math.Min(batch.First, next), batch.StampedAt, $"The batch from {batch.First} does not follow on {next - 1}."));
                while (more && entries.GetInt64(0) < batch.First)
                {
                    more = await entries.ReadAsync(ct);
                }
            }
            else if (!batch.Previous.AsSpan().SequenceEqual(previous))
            {
                Add(new(FaultKind.Rewritten, next - 1, batch.StampedAt, $"What stands up to {next - 1} is not what the batch from {batch.First} was chained to."));
            }

            chain.Begin(batch.Previous);
            more = await ReadBatchAsync(entries, batch, chain, more, upTo, ct);
            var hash = chain.End();
            if (_faults.Count + _altered.Count == before && !hash.AsSpan().SequenceEqual(batch.Hash))
            {
                Add(new(FaultKind.Rewritten, batch.First, batch.StampedAt, $"The batch {batch.First} to {batch.Last} does not give the hash it was chained with."));
            }

            Compare(batch);
            previous = batch.Hash;
            next = batch.Last + 1;
            _batches++;
        }
    }

    private async Task<bool> ReadBatchAsync(NpgsqlDataReader entries, Batch batch, Chain chain, bool more, long upTo, CancellationToken ct)
    {
        var digest = new byte[SHA256.HashSizeInBytes];
        var expected = batch.First;
        while (more && entries.GetInt64(0) <= batch.Last)
        {
            var entry = LedgerRow.Read(entries);
            if (entry.Position > expected)
            {
                AddMissing(expected, entry.Position - 1, batch.StampedAt);
            }

            entry.Digest(_digest, entry.Position, entry.StampMicros, digest);
            chain.Add(digest);
            if (EntryDigest.Kept(digest) != entry.KeptDigest)
            {
                _altered.Add(new(entry));
            }

            expected = entry.Position + 1;
            if (++_entries % ProgressEvery == 0)
            {
                _progress?.Invoke(_entries, upTo);
            }

            more = await entries.ReadAsync(ct);
        }

        if (expected <= batch.Last)
        {
            AddMissing(expected, batch.Last, batch.StampedAt);
        }

        return more;
    }

    private void Compare(Batch batch)
    {
        while (_anchors.TryPeek(out var anchor) && anchor.Position <= batch.Last)
        {
            _anchors.Dequeue();
            _compared++;
            if (anchor.Position != batch.Last || anchor.Hash != Convert.ToHexStringLower(batch.Hash))
            {
                Add(new(FaultKind.Anchor, anchor.Position, anchor.NotedAt, $"The history up to {anchor.Position} is not the one noted at {anchor.NotedAt:u}."));
            }
        }
    }

    private void AddMissing(long from, long to, DateTimeOffset stampedAt) => Add(new(
        FaultKind.Missing, from, stampedAt, from == to ? $"Entry {from} is missing." : $"Entries {from} to {to} are missing."));

    private void Add(Fault fault)
    {
        if (_faults.Count < FaultsMax)
        {
            _faults.Add(fault);
        }
    }

    private NpgsqlCommand Command(string file, long upTo)
    {
        var command = _database.CreateCommand(SqlText.Of<Verification>(file));
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = upTo });
        command.CommandTimeout = 0;
        return command;
    }

    private sealed record Batch(long First, long Last, DateTimeOffset StampedAt, byte[] Previous, byte[] Hash);
}
