using System.Threading.RateLimiting;
using OneStop.Runtime.Hosting;

namespace OneStop.Dossiers.Intake;

/// <summary>
/// How many short bodies of steps are worked on at once; the others wait in the order they came, unread, which slows their senders and leaves the processors
/// to those who look something up. A long body takes no turn: it is read no faster than its batches are written, and may take an hour. Where too many wait, 429 <c>overloaded</c>, and nothing of the request is taken. Each program counts for itself.
/// </summary>
public sealed class SendersInHand : IDisposable
{
    /// <summary>More at once make no batch larger: what gathers while one batch is committed makes the next.</summary>
    public const int AtOnce = 128;

    /// <summary>Some seconds of work at the usual rate.</summary>
    public const int WaitingMax = 10_000;

    private const int ShortBytesMax = 64_000;

    private readonly ConcurrencyLimiter _limiter = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = AtOnce,
        QueueLimit = WaitingMax,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    /// <summary>Waits for a turn, which ends when it is disposed; not acquired = refused, null = none is needed.</summary>
    /// <param name="bytes">Of the body; null = not said.</param>
    public async ValueTask<RateLimitLease?> TurnAsync(long? bytes, CancellationToken ct) => bytes <= ShortBytesMax ? await _limiter.AcquireAsync(1, ct) : null;

    /// <summary>What a refused sender is told.</summary>
    public static Problem Refused => Problem.Of(
        429, "overloaded", "Máy chủ đang nhận nhiều hơn sức ghi; xin gửi lại sau.", retryAfter: TimeSpan.FromSeconds(2));

    public void Dispose() => _limiter.Dispose();
}
