using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace OneStop.Runtime.Hosting;

/// <summary>
/// Our own token issuer: an RSA key of 2048 bits in the state folder (<c>issuer.pem</c>, mode 600), made at first use. Whoever can read that
/// file can issue tokens, so the command line needs no server.
/// </summary>
public sealed class OwnIssuer
{
    /// <summary>The <c>iss</c> of its tokens.</summary>
    public const string Issuer = "onestop";

    /// <summary>The <c>aud</c> every token must carry, whoever issued it.</summary>
    public const string Audience = "onestop";

    private readonly TimeProvider _time;

    private OwnIssuer(RSA key, TimeProvider time)
    {
        _time = time;
        var parameters = key.ExportParameters(includePrivateParameters: false);
        var id = Base64UrlEncoder.Encode(SHA256.HashData(parameters.Modulus!))[..16];
        Key = new RsaSecurityKey(key) { KeyId = id };
        PublicKey = new RsaSecurityKey(parameters) { KeyId = id };
    }

    private RsaSecurityKey Key { get; }

    /// <summary>What verifies its tokens.</summary>
    public RsaSecurityKey PublicKey { get; }

    /// <summary>Reads the key of a state folder, or makes it; two programs that start at once end with the same key.</summary>
    public static OwnIssuer Open(string stateFolder, TimeProvider time)
    {
        var path = Path.Combine(stateFolder, "issuer.pem");
        if (!File.Exists(path))
        {
            using var made = RSA.Create(2048);
            SecretFile.Create(path, made.ExportPkcs8PrivateKeyPem());
        }

        var key = RSA.Create();
        key.ImportFromPem(File.ReadAllText(path));
        return new(key, time);
    }

    /// <summary>A key of 32 bytes for another use, always the same for this issuer key and <paramref name="purpose"/>.</summary>
    public byte[] DeriveKey(string purpose)
    {
        var secret = Key.Rsa.ExportParameters(includePrivateParameters: true).D!;
        return HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, info: Encoding.UTF8.GetBytes(purpose));
    }

    private static Dictionary<string, object> ClaimsOf(Access access)
    {
        var claims = new Dictionary<string, object> { ["sub"] = access.User, ["scope"] = string.Join(' ', access.Scopes), ["agency"] = access.Agency };
        if (access.Source is { } source)
        {
            claims["source"] = source;
        }

        return claims;
    }

    /// <summary>A signed compact JWT.</summary>
    /// <param name="access">Who may do what, where.</param>
    /// <param name="life">How long it holds; positive.</param>
    public string Mint(Access access, TimeSpan life)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(life, TimeSpan.Zero);
        var now = _time.GetUtcNow().UtcDateTime;
        var token = new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = Audience,
            IssuedAt = now,
            NotBefore = now,
            Expires = now + life,
            Claims = ClaimsOf(access),
            SigningCredentials = new(Key, SecurityAlgorithms.RsaSha256),
        };
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(token);
    }
}
