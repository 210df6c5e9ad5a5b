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
/// Which reports there are it asks of Reports: every few seconds for the newest alone, and for all, newest first, where that one is new and once a
/// minute in any case, for what was sealed side by side. What is new is written oldest first, so that after a crash nothing new lies below what is
/// known; that a notice is written once is the ledger's idempotency.
/// </summary>
public sealed class WatchSealedReports(Peers peers, LedgerReader reader, LedgerWriter ledger, TimeProvider time, ILogger<WatchSealedReports> log)
    : LastingWork(time, log)
{
    private const int PageSize = 100;
    private static readonly TimeSpan Glance = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Whole = TimeSpan.FromMinutes(1);

    private DateTimeOffset _lookedAt = DateTimeOffset.MinValue;

    /// <summary>Looks at all once and returns how many notices were written.</summary>
    public async Task<int> LookAsync(CancellationToken ct)
    {
        var found = new List<SealedReportItem>();
        string? cursor = null;
        do
        {
            var (added, next) = await NewAsync(PageSize, cursor, ct);
            found.AddRange(added);
            cursor = added.Count > 0 ? next : null;
        }
        while (cursor is not null);
        var written = 0;
        foreach (var batch in found.OrderBy(static r => r.SealedAt).Select(SealedNotice.Of).Chunk(LedgerWriter.EntriesPerCallMax))
        {
            written += (await ledger.AppendAsync(batch, ct)).Count(static a => !a.Duplicate);
        }

        return written;
    }

    protected override TimeSpan BeforeFirst => Glance;

    protected override async Task<TimeSpan> TurnAsync(CancellationToken stopping)
    {
        var now = Time.GetUtcNow();
        if (now - _lookedAt >= Whole || (await NewAsync(1, null, stopping)).Added.Count > 0)
        {
            await LookAsync(stopping);
            _lookedAt = now;
        }

        return Glance;
    }

    /// <summary>Those of a page, newest first, of which the ledger has no notice yet, and the cursor of the next page.</summary>
    private async Task<(List<SealedReportItem> Added, string? Next)> NewAsync(int limit, string? cursor, CancellationToken ct)
    {
        var after = cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}";
        var page = await peers.Reports(Peers.Service("clock")).GetFromJsonAsync<Page<SealedReportItem>>($"/v1/sealed-reports?limit={limit}{after}", WireJson.Options, ct);
        var known = await reader.FindAsync([.. page!.Items.Select(static r => (SystemStep.Source, SealedNotice.IdOf(r.Id)))], ct);
        return ([.. page.Items.Where((_, i) => known[i] is null)], page.Next);
    }
}
