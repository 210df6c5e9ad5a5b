using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace OneStop.Portal.Layout;

/// <summary>One random word per answer that lets Turbo add its own style element under the content security policy.</summary>
public static class PageNonce
{
    private static readonly object Key = new();

    /// <summary>The word of this answer; the same whenever asked within it.</summary>
    public static string Of(HttpContext context)
    {
        if (context.Items[Key] is not string nonce)
        {
            context.Items[Key] = nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        }

        return nonce;
    }
}
