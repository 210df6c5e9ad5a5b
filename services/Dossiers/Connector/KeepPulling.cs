using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using OneStop.Runtime.Ledger;

namespace OneStop.Dossiers.Connector;

/// <summary>Runs the connectors whose time has come, one after the other.</summary>
public sealed class KeepPulling(ConnectorTable table, RunConnector run, TimeProvider time, ILogger<KeepPulling> log) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(20);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                foreach (var id in await table.DueAsync(stoppingToken))
                {
                    if (await run.RunAsync(id, stoppingToken) is { } done)
                    {
                        log.LogInformation("connector {Id}: {Items} items on {Pages} pages, {Rejected} rejected, {Error}", id, done.Items, done.Pages, done.Rejected, done.Error ?? "to its end");
                    }
                }
            }
            catch (Exception e) when (e is NpgsqlException or LedgerOverloadedException or LedgerUnavailableException)
            {
                log.LogWarning("connectors wait: {Reason}", e.Message);
            }
        }
    }
}
