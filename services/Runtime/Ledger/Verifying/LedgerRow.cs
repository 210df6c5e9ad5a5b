using System.Text;
using Npgsql;

namespace OneStop.Runtime.Ledger.Verifying;

/// <summary>An entry as it lies in the table, with everything its digest covers.</summary>
internal readonly record struct LedgerRow(
    long Position, long StampMicros, Guid Key, long KeptDigest, short Kind, short Schema, byte[]? Stream, byte[] Body)
{
    /// <summary>The current row of <c>verify-entries.sql</c>.</summary>
    public static LedgerRow Read(NpgsqlDataReader reader) => new(
        reader.GetInt64(0),
        Stamp.OfInstant(reader.GetFieldValue<DateTimeOffset>(1)),
        reader.GetGuid(2),
        reader.GetInt64(3),
        reader.GetInt16(4),
        reader.GetInt16(5),
        reader.IsDBNull(6) ? null : Encoding.UTF8.GetBytes(reader.GetString(6)),
        reader.GetFieldValue<byte[]>(7));

    /// <summary>Its digest, were it at that position with that stamp.</summary>
    public void Digest(EntryDigest with, long position, long stampMicros, Span<byte> digest) =>
        with.Compute(position, stampMicros, Kind, Schema, Key, Stream is not null, Stream, Body, digest);
}

/// <summary>An entry whose digest is not the one kept beside it.</summary>
internal sealed record AlteredEntry(LedgerRow Row);
