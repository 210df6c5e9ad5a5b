using Microsoft.Extensions.Logging;
using OneStop.Contracts.Dossiers;
using OneStop.Contracts.Reports;
using OneStop.Core.Dossiers;
using OneStop.Core.WorkingTime;
using OneStop.Dossiers.Intake;
using OneStop.Dossiers.Lookup;
using OneStop.Runtime.Hosting;
using OneStop.Runtime.Ledger;

namespace OneStop.Dossiers.Clock;

/// <summary>
/// The clock: notices near-due rungs, lateness and owed apologies and writes each into the ledger once. Which dossiers to look at it asks of
/// Reports; whether a notice is due it decides from the dossier's own entries; that it is written once is the ledger's idempotency, also with
/// several clocks at work. It first looks five minutes after the start, when the ways in have settled. No figure depends on it: with the clock stopped every answer stays right.
/// </summary>
public sealed class WatchDeadlines(ListedDossiers listed, LoadDossier dossiers, LedgerWriter ledger, DeadlineMeter meter, TimeProvider time, ILogger<WatchDeadlines> log)
    : LastingWork(time, log)
{
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(5);

    private readonly HashSet<(string Dossier, DateOnly Due, DateOnly Day)> _done = [];

    /// <summary>Looks at every candidate once and returns how many notices were written.</summary>
    public async Task<int> LookAsync(CancellationToken ct)
    {
        var today = VietnamTime.DateOf(Time.GetUtcNow());
        _done.RemoveWhere(d => d.Day != today);
        var written = 0;
        var open = new Dictionary<string, DossierItem>(StringComparer.Ordinal);
        foreach (var query in new[] { $"nearDue={Ladder.Rungs[0]}", "late=true&status=open", "late=true&status=paused" })
        {
            await foreach (var item in listed.Async(query, Peers.Service("clock"), ct))
            {
                if (item.Status != "ended")
                {
                    open[item.Code] = item;
                }

                if (item.DueOn is { } due && item.Status != "ended" && _done.Add((item.Code, due, today)))
                {
                    written += await NoticeAsync(item.Code, today, ct);
                }
            }
        }

        meter.Saw(open.Values);
        return written;
    }

    protected override TimeSpan BeforeFirst => Period;

    protected override TimeSpan AfterFault => Period;

    protected override async Task<TimeSpan> TurnAsync(CancellationToken stopping)
    {
        await LookAsync(stopping);
        return Period;
    }

    private async Task<int> NoticeAsync(string code, DateOnly today, CancellationToken ct)
    {
        if (await dossiers.FindAsync(code, ct) is not { } dossier)
        {
            return 0;
        }

        var notices = Ladder.Due(dossier.State, dossier.Entries, dossier.Catalogue.CalendarFor(dossier.State.Agency), today);
        var entries = notices.Select(n => EntryOf(dossier, n)).ToList();
        return entries.Count == 0 ? 0 : (await ledger.AppendAsync(entries, ct)).Count(a => !a.Duplicate);
    }

    private NewEntry EntryOf(LoadedDossier dossier, Happening.SystemEntry notice)
    {
        var (type, due, rung) = notice switch
        {
            Happening.NearDueNoticed near => (EntryTypes.DossierNearDue, near.DueOn, (int?)near.WorkingDaysLeft),
            Happening.LateNoticed late => (EntryTypes.DossierLate, late.DueOn, null),
            Happening.ApologyOwedNoticed owed => (EntryTypes.ApologyOwed, owed.DueOn, null),
            _ => throw new ArgumentException($"{notice.GetType().Name} is no notice of the clock", nameof(notice)),
        };
        var id = $"{type}/{dossier.Code}/{due:yyyy-MM-dd}{(rung is { } left ? $"/{left}" : "")}";
        var body = SystemStep.Body(type, id, dossier.Code, Time.GetUtcNow(), data =>
        {
            data.WriteString("dueOn", $"{due:yyyy-MM-dd}");
            if (rung is { } left)
            {
                data.WriteNumber("workingDaysLeft", left);
            }
        }, dossier.State.Agency);
        return new NewEntry(EntryKind.Step, dossier.Code, SystemStep.Source, id, body);
    }
}
