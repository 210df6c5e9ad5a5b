using OneStop.Core.Dossiers;

namespace OneStop.Simulation.Model;

/// <summary>
/// The class of a dossier on a date in both views (domain §6, rulings 20–23).
/// <para>
/// Readings. Ruling 22: ended in an effective pause is on time, whatever the entry; ended in a pause asked for after H is late; a pause that
/// was only recorded after H changes nothing, so the plain comparison holds. Returned without an end is judged like a result.
/// Ruling 23: of all decisions on claims of N9 without step the last one counts, also when it rejects another claim than it accepted. It is
/// void on the dates on which a reopening with a later ledger position counts (ruling 5), also one the software had no end for: in this view
/// there was one. Where it holds (R ≤ actual ≤ E, or no end yet) the dossier ends on the actual date on all
/// business dates; the class is judged anew only if actual ≤ H, else it stays what the software says. A dossier that the decision finds open
/// is judged like a result; in an effective pause it is on time. A pause without effect cannot make a result late that was there by H.
/// </para>
/// </summary>
internal static class SlowJudgement
{
    public static Standing Software(SlowClock clock, SlowLife life, DateOnly on)
    {
        var due = clock.DueOn;
        if (life.LastEnd is { } end)
        {
            var recorded = CivilTime.Date(end.RecordedAt);
            var ended = recorded < clock.ReceivedOn ? clock.ReceivedOn : recorded;
            return Ended(clock, ended, Class(end.What, ended, due, life.PausedAtEnd));
        }

        var overdue = due < on && clock.Pause is not { Effective: true };
        var status = clock.Pause is null ? DossierStatus.Open : DossierStatus.Paused;
        return new Standing(status, clock.ReceivedOn, Channel.Direct, due, clock.DueUnknown, null, null, overdue);
    }

    public static Standing Explained(Standing software, SlowClock clock, SlowLife life, IReadOnlyCollection<Entry> known, List<Entry> counting, DateOnly on)
    {
        if (Accepted(known) is not ({ ActualOn: { } actual }, { } decision)
            || actual < clock.ReceivedOn
            || actual > on
            || (software.EndedOn is { } ended && actual > ended)
            || counting.Any(r => r.What is Happening.Reopened && r.Position > decision.Position))
        {
            return software;
        }

        var how = life.LastEnd?.What ?? new Happening.ResultReady(Refused: false);
        var pause = life.LastEnd is null ? clock.Pause : life.PausedAtEnd;
        var valid = pause is { Effective: true } ? pause : null;
        var judged = clock.DueOn < actual
            ? software.Class ?? (valid is null ? Outcome.Late : Outcome.OnTime)
            : Class(how, actual, clock.DueOn, valid);
        return Ended(clock, actual, judged) with { Channel = software.Channel };
    }

    private static Standing Ended(SlowClock clock, DateOnly ended, Outcome judged) =>
        new(DossierStatus.Ended, clock.ReceivedOn, Channel.Direct, clock.DueOn, clock.DueUnknown, ended, judged, false);

    private static Outcome Class(Happening how, DateOnly ended, DateOnly? due, SlowPause? pause)
    {
        if (pause is { Effective: true })
        {
            return Outcome.OnTime;
        }

        if (pause is { AskedAfterDue: true })
        {
            return Outcome.Late;
        }

        if (due is null || ended == due)
        {
            return Outcome.OnTime;
        }

        return ended > due ? Outcome.Late : how is Happening.ResultReady or Happening.Returned ? Outcome.Early : Outcome.OnTime;
    }

    private static (Happening.ExplanationSubmitted? Claim, Entry? Decision) Accepted(IReadOnlyCollection<Entry> known)
    {
        var claims = known.Select(e => e.What).OfType<Happening.ExplanationSubmitted>().Where(c => c is { Reason: "N9", Step: null }).ToList();
        foreach (var decision in known.Where(e => e.What is Happening.ExplanationDecided).OrderByDescending(e => e.Position))
        {
            var decided = (Happening.ExplanationDecided)decision.What;
            if (claims.Find(c => c.Explanation == decided.Explanation) is { } claim)
            {
                return decided.Agreed ? (claim, decision) : (null, null);
            }
        }

        return (null, null);
    }
}
