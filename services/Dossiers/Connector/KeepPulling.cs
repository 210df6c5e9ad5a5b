using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using OneStop.Runtime.Hosting;

namespace OneStop.Dossiers.Connector;

/// <summary>Runs the connectors whose time has come, each by itself: one that waits for a slow peer holds up no other.</summary>
public sealed class KeepPulling(ConnectorTable table, RunConnector run, TimeProvider time, ILogger<KeepPulling> log) : LastingWork(time, log)
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(20);

    private readonly ConcurrentDictionary<string, Task> _running = new(StringComparer.Ordinal);

    protected override TimeSpan BeforeFirst => Period;

    /// <summary>Stops looking, and waits until the runs under way have kept how far they came.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Task.WhenAll(_running.Values).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    protected override async Task<TimeSpan> TurnAsync(CancellationToken stopping)
    {
        await LookAsync(stopping);
        return Period;
    }

    /// <summary>Starts those that are due and do not run here already.</summary>
    public async Task LookAsync(CancellationToken stopping)
    {
        foreach (var id in await table.DueAsync(stopping))
        {
            var begins = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            if (_running.TryAdd(id, begins.Task))
            {
                _ = RunAsync(id, begins, stopping);
            }
        }
    }

    private async Task RunAsync(string id, TaskCompletionSource whole, CancellationToken stopping)
    {
        try
        {
            if (await run.RunAsync(id, stopping) is { } done)
            {
                Log.LogInformation("connector {Id}: {Items} items on {Pages} pages, {Rejected} rejected, {Error}", id, done.Items, done.Pages, done.Rejected, done.Error ?? "to its end");
            }
        }
        catch (Exception fault) when (!stopping.IsCancellationRequested)
        {
            Log.LogWarning("connector {Id} broke off and goes on from its last page: {Reason}", id, fault.Message);
        }
        catch (Exception) when (stopping.IsCancellationRequested)
        {
            // What is cut off by the end of the program may say so in any way; the page under way is asked for again.
        }
        finally
        {
            _running.TryRemove(id, out _);
            whole.SetResult();
        }
    }
}
