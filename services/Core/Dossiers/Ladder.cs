using OneStop.Core.WorkingTime;

namespace OneStop.Core.Dossiers;

/// <summary>
/// The near-due ladder and the notice of lateness (design §7, ruling 30): for notification and audit only, no figure ever reads them. Each rung
/// is due once per dossier and due date, so an edit of anything else never brings it again.
/// </summary>
public static class Ladder
{
    /// <summary>Working days left at which an open dossier is announced, the farthest first.</summary>
    public static readonly IReadOnlyList<int> Rungs = [14, 7, 2, 0];

    /// <summary>
    /// The notices that have become due by <paramref name="today"/> and are not among <paramref name="entries"/>, in order: rungs that were missed
    /// while the clock stood still come one after the other, lateness and the apology owed for it last. None for a dossier that is ended, validly
    /// paused, without due date, or a declared first load of history.
    /// </summary>
    public static IReadOnlyList<Happening.SystemEntry> Due(DossierState dossier, IReadOnlyCollection<Entry> entries, WorkingCalendar calendar, DateOnly today)
    {
        if (dossier is not { DueOn: { } due, ReceivedOn: { } received } || dossier.Status is not (DossierStatus.Open or DossierStatus.Paused)
            || dossier.IsValidlyPaused || entries.Any(e => e.Backfill))
        {
            return [];
        }

        var notices = new List<Happening.SystemEntry>();
        var limit = calendar.Count(received, due);
        var left = calendar.Count(today, due);
        foreach (var rung in Rungs)
        {
            if (rung * 2 < limit && (left <= rung || today > due) && !entries.Any(e => e.What is Happening.NearDueNoticed n && n.DueOn == due && n.WorkingDaysLeft == rung))
            {
                notices.Add(new Happening.NearDueNoticed(due, rung));
            }
        }

        if (dossier.OverdueOn(today) && !entries.Any(e => e.What is Happening.LateNoticed l && l.DueOn == due))
        {
            notices.Add(new Happening.LateNoticed(due));
        }

        if (ApologyDuty.Of(dossier, calendar, today).Standing == ApologyStanding.Owed
            && !entries.Any(e => e.What is Happening.ApologyOwedNoticed o && o.DueOn == due))
        {
            notices.Add(new Happening.ApologyOwedNoticed(due));
        }

        return notices;
    }
}
