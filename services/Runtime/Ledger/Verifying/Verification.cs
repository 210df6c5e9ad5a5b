using Npgsql;
using OneStop.Runtime.Postgres;

namespace OneStop.Runtime.Ledger.Verifying;

/// <summary>
/// Reads the whole ledger once and recomputes every digest and the chain. It runs beside writers: it goes up to the head as it was at the beginning.
/// Stretches are read side by side, one for each processor, because every batch says what it was chained to. Memory does not grow with the ledger.
/// </summary>
/// <param name="database">Whose ledger.</param>
/// <param name="anchors">What was noted outside the database, in order of position.</param>
/// <param name="progress">Told now and then, from several threads: entries read, head.</param>
public sealed class Verification(NpgsqlDataSource database, IEnumerable<Anchor> anchors, Action<long, long>? progress = null)
{
    /// <summary>It stops looking after so many faults.</summary>
    public const int FaultsMax = 50;

    private const long EntriesPerStretchMin = 20_000;

    private readonly IReadOnlyList<Anchor> _anchors = [.. anchors];
    private readonly List<Fault> _faults = [];
    private long _read;

    /// <summary>Does it, once.</summary>
    /// <param name="stretchesMax">How many stretches at most; null = one for each processor.</param>
    public async Task<VerificationReport> RunAsync(CancellationToken ct, int? stretchesMax = null)
    {
        var (head, genesis) = await HeadAsync(ct);
        var stretches = await DivideAsync(head, genesis, stretchesMax, ct);
        var walks = stretches.ConvertAll(stretch => new VerifyStretch(
            database, stretch, _anchors.Where(a => a.Position > stretch.After && a.Position <= stretch.UpTo), read => Tell(read, head), ct));
        await Task.WhenAll(walks.Select(walk => Task.Factory.StartNew(walk.Run, ct, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
        _faults.AddRange(walks.SelectMany(static walk => walk.Faults));
        SwappedEntries.Merge([.. walks.SelectMany(static walk => walk.Altered)], _faults);
        _faults.AddRange(_anchors.Where(anchor => anchor.Position > head).Select(beyond => new Fault(
            FaultKind.Anchor, beyond.Position, beyond.NotedAt, $"The ledger ends at {head}, but an anchor noted it up to {beyond.Position}.")));
        return new(
            walks.Sum(static walk => walk.Entries),
            walks.Sum(static walk => walk.Batches),
            walks.Sum(static walk => walk.Compared),
            head,
            [.. _faults.OrderBy(static fault => fault.Position).Take(FaultsMax)]);
    }

    private async Task<(long Position, byte[] Genesis)> HeadAsync(CancellationToken ct)
    {
        await using var command = database.CreateCommand(SqlText.Of<Verification>("Ledger/Sql/verify-head.sql"));
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        var (position, hash, genesis, lastEntry) = (reader.GetInt64(0), reader.GetFieldValue<byte[]>(1), reader.GetFieldValue<byte[]>(2), reader.GetInt64(3));
        var (lastBatch, lastHash) = reader.IsDBNull(4) ? (0L, genesis) : (reader.GetInt64(4), reader.GetFieldValue<byte[]>(5));
        if (position != lastEntry)
        {
            _faults.Add(new(FaultKind.Head, Math.Min(position, lastEntry) + 1, null, $"The head says {position}, the last entry is {lastEntry}."));
        }

        if (position != lastBatch || !hash.AsSpan().SequenceEqual(lastHash))
        {
            _faults.Add(new(FaultKind.Head, Math.Min(position, lastBatch) + 1, null, $"The head at {position} does not agree with the last batch, which ends at {lastBatch}."));
        }

        return (Math.Max(position, lastEntry), genesis);
    }

    /// <summary>Cuts the ledger into stretches of about the same length where batches end.</summary>
    private async Task<List<Stretch>> DivideAsync(long head, byte[] genesis, int? stretchesMax, CancellationToken ct)
    {
        var count = stretchesMax ?? (int)Math.Clamp(head / EntriesPerStretchMin, 1, Environment.ProcessorCount);
        var stretches = new List<Stretch>();
        var (after, hash) = (0L, genesis);
        for (var i = 1; i < count; i++)
        {
            if (await BoundaryAsync(head / count * i, ct) is not { } boundary || boundary.Position <= after || boundary.Position >= head)
            {
                continue;
            }

            stretches.Add(new(after, boundary.Position, hash));
            (after, hash) = boundary;
        }

        stretches.Add(new(after, head, hash));
        return stretches;
    }

    private async Task<(long Position, byte[] Hash)?> BoundaryAsync(long from, CancellationToken ct)
    {
        await using var command = database.CreateCommand(SqlText.Of<Verification>("Ledger/Sql/verify-boundary.sql"));
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = from });
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) ? (reader.GetInt64(0), reader.GetFieldValue<byte[]>(1)) : null;
    }

    private void Tell(long read, long head) => progress?.Invoke(Interlocked.Add(ref _read, read), head);
}
