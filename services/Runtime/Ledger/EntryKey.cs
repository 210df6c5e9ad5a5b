using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace OneStop.Runtime.Ledger;

/// <summary>
/// The idempotency key of a (source, id) in 16 bytes, big-endian; a unique index over it costs half of one over the texts. The first 4 bytes are its
/// place: ids of one source that begin alike, as those of one dossier, of a day or of a running number do, lie side by side in the index (decision 0013).
/// The other 12 are of SHA-256 over the source, a zero byte and the id, in UTF-8: two pairs of one place do not meet before 2⁴⁸ entries of that place.
/// </summary>
/// <param name="Placed">The key, as it is written.</param>
/// <param name="Plain">As ledgers wrote it before places: the first 16 bytes of the hash. Entries keep theirs, since the chain covers it.</param>
internal readonly record struct EntryKey(Guid Placed, Guid Plain)
{
    private const int Bytes = 16;
    private const int PlaceBytes = 4;
    private const int EndBytesMin = 4;

    /// <summary>The key of a pair.</summary>
    public static EntryKey Of(string source, string id)
    {
        var length = Encoding.UTF8.GetByteCount(source) + 1 + Encoding.UTF8.GetByteCount(id);
        byte[]? rented = null;
        var text = (length <= 512 ? stackalloc byte[512] : rented = ArrayPool<byte>.Shared.Rent(length))[..length];
        var at = Encoding.UTF8.GetBytes(source, text);
        text[at++] = 0;
        Encoding.UTF8.GetBytes(id, text[at..]);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text, hash);
        var plain = new Guid(hash[..Bytes], bigEndian: true);
        BinaryPrimitives.WriteUInt32BigEndian(hash[..PlaceBytes], PlaceOf(text, at));
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }

        return new(new(hash[..Bytes], bigEndian: true), plain);
    }

    // CRC-32C over the source and the id but for its last quarter, at least four bytes: what counts up in an id, or tells the steps of a dossier apart,
    // stands at its end.
    private static uint PlaceOf(ReadOnlySpan<byte> text, int idAt)
    {
        var idLength = text.Length - idAt;
        var place = uint.MaxValue;
        foreach (var octet in text[..^Math.Min(idLength, Math.Max(idLength / 4, EndBytesMin))])
        {
            place = BitOperations.Crc32C(place, octet);
        }

        return place;
    }
}
