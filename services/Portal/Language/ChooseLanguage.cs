using Microsoft.AspNetCore.Http;
using OneStop.Portal.Accounts;

namespace OneStop.Portal.Language;

/// <summary><c>GET /ngon-ngu?sang=en&amp;ve=/…</c>: remembers the reader's language for a year and goes back to the page.</summary>
public static class ChooseLanguage
{
    public static IResult Run(HttpContext context, string? sang, string? ve)
    {
        context.Response.Cookies.Append(Words.CookieName, sang == "en" ? "en" : "vi", new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            MaxAge = TimeSpan.FromDays(365),
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
        });
        return Results.Redirect(LocalPath.OrHome(ve));
    }
}
