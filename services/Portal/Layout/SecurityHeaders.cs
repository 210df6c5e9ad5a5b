using Microsoft.AspNetCore.Http;

namespace OneStop.Portal.Layout;

/// <summary>What browsers are told about every page: no script but the portal's own files, no framing, no sniffing, nothing stored by proxies.</summary>
public static class SecurityHeaders
{
    /// <summary>Sets the headers on a page's answer.</summary>
    public static void Set(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy =
            $"default-src 'self'; script-src 'self'; style-src 'self' 'nonce-{PageNonce.Of(context)}'; img-src 'self' data:; "
            + "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        headers.CacheControl = "no-cache, no-store";
        headers.Pragma = "no-cache";
    }
}
