using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using OneStop.Runtime.Ledger;

namespace OneStop.Dossiers.Catalogue;

/// <summary>Keeps the catalogue in memory up to what other processes put into the ledger, at most twenty looks a second.</summary>
public sealed class FollowCatalogue(CatalogueNow catalogue, LedgerReader ledger, LedgerSignal signal, TimeProvider time, ILogger<FollowCatalogue> log) : BackgroundService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(50);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                await LookAsync(stoppingToken);
                await Task.Delay(Breath, time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program stops.
        }
    }

    private async Task LookAsync(CancellationToken ct)
    {
        try
        {
            var seen = signal.Head;
            await catalogue.RefreshAsync(ct);
            await ledger.WaitForMoreAsync(seen, Patience, ct);
        }
        catch (NpgsqlException failure)
        {
            log.LogWarning(failure, "The catalogue could not be read; trying again");
            await Task.Delay(TimeSpan.FromSeconds(1), time, ct);
        }
    }
}
