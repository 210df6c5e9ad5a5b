using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace OneStop.Runtime.Ledger;

/// <summary>
/// The idempotency key in 16 bytes: the start of SHA-256 over the source, a zero byte and the id, in UTF-8. Two pairs with the same key do not
/// occur (2⁶⁴ entries for an even chance); a unique index over it costs half of one over the texts.
/// </summary>
internal static class EntryKey
{
    /// <summary>The key of a pair.</summary>
    public static Guid Of(string source, string id)
    {
        var length = Encoding.UTF8.GetByteCount(source) + 1 + Encoding.UTF8.GetByteCount(id);
        byte[]? rented = null;
        var text = length <= 512 ? stackalloc byte[512] : rented = ArrayPool<byte>.Shared.Rent(length);
        var at = Encoding.UTF8.GetBytes(source, text);
        text[at++] = 0;
        at += Encoding.UTF8.GetBytes(id, text[at..]);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text[..at], hash);
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }

        return new Guid(hash[..16], bigEndian: true);
    }
}
