using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Http;

namespace OneStop.Runtime.Hosting;

/// <summary>
/// Keeps visitors without a token from reading all codes one by one, or trying keys: so many requests a minute for each address, then 429
/// <c>tooManyRequests</c>. Whoever brings a valid token (the portal, which counts its own visitors) is not counted. Each program counts for itself.
/// </summary>
internal sealed class VisitorLimit : IDisposable
{
    public const int RequestsPerMinute = 30;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly PartitionedRateLimiter<HttpContext> _limiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
        RateLimitPartition.GetFixedWindowLimiter(
            context.Connection.RemoteIpAddress?.ToString() ?? "", _ => new FixedWindowRateLimiterOptions { PermitLimit = RequestsPerMinute, Window = Window }));

    /// <summary>The refusal, or null.</summary>
    public async Task<Problem?> RefusesAsync(HttpContext context)
    {
        if (context.Request.Headers.Authorization.ToString().StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)
            && (await context.AuthenticateAsync(JwtBearerDefaults.AuthenticationScheme)).Succeeded)
        {
            return null;
        }

        using var lease = _limiter.AttemptAcquire(context);
        return lease.IsAcquired
            ? null
            : Problem.Of(StatusCodes.Status429TooManyRequests, "tooManyRequests", $"Quá {RequestsPerMinute} lần trong một phút; xin chờ.", retryAfter: Window);
    }

    public void Dispose() => _limiter.Dispose();
}
