using OneStop.Core.Dossiers;

namespace OneStop.Core.Reports;

/// <summary>Where a dossier stands in the columns on one day: open (in time or overdue), or ended with its class and date E.</summary>
internal readonly record struct Standing(bool Open, bool Overdue, Outcome? Ended, DateOnly? EndedOn)
{
    /// <summary>The deltas that lead from this standing to the next one, which holds from <paramref name="day"/> on.</summary>
    public void To(Standing next, DateOnly day, List<Delta> deltas)
    {
        Step(Measure.Open, Open, next.Open, day, deltas);
        Step(Measure.Overdue, Overdue, next.Overdue, day, deltas);
        if ((Ended, EndedOn) == (next.Ended, next.EndedOn))
        {
            return;
        }

        if (Ended is { } before)
        {
            deltas.Add(new Delta(MeasureOf(before), day, EndedOn, -1));
        }

        if (next.Ended is { } after)
        {
            deltas.Add(new Delta(MeasureOf(after), day, next.EndedOn, 1));
        }
    }

    private static void Step(Measure measure, bool before, bool after, DateOnly day, List<Delta> deltas)
    {
        if (before != after)
        {
            deltas.Add(new Delta(measure, day, null, after ? 1 : -1));
        }
    }

    private static Measure MeasureOf(Outcome outcome) => outcome switch
    {
        Outcome.Early => Measure.Early,
        Outcome.OnTime => Measure.OnTime,
        _ => Measure.Late,
    };
}
