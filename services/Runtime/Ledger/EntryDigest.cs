using System.Buffers.Binary;
using System.Security.Cryptography;

namespace OneStop.Runtime.Ledger;

/// <summary>
/// The digest of one entry: SHA-256 over position (8 bytes), stamp in microseconds since 1970 (8), kind (2), schema (2), key (16), length of the
/// stream in bytes or −1 (4), the stream in UTF-8 and the body; all numbers big-endian. The first 8 bytes are kept beside the entry, so that an
/// altered one can be named; the chain takes the whole.
/// </summary>
internal sealed class EntryDigest
{
    /// <summary>Bytes before the stream.</summary>
    public const int FixedBytes = 40;

    private byte[] _buffer = new byte[4096];

    /// <summary>Writes the digest to <paramref name="digest"/> (32 bytes).</summary>
    public void Compute(
        long position, long stampMicros, short kind, short schema, Guid key, bool hasStream, ReadOnlySpan<byte> stream, ReadOnlySpan<byte> body, Span<byte> digest)
    {
        var length = FixedBytes + stream.Length + body.Length;
        if (_buffer.Length < length)
        {
            _buffer = new byte[length * 2];
        }

        var at = _buffer.AsSpan(0, length);
        BinaryPrimitives.WriteInt64BigEndian(at, position);
        BinaryPrimitives.WriteInt64BigEndian(at[8..], stampMicros);
        BinaryPrimitives.WriteInt16BigEndian(at[16..], kind);
        BinaryPrimitives.WriteInt16BigEndian(at[18..], schema);
        key.TryWriteBytes(at[20..], bigEndian: true, out _);
        BinaryPrimitives.WriteInt32BigEndian(at[36..], hasStream ? stream.Length : -1);
        stream.CopyTo(at[FixedBytes..]);
        body.CopyTo(at[(FixedBytes + stream.Length)..]);
        SHA256.HashData(at, digest);
    }

    /// <summary>The part of a digest that is kept beside the entry.</summary>
    public static long Kept(ReadOnlySpan<byte> digest) => BinaryPrimitives.ReadInt64BigEndian(digest);
}
