using System.Buffers.Binary;
using System.Security.Cryptography;

namespace OneStop.Runtime.Ledger;

/// <summary>
/// The digest of one entry: SHA-256 over the bytes of <see cref="EntryLayout"/>. The first 8 bytes are kept beside the entry, so that an altered one
/// can be named; the chain takes the whole.
/// </summary>
internal sealed class EntryDigest
{
    private byte[] _buffer = new byte[4096];

    /// <summary>Writes the digest to <paramref name="digest"/> (32 bytes).</summary>
    public void Compute(
        long position, long stampMicros, short kind, short schema, Guid key, bool hasStream, ReadOnlySpan<byte> stream, ReadOnlySpan<byte> body, Span<byte> digest)
    {
        var length = EntryLayout.Stream + stream.Length + body.Length;
        if (_buffer.Length < length)
        {
            _buffer = new byte[length * 2];
        }

        var at = _buffer.AsSpan(0, length);
        BinaryPrimitives.WriteInt64BigEndian(at[EntryLayout.Position..], position);
        BinaryPrimitives.WriteInt64BigEndian(at[EntryLayout.Stamp..], stampMicros);
        BinaryPrimitives.WriteInt16BigEndian(at[EntryLayout.Kind..], kind);
        BinaryPrimitives.WriteInt16BigEndian(at[EntryLayout.Schema..], schema);
        key.TryWriteBytes(at[EntryLayout.Key..], bigEndian: true, out _);
        BinaryPrimitives.WriteInt32BigEndian(at[EntryLayout.StreamLength..], hasStream ? stream.Length : -1);
        stream.CopyTo(at[EntryLayout.Stream..]);
        body.CopyTo(at[(EntryLayout.Stream + stream.Length)..]);
        SHA256.HashData(at, digest);
    }

    /// <summary>The part of a digest that is kept beside the entry.</summary>
    public static long Kept(ReadOnlySpan<byte> digest) => BinaryPrimitives.ReadInt64BigEndian(digest);
}
