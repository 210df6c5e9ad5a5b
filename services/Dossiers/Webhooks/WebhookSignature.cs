using System.Security.Cryptography;
using System.Text;

namespace OneStop.Dossiers.Webhooks;

/// <summary>The signature of a delivery: HMAC-SHA256 over <c>SECONDS.BODY</c>, so that neither the body nor its time can be changed or used again later.</summary>
public static class WebhookSignature
{
    /// <summary>Length of a key in bytes.</summary>
    public const int KeyLength = 32;

    /// <summary>The header's value: <c>t=SECONDS,v1=HEX</c>.</summary>
    public static string Of(ReadOnlySpan<byte> key, DateTimeOffset at, ReadOnlySpan<byte> body)
    {
        var seconds = at.ToUnixTimeSeconds();
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        hmac.AppendData(Encoding.ASCII.GetBytes($"{seconds}."));
        hmac.AppendData(body);
        return $"t={seconds},v1={Convert.ToHexStringLower(hmac.GetHashAndReset())}";
    }
}
