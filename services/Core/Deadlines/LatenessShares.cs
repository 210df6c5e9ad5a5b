using OneStop.Core.Dossiers;
using OneStop.Core.Procedures;
using OneStop.Core.WorkingTime;

namespace OneStop.Core.Deadlines;

/// <summary>One step measured, in minutes of office time on its owner's calendar; pauses are not counted.</summary>
/// <param name="Allowed">Null = no limit: the step cannot be late.</param>
/// <param name="Elapsed">From handover to the next handover, the end, or the moment asked.</param>
/// <param name="Gap">Of these, from handover to acceptance; the receiver's own, shown apart.</param>
/// <param name="Over">What exceeds <paramref name="Allowed"/>.</param>
/// <param name="Late">The parts of <paramref name="Over"/> that late answers account for, by consulted body; together at most <paramref name="Over"/>.</param>
public sealed record StepClock(StepState Step, long? Allowed, long Elapsed, long Gap, long Over, IReadOnlyList<UnitShare> Late)
{
    /// <summary>The owner's own part of <see cref="Over"/>.</summary>
    public long Own => Over - Late.Sum(l => l.Amount);
}

/// <summary>A unit's part of a dossier's lateness: <paramref name="Amount"/> of <see cref="LatenessShares.Whole"/>.</summary>
/// <param name="DueInferred">Some of it is a late answer to a request without a deadline of its own (hạn suy ra).</param>
public sealed record UnitShare(string? Agency, string? Unit, long Amount, bool DueInferred = false);

/// <summary>How the shares were found.</summary>
public enum ShareBasis
{
    /// <summary>Not late: nothing to share.</summary>
    None,

    /// <summary>Minutes by which steps exceeded their limits.</summary>
    Overruns,

    /// <summary>Steps without limits: each holder's working days in (H, E], provisional (tạm tính).</summary>
    Holding,

    /// <summary>Late without a late step although all steps have limits: the planning was wrong; the owner of the process answers.</summary>
    Planning,
}

/// <summary>
/// Whose delay it was (domain §8.1, ruling 30). A handover ends the step before it: step reports cannot say that two branches run side by side, so
/// steps are one sequence and none "finishes last". Shares are not negative and add up to <see cref="Whole"/>, whose unit follows from
/// <see cref="Basis"/>: minutes of overrun, or working days of holding.
/// </summary>
/// <param name="LateDays">L (<see cref="DaysLate"/>); 0 where it is not late, or late by days off only.</param>
/// <param name="Responsible">The unit with the largest share; null where nothing is late.</param>
public sealed record LatenessShares(ShareBasis Basis, int LateDays, IReadOnlyList<StepClock> Steps, IReadOnlyList<UnitShare> Shares, UnitShare? Responsible)
{
    /// <summary>What the shares add up to.</summary>
    public long Whole => Shares.Sum(s => s.Amount);

    /// <summary>Steps lack limits, so the shares are an estimate.</summary>
    public bool Provisional => Basis == ShareBasis.Holding;

    /// <summary>Measures a dossier's steps and shares its lateness out, as of a moment.</summary>
    public static LatenessShares Of(DossierState dossier, Catalogue catalogue, DateTimeOffset now)
    {
        var measured = new StepMeasure(dossier, catalogue, now).Steps();
        if (DaysLate.Of(dossier, catalogue.CalendarFor(dossier.Agency), VietnamTime.DateOf(now)) is not { } lateDays || measured.Count == 0)
        {
            return new LatenessShares(ShareBasis.None, 0, measured, [], null);
        }

        var (basis, shares) = Share(dossier, catalogue, now, measured);
        return new LatenessShares(basis, lateDays, measured, shares, ResponsibleFor(new Lateness(dossier, catalogue, now, measured), shares, basis));
    }

    private static (ShareBasis Basis, IReadOnlyList<UnitShare> Shares) Share(
        DossierState dossier, Catalogue catalogue, DateTimeOffset now, IReadOnlyList<StepClock> steps)
    {
        var later = steps.Skip(1).ToList();
        if (later.Count == 0 || later.All(s => s.Allowed is null))
        {
            return (ShareBasis.Holding, Holding(dossier, catalogue, now));
        }

        var overruns = steps.SelectMany(s => s.Late.Prepend(new UnitShare(s.Step.Agency, s.Step.Unit, s.Own)))
            .Where(s => s.Amount > 0)
            .GroupBy(s => (s.Agency, s.Unit))
            .Select(g => new UnitShare(g.Key.Agency, g.Key.Unit, g.Sum(s => s.Amount), g.Any(s => s.DueInferred)))
            .ToList();
        if (overruns.Count > 0)
        {
            return (ShareBasis.Overruns, overruns);
        }

        return later.Any(s => s.Allowed is null)
            ? (ShareBasis.Holding, Holding(dossier, catalogue, now))
            : (ShareBasis.Planning, [new UnitShare(dossier.Agency, null, 1)]);
    }

    private static List<UnitShare> Holding(DossierState dossier, Catalogue catalogue, DateTimeOffset now)
    {
        var calendar = catalogue.CalendarFor(dossier.Agency);
        var due = dossier.DueOn!.Value;
        var end = dossier.EndedOn ?? VietnamTime.DateOf(now);
        var shares = new List<UnitShare>();
        for (var i = 0; i < dossier.Steps.Count; i++)
        {
            var step = dossier.Steps[i];
            var from = i == 0 ? due : Later(due, VietnamTime.DateOf(step.HandedAt));
            var to = i == dossier.Steps.Count - 1 ? end : VietnamTime.DateOf(dossier.Steps[i + 1].HandedAt);
            if (calendar.Count(from, to < end ? to : end) is > 0 and var days)
            {
                shares.Add(new UnitShare(step.Agency, step.Unit, days));
            }
        }

        if (shares.Count == 0)
        {
            shares.Add(new UnitShare(dossier.Steps[^1].Agency, dossier.Steps[^1].Unit, 1));
        }

        return [.. shares.GroupBy(s => (s.Agency, s.Unit)).Select(g => new UnitShare(g.Key.Agency, g.Key.Unit, g.Sum(s => s.Amount)))];
    }

    /// <summary>The largest share (<see cref="BreakTie"/> of equal ones). With provisional shares, who held the dossier at the end of H.</summary>
    private static UnitShare? ResponsibleFor(Lateness late, IReadOnlyList<UnitShare> shares, ShareBasis basis)
    {
        if (basis == ShareBasis.Holding && late.Dossier.DueOn is { } due)
        {
            var holder = late.Dossier.Steps.LastOrDefault(s => VietnamTime.DateOf(s.HandedAt) <= due) ?? late.Dossier.Steps[0];
            return shares.FirstOrDefault(s => s.Agency == holder.Agency && s.Unit == holder.Unit) ?? new UnitShare(holder.Agency, holder.Unit, 0);
        }

        var largest = shares.Where(s => s.Amount == shares.Max(o => o.Amount)).ToList();
        return largest is [var only] ? only : BreakTie(late, largest);
    }

    /// <summary>
    /// Of equal shares, the owner of the earliest step after whose finish the steps to come, each in its allowed time, could no longer be done by H
    /// (domain §8.1); the earliest share where no owner's step is such a one.
    /// </summary>
    private static UnitShare? BreakTie(Lateness late, List<UnitShare> equal)
    {
        var end = VietnamTime.StartOf(late.Dossier.DueOn!.Value.AddDays(1));
        for (var i = 0; i < late.Steps.Count; i++)
        {
            var step = late.Steps[i].Step;
            var finish = step.EndedAt ?? late.Now;
            var left = late.Catalogue.OfficeFor(step.Agency, step.Unit).MinutesBetween(finish, end);
            if ((finish >= end || late.Steps.Skip(i + 1).Sum(s => s.Allowed ?? 0) > left) && equal.Find(s => s.Agency == step.Agency && s.Unit == step.Unit) is { } owner)
            {
                return owner;
            }
        }

        return equal.Count > 0 ? equal[0] : null;
    }

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;

    private sealed record Lateness(DossierState Dossier, Catalogue Catalogue, DateTimeOffset Now, IReadOnlyList<StepClock> Steps);
}
