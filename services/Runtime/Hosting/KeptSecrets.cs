using System.Security.Cryptography;

namespace OneStop.Runtime.Hosting;

/// <summary>
/// Keeps secrets that the program must be able to read again (signing keys of webhooks, passwords of peers) so that the database alone gives nothing
/// away: AES-256-GCM under a key derived from the issuer's. With another issuer key they cannot be read and must be given anew. Thread safe.
/// </summary>
public sealed class KeptSecrets(OwnIssuer issuer)
{
    private const int NonceLength = 12;
    private const int TagLength = 16;

    private readonly byte[] _key = issuer.DeriveKey("kept-secrets");

    /// <summary>The secret as it may lie in a database; other bytes each time.</summary>
    public byte[] Seal(ReadOnlySpan<byte> secret)
    {
        var kept = new byte[NonceLength + secret.Length + TagLength];
        var nonce = kept.AsSpan(0, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(_key, TagLength);
        aes.Encrypt(nonce, secret, kept.AsSpan(NonceLength, secret.Length), kept.AsSpan(NonceLength + secret.Length));
        return kept;
    }

    /// <summary>The secret; null where it was sealed under another key or changed since.</summary>
    public byte[]? Open(ReadOnlySpan<byte> kept)
    {
        if (kept.Length < NonceLength + TagLength)
        {
            return null;
        }

        var secret = new byte[kept.Length - NonceLength - TagLength];
        using var aes = new AesGcm(_key, TagLength);
        try
        {
            aes.Decrypt(kept[..NonceLength], kept.Slice(NonceLength, secret.Length), kept[^TagLength..], secret);
            return secret;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }
}
