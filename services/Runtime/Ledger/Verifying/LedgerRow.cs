namespace OneStop.Runtime.Ledger.Verifying;

/// <summary>An entry as it lies in the table, with everything its digest covers.</summary>
internal readonly record struct LedgerRow(
    long Position, long StampMicros, Guid Key, long KeptDigest, short Kind, short Schema, byte[]? Stream, byte[] Body)
{
    /// <summary>Its digest, were it at that position with that stamp.</summary>
    public void Digest(EntryDigest with, long position, long stampMicros, Span<byte> digest) =>
        with.Compute(position, stampMicros, Kind, Schema, Key, Stream is not null, Stream, Body, digest);
}

/// <summary>An entry whose digest is not the one kept beside it.</summary>
internal sealed record AlteredEntry(LedgerRow Row);
