using OneStop.Core.Procedures;
using OneStop.Core.WorkingTime;

namespace OneStop.Core.Dossiers;

/// <summary>How the duty to apologise stands (domain §7; NĐ 61/2018 Điều 19(9)).</summary>
public enum ApologyStanding
{
    /// <summary>Nothing is owed: in time, no due date, or validly paused.</summary>
    None,

    /// <summary>The due date is near (two working days before): it will be owed unless the result comes.</summary>
    Warned,

    /// <summary>Late without an apology.</summary>
    Owed,

    /// <summary>Issued by the latest day.</summary>
    Issued,

    /// <summary>Issued after the latest day (xin lỗi muộn).</summary>
    IssuedLate,

    /// <summary>Late in the software only: an accepted N9 shows that the result was on time, so no apology in practice.</summary>
    Excused,
}

/// <summary>The duty to apologise for one dossier, on a day.</summary>
/// <param name="LatestOn">The last working day before the due date; null where there is none.</param>
public sealed record ApologyDuty(ApologyStanding Standing, DateOnly? LatestOn)
{
    /// <summary>Judges the duty as of <paramref name="today"/>.</summary>
    public static ApologyDuty Of(DossierState dossier, WorkingCalendar calendar, DateOnly today)
    {
        if (dossier.DueOn is not { } due || dossier.ReceivedOn is not { } received)
        {
            return new ApologyDuty(ApologyStanding.None, null);
        }

        var rules = RuleSet.On(received);
        var latest = StepBack(calendar, due, rules.ApologyDaysBefore);
        var late = dossier.LateOn(today);
        var first = dossier.Apologies.Where(a => a.On <= today).Select(a => (DateOnly?)a.On).Min();
        return new ApologyDuty(
            (late, first) switch
            {
                (_, { } issued) => issued <= latest ? ApologyStanding.Issued : ApologyStanding.IssuedLate,
                (true, _) when IsExcused(dossier.ExplainedOutcome) => ApologyStanding.Excused,
                (true, _) => ApologyStanding.Owed,
                (false, _) when dossier.Status == DossierStatus.Open && today >= StepBack(calendar, due, rules.ApologyWarningDays) => ApologyStanding.Warned,
                _ => ApologyStanding.None,
            },
            latest);
    }

    /// <summary>
    /// An accepted N9 shows that a dossier late in the software was on time in fact (domain §7, §8.3). No other explanation excuses, nor does an
    /// accepted N9 that leaves it late (ruling 23).
    /// </summary>
    /// <param name="explained">Its class in the explained view; null = open.</param>
    public static bool IsExcused(Outcome? explained) => explained is Outcome.Early or Outcome.OnTime;

    private static DateOnly StepBack(WorkingCalendar calendar, DateOnly day, int workingDays)
    {
        for (var i = 0; i < workingDays; i++)
        {
            day = calendar.Before(day);
        }

        return day;
    }
}
