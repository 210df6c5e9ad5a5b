using Microsoft.Extensions.Logging;
using OneStop.Runtime.Hosting;
using OneStop.Runtime.Ledger;

namespace OneStop.Dossiers.Catalogue;

/// <summary>Keeps the catalogue in memory up to what other processes put into the ledger, at most twenty looks a second.</summary>
public sealed class FollowCatalogue(CatalogueNow catalogue, LedgerReader ledger, LedgerSignal signal, TimeProvider time, ILogger<FollowCatalogue> log)
    : LastingWork(time, log)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(50);

    protected override async Task<TimeSpan> TurnAsync(CancellationToken stopping)
    {
        var seen = signal.Head;
        await catalogue.RefreshAsync(stopping);
        await ledger.WaitForMoreAsync(seen, Patience, stopping);
        return Breath;
    }
}
