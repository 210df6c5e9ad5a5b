using Microsoft.Extensions.Logging;
using OneStop.Runtime.Hosting;

namespace OneStop.Dossiers.Connector;

/// <summary>Runs the connectors whose time has come, one after the other.</summary>
public sealed class KeepPulling(ConnectorTable table, RunConnector run, TimeProvider time, ILogger<KeepPulling> log) : LastingWork(time, log)
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(20);

    protected override TimeSpan BeforeFirst => Period;

    protected override async Task<TimeSpan> TurnAsync(CancellationToken stopping)
    {
        foreach (var id in await table.DueAsync(stopping))
        {
            if (await run.RunAsync(id, stopping) is { } done)
            {
                Log.LogInformation("connector {Id}: {Items} items on {Pages} pages, {Rejected} rejected, {Error}", id, done.Items, done.Pages, done.Rejected, done.Error ?? "to its end");
            }
        }

        return Period;
    }
}
