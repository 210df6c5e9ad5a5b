using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using OneStop.Runtime.Hosting;

namespace OneStop.Dossiers.National;

/// <summary>
/// Keeps one source from crowding out the others: so many requests a minute as <c>perMinute</c> says where it says anything, then 429
/// <c>tooManyRequests</c>, and nothing of the request is taken. Each program counts for itself; a changed number holds within a minute.
/// </summary>
public sealed class SourceLimit(Sources sources, TimeProvider time)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, Counter> _counters = new(StringComparer.Ordinal);

    /// <summary>Counts a request; the refusal where it is one too many.</summary>
    public async Task<Problem?> RefusesAsync(string source, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        if (!_counters.TryGetValue(source, out var counter) || now - counter.Since >= Minute)
        {
            counter = new Counter(now, await sources.PerMinuteAsync(source, ct));
            _counters[source] = counter;
        }

        return counter.Take()
            ? null
            : Problem.Of(
                StatusCodes.Status429TooManyRequests, "tooManyRequests", $"Nguồn {source} gửi quá {counter.Most} lần trong một phút; xin chờ.", retryAfter: counter.Since + Minute - now);
    }

    private sealed class Counter(DateTimeOffset since, int? most)
    {
        private int _taken;

        public DateTimeOffset Since => since;

        public int? Most => most;

        public bool Take() => most is null || Interlocked.Increment(ref _taken) <= most;
    }
}
