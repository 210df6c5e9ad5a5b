using System.Security.Cryptography;

namespace OneStop.Runtime.Ledger;

/// <summary>
/// The chain over batches: a batch's hash is SHA-256 over the previous batch's hash and the 32-byte digests of its entries in order. The chain
/// starts from 32 random bytes, so that two ledgers never share a history by chance.
/// </summary>
internal sealed class Chain : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>Begins a batch.</summary>
    public void Begin(ReadOnlySpan<byte> previous) => _hash.AppendData(previous);

    /// <summary>Adds one entry's digest.</summary>
    public void Add(ReadOnlySpan<byte> digest) => _hash.AppendData(digest);

    /// <summary>Ends the batch: its hash. The next <see cref="Begin"/> starts afresh.</summary>
    public byte[] End() => _hash.GetHashAndReset();

    public void Dispose() => _hash.Dispose();
}
