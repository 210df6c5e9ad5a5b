using OneStop.Core.Procedures;

namespace OneStop.Core.WorkingTime;

/// <summary>
/// One desk or unit at work: the calendar that deadlines are counted on, its office hours, and the days its own calendar opens it beyond
/// that (a Saturday counter).
/// </summary>
public sealed class Office(WorkingCalendar calendar, Func<DateOnly, IReadOnlyList<OfficeHours>> hours, Func<DateOnly, bool> opensOn)
{
    /// <summary>07:00–11:30 and 13:30–17:00, where nothing else is declared (domain §5.5).</summary>
    public static readonly IReadOnlyList<OfficeHours> DefaultHours =
        [new(new TimeOnly(7, 0), new TimeOnly(11, 30)), new(new TimeOnly(13, 30), new TimeOnly(17, 0))];

    /// <summary>How far <see cref="Back"/> looks for office time.</summary>
    public const int LookBackDays = 4000;

    /// <summary>The calendar of the agency: what counts as a working day of a deadline.</summary>
    public WorkingCalendar Calendar => calendar;

    /// <summary>The intervals of office time on a day, in order.</summary>
    public IReadOnlyList<OfficeHours> HoursOn(DateOnly day) => hours(day);

    /// <summary>The unit's own calendar says that its desk is open on that day, working day or not (ruling 8).</summary>
    public bool DeskOpensOn(DateOnly day) => opensOn(day);

    /// <summary>The end of the last interval of the day.</summary>
    public TimeOnly ClosesAt(DateOnly day) => hours(day)[^1].End;

    /// <summary>Minutes of office time in [<paramref name="from"/>, <paramref name="to"/>); 0 where the interval is empty.</summary>
    public long MinutesBetween(DateTimeOffset from, DateTimeOffset to)
    {
        if (to <= from)
        {
            return 0;
        }

        var (firstDay, lastDay) = (VietnamTime.DateOf(from), VietnamTime.DateOf(to));
        long ticks = 0;
        for (var day = firstDay; day <= lastDay; day = day.AddDays(1))
        {
            if (!calendar.IsWorkingDay(day))
            {
                continue;
            }

            foreach (var interval in hours(day))
            {
                var start = Later(VietnamTime.At(day, interval.Start), from);
                var end = Earlier(VietnamTime.At(day, interval.End), to);
                ticks += Math.Max(0, (end - start).Ticks);
            }
        }

        return ticks / TimeSpan.TicksPerMinute;
    }

    /// <summary>
    /// The latest instant with at least <paramref name="minutes"/> (over 0) of office time in [it, <paramref name="to"/>); the least instant there is where
    /// the office was not open so long in <see cref="LookBackDays"/> days.
    /// </summary>
    public DateTimeOffset Back(DateTimeOffset to, long minutes)
    {
        var left = minutes * TimeSpan.TicksPerMinute;
        var today = VietnamTime.DateOf(to);
        for (var day = today; day > today.AddDays(-LookBackDays); day = day.AddDays(-1))
        {
            if (!calendar.IsWorkingDay(day))
            {
                continue;
            }

            foreach (var interval in hours(day).Reverse())
            {
                var end = Earlier(VietnamTime.At(day, interval.End), to);
                var open = Math.Max(0, (end - VietnamTime.At(day, interval.Start)).Ticks);
                if (left <= open)
                {
                    return end.AddTicks(-left);
                }

                left -= open;
            }
        }

        return DateTimeOffset.MinValue;
    }

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;

    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;
}
