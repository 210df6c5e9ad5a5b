using System.Net.Http.Json;
using Microsoft.Extensions.Logging;
using OneStop.Contracts;
using OneStop.Contracts.Reports;
using OneStop.Dossiers.Intake;
using OneStop.Dossiers.Messaging;
using OneStop.Runtime.Hosting;
using OneStop.Runtime.Ledger;

namespace OneStop.Dossiers.Clock;

/// <summary>
/// Writes into the ledger, once for each, that a report was sealed, so that the event goes out by the same ways and in the same order as all others.
/// Which reports there are it asks of Reports, newest first, until a page holds nothing new; that a notice is written once is the ledger's idempotency.
/// </summary>
public sealed class WatchSealedReports(Peers peers, LedgerReader reader, LedgerWriter ledger, TimeProvider time, ILogger<WatchSealedReports> log)
    : LastingWork(time, log)
{
    private const int PageSize = 100;
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    /// <summary>Looks once and returns how many notices were written.</summary>
    public async Task<int> LookAsync(CancellationToken ct)
    {
        var written = 0;
        string? cursor = null;
        do
        {
            var after = cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}";
            var page = await peers.Reports(Peers.Service("clock")).GetFromJsonAsync<Page<SealedReportItem>>($"/v1/sealed-reports?limit={PageSize}{after}", WireJson.Options, ct);
            var known = await reader.FindAsync([.. page!.Items.Select(static r => (SystemStep.Source, SealedNotice.IdOf(r.Id)))], ct);
            var added = page.Items.Where((_, i) => known[i] is null).OrderBy(static r => r.SealedAt).Select(SealedNotice.Of).ToList();
            written += (await ledger.AppendAsync(added, ct)).Count(static a => !a.Duplicate);
            cursor = added.Count > 0 ? page.Next : null;
        }
        while (cursor is not null);
        return written;
    }

    protected override TimeSpan BeforeFirst => Period;

    protected override async Task<TimeSpan> TurnAsync(CancellationToken stopping)
    {
        await LookAsync(stopping);
        return Period;
    }
}
