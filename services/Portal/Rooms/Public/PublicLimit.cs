using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;

namespace OneStop.Portal.Rooms.Public;

/// <summary>Keeps the public look-up from being used to read all codes: 30 pages a minute per address, then 429 with <c>Retry-After</c>.</summary>
public static class PublicLimit
{
    public const string Name = "public";

    public const int PagesPerMinute = 30;

    /// <summary>Adds the limit and what it says.</summary>
    public static void Add(RateLimiterOptions options)
    {
        options.AddPolicy(Name, context => RateLimitPartition.GetFixedWindowLimiter(
            context.Connection.RemoteIpAddress?.ToString() ?? "",
            _ => new FixedWindowRateLimiterOptions { PermitLimit = PagesPerMinute, Window = TimeSpan.FromMinutes(1) }));
        options.OnRejected = async (rejected, cancellation) =>
        {
            var response = rejected.HttpContext.Response;
            response.StatusCode = StatusCodes.Status429TooManyRequests;
            response.Headers.RetryAfter = "60";
            response.ContentType = "text/plain; charset=utf-8";
            await response.WriteAsync("Bạn tra cứu quá nhanh. Hãy thử lại sau một phút.", cancellation);
        };
    }
}
