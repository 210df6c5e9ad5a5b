using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace OneStop.Runtime.Personal;

/// <summary>
/// Encrypts personal data before it is stored: AES-256-GCM, bound to the place it is stored in, so that a value copied to another row does not
/// open there. A stored value is a byte 1, the key's id (4 bytes, big-endian), a nonce (12), the tag (16) and the text. Thread safe.
/// </summary>
public sealed class PersonalCipher(PersonalKeys keys)
{
    /// <summary>Bytes by which a stored value shows its key: the format and the id.</summary>
    public const int HeadBytes = 5;

    private const byte Format = 1;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int TextAt = HeadBytes + NonceBytes + TagBytes;

    /// <summary>How values begin that the current key has encrypted.</summary>
    public byte[] CurrentHead() => HeadOf(keys.Current.Id);

    /// <summary>Encrypts.</summary>
    /// <param name="clear">What is stored.</param>
    /// <param name="place">Where it is stored, for ever: table and key of the row.</param>
    public byte[] Encrypt(ReadOnlySpan<byte> clear, string place)
    {
        var key = keys.Current;
        var stored = new byte[TextAt + clear.Length];
        HeadOf(key.Id).CopyTo(stored, 0);
        var nonce = stored.AsSpan(HeadBytes, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key.Secret, TagBytes);
        aes.Encrypt(nonce, clear, stored.AsSpan(TextAt), stored.AsSpan(HeadBytes + NonceBytes, TagBytes), Encoding.UTF8.GetBytes(place));
        return stored;
    }

    /// <summary>Decrypts; a value stored in clear by an earlier version comes back as it is.</summary>
    /// <exception cref="PersonalKeyMissingException">Its key is not there.</exception>
    /// <exception cref="CryptographicException">It was changed, or belongs elsewhere.</exception>
    public byte[] Decrypt(byte[] stored, string place)
    {
        if (!IsEncrypted(stored))
        {
            return stored;
        }

        var key = keys.Find(BinaryPrimitives.ReadInt32BigEndian(stored.AsSpan(1)));
        var clear = new byte[stored.Length - TextAt];
        using var aes = new AesGcm(key.Secret, TagBytes);
        aes.Decrypt(
            stored.AsSpan(HeadBytes, NonceBytes), stored.AsSpan(TextAt), stored.AsSpan(HeadBytes + NonceBytes, TagBytes), clear, Encoding.UTF8.GetBytes(place));
        return clear;
    }

    /// <summary>Whether a stored value is encrypted; what earlier versions stored is JSON or a zip file, which never begin with a byte 1.</summary>
    public static bool IsEncrypted(ReadOnlySpan<byte> stored) => stored.Length >= TextAt && stored[0] == Format;

    /// <summary>How values begin that a key has encrypted.</summary>
    public static byte[] HeadOf(int key)
    {
        var head = new byte[HeadBytes];
        head[0] = Format;
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(1), key);
        return head;
    }
}
