using OneStop.Core.Dossiers;

namespace OneStop.Core.Reports;

/// <summary>
/// A dossier's way through the columns of II.06a in one view: for every day on which something starts to count, the clock is run over the
/// entries that count by then (rulings 1, 5), and the differences from day to day are its deltas. So a figure at any period end is the state
/// as of that day, by construction.
/// </summary>
internal static class Timeline
{
    /// <param name="entries">The entries of the clock, in order.</param>
    /// <param name="clockOver">Runs the clock over some of them.</param>
    /// <param name="reception">The reception that holds.</param>
    /// <param name="channel">The channel it counts under, corrections included.</param>
    /// <param name="actual">The actual end of an accepted explanation (ruling 23); null = software view.</param>
    public static List<Delta> Of(
        IReadOnlyList<Entry> entries, Func<IReadOnlyList<Entry>, Clock> clockOver, Reception reception, Channel channel, ActualEnd? actual)
    {
        var deltas = new List<Delta>(6) { new(MeasureOf(channel), reception.Day, null, 1) };
        var days = new SortedSet<DateOnly>(entries.Select(e => e.CountsFrom).Where(d => d >= reception.Day)) { reception.Day };
        if (actual is not null)
        {
            days.Add(actual.On);
        }

        var standing = default(Standing);
        using var next = days.GetEnumerator();
        for (var more = next.MoveNext(); more;)
        {
            var day = next.Current;
            more = next.MoveNext();
            var until = more ? next.Current : DateOnly.MaxValue;
            var clock = clockOver(entries.All(e => e.CountsFrom <= day) ? entries : [.. entries.Where(e => e.CountsFrom <= day)]);
            Move(StandingOn(clock, day, actual), day);
            var lateFrom = clock.Due is { } due && due < DateOnly.MaxValue ? due.AddDays(1) : DateOnly.MaxValue;
            if (lateFrom > day && lateFrom < until)
            {
                Move(StandingOn(clock, lateFrom, actual), lateFrom);
            }
        }

        return deltas;

        void Move(Standing to, DateOnly day)
        {
            standing.To(to, day, deltas);
            standing = to;
        }
    }

    private static Standing StandingOn(Clock clock, DateOnly day, ActualEnd? actual)
    {
        if (actual?.Holds(clock, day) == true)
        {
            return new Standing(false, false, actual.Judge(clock), actual.On);
        }

        return clock.Ended
            ? new Standing(false, false, clock.Outcome, clock.EndedOn)
            : new Standing(true, clock.OverdueOn(day), null, null);
    }

    private static Measure MeasureOf(Channel channel) => channel switch
    {
        Channel.Online => Measure.ReceivedOnline,
        Channel.Postal => Measure.ReceivedPostal,
        _ => Measure.ReceivedDirect,
    };
}
