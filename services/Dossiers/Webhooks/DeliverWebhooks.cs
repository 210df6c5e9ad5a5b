using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using OneStop.Runtime.Hosting;
using OneStop.Runtime.Ledger;

namespace OneStop.Dossiers.Webhooks;

/// <summary>
/// Delivers to every subscriber from its own checkpoint over the ledger, each by itself, so that a slow one holds up no other. What is not taken is
/// tried again after 10 s, 20 s, 40 s … at most 10 minutes, for as long as it takes.
/// </summary>
public sealed class DeliverWebhooks(WebhookTable table, NextDelivery next, PostDelivery post, LedgerReader ledger, TimeProvider time, ILogger<DeliverWebhooks> log)
    : LastingWork(time, log)
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan PauseMin = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan PauseMax = TimeSpan.FromMinutes(10);

    private readonly Guid _me = Guid.NewGuid();
    private readonly ConcurrentDictionary<string, Task> _running = new(StringComparer.Ordinal);

    /// <summary>How long a subscriber is left alone after so many deliveries given up in a row.</summary>
    public static TimeSpan PauseAfter(int failures) => TimeSpan.FromTicks(Math.Min(PauseMax.Ticks, PauseMin.Ticks << Math.Clamp(failures - 1, 0, 10)));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await base.ExecuteAsync(stoppingToken);
        await Task.WhenAll(_running.Values);
    }

    protected override async Task<TimeSpan> TurnAsync(CancellationToken stopping)
    {
        var head = (await ledger.HeadAsync(stopping)).Position;
        foreach (var id in await table.DueAsync(head, stopping))
        {
            Start(id, stopping);
        }

        await ledger.WaitForMoreAsync(head, Look, stopping);
        return TimeSpan.Zero;
    }

    private void Start(string id, CancellationToken ct) => _running.GetOrAdd(id, _ => Task.Run(
        async () =>
        {
            try
            {
                await ServeAsync(id, ct);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                // The program stops: another takes over at once.
                await table.ReleaseAsync(id, _me, CancellationToken.None);
            }
            catch (Exception fault) when (!ct.IsCancellationRequested)
            {
                Log.LogWarning(fault, "webhook {Id} waits", id);
            }
            finally
            {
                _running.TryRemove(id, out var _);
            }
        },
        CancellationToken.None));

    private async Task ServeAsync(string id, CancellationToken ct)
    {
        while (await table.LeaseAsync(id, _me, ct) is { } webhook)
        {
            var (events, reached) = await next.AfterAsync(webhook, ct);
            if (reached == webhook.Position)
            {
                await table.ReleaseAsync(id, _me, ct);
                return;
            }

            if (events.Count > 0 && await post.RunAsync(webhook, events, ct) is { } error)
            {
                await table.FailAsync(id, _me, error, PauseAfter(webhook.Failures + 1), CancellationToken.None);
                Log.LogWarning("webhook {Id} did not take events {First} to {Last}: {Error}", id, events[0].Sequence, events[^1].Sequence, error);
                return;
            }

            await table.AdvanceAsync(id, _me, reached, webhook.Sequence + events.Count, CancellationToken.None);
        }
    }
}
