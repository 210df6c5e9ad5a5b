using System.Security.Cryptography;
using Npgsql;
using OneStop.Runtime.Postgres;

namespace OneStop.Runtime.Ledger.Verifying;

/// <summary>A part of the ledger that begins and ends with batches.</summary>
/// <param name="After">The last position before it.</param>
/// <param name="UpTo">Its last position.</param>
/// <param name="Hash">The chain at <paramref name="After"/>.</param>
internal sealed record Stretch(long After, long UpTo, byte[] Hash);

/// <summary>Reads one stretch once, in order, and recomputes its digests and its part of the chain. Used by one thread, on two connections.</summary>
internal sealed class VerifyStretch(NpgsqlDataSource database, Stretch stretch, IEnumerable<Anchor> anchors, Action<long> progress, CancellationToken ct)
{
    private const int ProgressEvery = 10_000;
    private const int DigestBytes = SHA256.HashSizeInBytes;

    private readonly Queue<Anchor> _anchors = new(anchors);
    private byte[] _chained = new byte[DigestBytes * 1024];
    private long _told;

    public List<Fault> Faults { get; } = [];

    public List<AlteredEntry> Altered { get; } = [];

    public long Entries { get; private set; }

    public long Batches { get; private set; }

    public int Compared { get; private set; }

    private int Found => Faults.Count + Altered.Count;

    /// <summary>Does it, once.</summary>
    public void Run()
    {
        using var first = database.OpenConnection();
        using var second = database.OpenConnection();
        using var command = new NpgsqlCommand(SqlText.Of<Verification>("Ledger/Sql/verify-batches.sql"), first) { CommandTimeout = 0 };
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = stretch.After });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = stretch.UpTo });
        using var batches = command.ExecuteReader();
        using var entries = new EntryStream(second, stretch.After, stretch.UpTo);
        var (previous, next) = (stretch.Hash, stretch.After + 1);
        var more = entries.Next();
        while (batches.Read() && Found < Verification.FaultsMax)
        {
            ct.ThrowIfCancellationRequested();
            var batch = new Batch(
                batches.GetInt64(0), batches.GetInt64(1), batches.GetFieldValue<DateTimeOffset>(2), batches.GetFieldValue<byte[]>(3), batches.GetFieldValue<byte[]>(4));
            more = Judge(batch, previous, next, entries, more);
            (previous, next) = (batch.Hash, batch.Last + 1);
            Batches++;
        }

        if (Found < Verification.FaultsMax)
        {
            Faults.AddRange(_anchors.Select(static a => new Fault(FaultKind.Anchor, a.Position, a.NotedAt, $"No batch ends at {a.Position}, where an anchor was noted.")));
        }

        progress(Entries - _told);
    }

    private bool Judge(Batch batch, byte[] previous, long next, EntryStream entries, bool more)
    {
        var before = Found;
        if (batch.First != next)
        {
            Faults.Add(new(FaultKind.BatchMissing, Math.Min(batch.First, next), batch.StampedAt, $"The batch from {batch.First} does not follow on {next - 1}."));
            while (more && entries.Position < batch.First)
            {
                more = entries.Next();
            }
        }
        else if (!batch.Previous.AsSpan().SequenceEqual(previous))
        {
            Faults.Add(new(FaultKind.Rewritten, next - 1, batch.StampedAt, $"What stands up to {next - 1} is not what the batch from {batch.First} was chained to."));
        }

        (more, var chained) = ReadBatch(entries, batch, more);
        Span<byte> hash = stackalloc byte[DigestBytes];
        SHA256.HashData(_chained.AsSpan(0, chained), hash);
        if (Found == before && !hash.SequenceEqual(batch.Hash))
        {
            Faults.Add(new(FaultKind.Rewritten, batch.First, batch.StampedAt, $"The batch {batch.First} to {batch.Last} does not give the hash it was chained with."));
        }

        Compare(batch);
        return more;
    }

    /// <summary>Puts what the batch's hash covers into <see cref="_chained"/> and says how many bytes that are.</summary>
    private (bool More, int Chained) ReadBatch(EntryStream entries, Batch batch, bool more)
    {
        batch.Previous.CopyTo(_chained.AsSpan());
        var (expected, chained) = (batch.First, batch.Previous.Length);
        while (more && entries.Position <= batch.Last)
        {
            var position = entries.Position;
            if (position > expected)
            {
                AddMissing(expected, position - 1, batch.StampedAt);
            }

            if (_chained.Length - chained < DigestBytes)
            {
                Array.Resize(ref _chained, _chained.Length * 2);
            }

            var digest = _chained.AsSpan(chained, DigestBytes);
            entries.Digest(digest);
            chained += DigestBytes;
            if (EntryDigest.Kept(digest) != entries.KeptDigest)
            {
                Altered.Add(new(entries.Copy()));
            }

            expected = position + 1;
            Tell();
            more = entries.Next();
        }

        if (expected <= batch.Last)
        {
            AddMissing(expected, batch.Last, batch.StampedAt);
        }

        return (more, chained);
    }

    private void Compare(Batch batch)
    {
        while (_anchors.TryPeek(out var anchor) && anchor.Position <= batch.Last)
        {
            _anchors.Dequeue();
            Compared++;
            if (anchor.Position != batch.Last || anchor.Hash != Convert.ToHexStringLower(batch.Hash))
            {
                Faults.Add(new(FaultKind.Anchor, anchor.Position, anchor.NotedAt, $"The history up to {anchor.Position} is not the one noted at {anchor.NotedAt:u}."));
            }
        }
    }

    private void Tell()
    {
        if (++Entries - _told == ProgressEvery)
        {
            progress(ProgressEvery);
            _told = Entries;
        }
    }

    private void AddMissing(long from, long to, DateTimeOffset stampedAt) => Faults.Add(new(
        FaultKind.Missing, from, stampedAt, from == to ? $"Entry {from} is missing." : $"Entries {from} to {to} are missing."));

    private sealed record Batch(long First, long Last, DateTimeOffset StampedAt, byte[] Previous, byte[] Hash);
}
