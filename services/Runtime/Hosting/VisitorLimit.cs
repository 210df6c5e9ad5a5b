using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Http;

namespace OneStop.Runtime.Hosting;

/// <summary>
/// Keeps visitors without a token from reading all codes one by one, or trying keys: so many requests a minute for each address, on pages and the
/// API together, then 429 <c>tooManyRequests</c>. Each program counts for itself.
/// </summary>
public sealed class VisitorLimit : IDisposable
{
    /// <summary>How long an address that asked too often is refused.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    internal const int RequestsPerMinute = 30;

    private readonly PartitionedRateLimiter<HttpContext> _limiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
        RateLimitPartition.GetFixedWindowLimiter(
            context.Connection.RemoteIpAddress?.ToString() ?? "", _ => new FixedWindowRateLimiterOptions { PermitLimit = RequestsPerMinute, Window = Window }));

    /// <summary>Counts a look-up of the address; false where it has had its share.</summary>
    public bool Allows(HttpContext context)
    {
        using var lease = _limiter.AttemptAcquire(context);
        return lease.IsAcquired;
    }

    /// <summary>
    /// The refusal, or null. Whoever brings a valid token (the portal, whose page counts its own visitors) is not counted.
    /// </summary>
    internal async Task<Problem?> RefusesAsync(HttpContext context)
    {
        if (context.Request.Headers.Authorization.ToString().StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)
            && (await context.AuthenticateAsync(JwtBearerDefaults.AuthenticationScheme)).Succeeded)
        {
            return null;
        }

        return Allows(context)
            ? null
            : Problem.Of(StatusCodes.Status429TooManyRequests, "tooManyRequests", $"Quá {RequestsPerMinute} lần trong một phút; xin chờ.", retryAfter: Window);
    }

    public void Dispose() => _limiter.Dispose();
}
