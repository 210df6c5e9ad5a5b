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
    /// <param name="whole">Run over all of them.</param>
    /// <param name="reception">The reception that holds.</param>
    /// <param name="channel">The channel it counts under, corrections included.</param>
    /// <param name="actual">The actual end of an accepted explanation (ruling 23); null = software view.</param>
    public static List<Delta> Of(
        IReadOnlyList<Entry> entries, Func<IReadOnlyList<Entry>, Clock> clockOver, Clock whole, Reception reception, Channel channel, ActualEnd? actual)
    {
        var deltas = new List<Delta>(6) { new(MeasureOf(channel), reception.Day, null, 1) };
        var days = DaysOf(entries, reception.Day, actual);
        var lastEntry = entries.Max(static e => e.CountsFrom);
        var standing = default(Standing);
        for (var i = 0; i < days.Count; i++)
        {
            var day = days[i];
            var until = i + 1 < days.Count ? days[i + 1] : DateOnly.MaxValue;
            var clock = lastEntry <= day ? whole : clockOver([.. entries.Where(e => e.CountsFrom <= day)]);
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

    /// <summary>The days on which something starts to count, from the reception on, each once and in order.</summary>
    private static List<DateOnly> DaysOf(IReadOnlyList<Entry> entries, DateOnly received, ActualEnd? actual)
    {
        var days = new List<DateOnly>(entries.Count + 2) { received };
        foreach (var entry in entries)
        {
            if (entry.CountsFrom > received)
            {
                days.Add(entry.CountsFrom);
            }
        }

        if (actual is not null)
        {
            days.Add(actual.On);
        }

        days.Sort();
        var last = 0;
        for (var i = 1; i < days.Count; i++)
        {
            if (days[i] != days[last])
            {
                days[++last] = days[i];
            }
        }

        days.RemoveRange(last + 1, days.Count - last - 1);
        return days;
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
