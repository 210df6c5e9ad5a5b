using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Caching.Memory;
using OneStop.Runtime.Hosting;

namespace OneStop.Dossiers.National;

/// <summary>
/// Keeps one source from crowding out the others: so many requests a minute as <c>perMinute</c> says where it says anything, then 429
/// <c>tooManyRequests</c>, and nothing of the request is taken. Each program counts for itself; a changed number holds within a minute.
/// </summary>
public sealed class SourceLimit(Sources sources) : IDisposable
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly MemoryCache _shares = new(new MemoryCacheOptions());

    private readonly PartitionedRateLimiter<Share> _limiter = PartitionedRateLimiter.Create<Share, Share>(static share =>
        RateLimitPartition.GetFixedWindowLimiter(share, static share => new FixedWindowRateLimiterOptions { PermitLimit = share.Most, Window = Minute }));

    /// <summary>Counts a request; the refusal where it is one too many.</summary>
    public async Task<Problem?> RefusesAsync(string source, CancellationToken ct)
    {
        if (!_shares.TryGetValue(source, out int? most))
        {
            most = _shares.Set(source, await sources.PerMinuteAsync(source, ct), Minute);
        }

        if (most is null)
        {
            return null;
        }

        using var lease = _limiter.AttemptAcquire(new Share(source, most.Value));
        return lease.IsAcquired
            ? null
            : Problem.Of(
                StatusCodes.Status429TooManyRequests,
                "tooManyRequests",
                $"Nguồn {source} gửi quá {most} lần trong một phút; xin chờ.",
                retryAfter: lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : Minute);
    }

    public void Dispose()
    {
        _limiter.Dispose();
        _shares.Dispose();
    }

    /// <summary>How many requests a source may send in a minute.</summary>
    private readonly record struct Share(string Source, int Most);
}
