using OneStop.Core.Procedures;

namespace OneStop.Simulation.Model;

/// <summary>
/// Counting a time limit, day by day and interval by interval (domain §5.2–5.6, rulings 8–10).
/// <para>
/// Readings. Ruling 8: a receipt strictly after the end of the day's last interval, or on a day off, counts as at the start of the next
/// working day, for every unit of limit; Saturday 18:00 is moved once, to Monday. Ruling 9: 15:00 is looked at only on a day that ruling 8
/// left alone. Ruling 10: a rest of 0 hours leaves the day; hours left at the very end of an interval count as reached there. Office hours
/// are those of the day walked. Calendar days: n days after the day of receipt. A term that ends on a
/// day off (also within an open Saturday) runs to the next working day.
/// </para>
/// </summary>
internal static class SlowTerm
{
    /// <summary>The due date of a limit for a receipt at an instant.</summary>
    public static DateOnly Due(SlowCalendar calendar, DateTimeOffset receipt, TimeLimit limit, bool afterFifteenNextDay)
    {
        var (day, from) = Start(calendar, receipt, afterFifteenNextDay);
        day = limit.Unit switch
        {
            LimitUnit.CalendarDays => day.AddDays(limit.Amount),
            LimitUnit.WorkingHours => AfterWorkingDays(calendar, AfterHours(calendar, day, from, limit.Amount % 8), limit.Amount / 8),
            _ => AfterWorkingDays(calendar, day, limit.Amount),
        };
        return calendar.IsWorkingDay(day) ? day : calendar.NextWorkingDay(day);
    }

    /// <summary>The n-th working day after a day; the day itself for 0.</summary>
    public static DateOnly AfterWorkingDays(SlowCalendar calendar, DateOnly day, int n)
    {
        for (var i = 0; i < n; i++)
        {
            day = calendar.NextWorkingDay(day);
        }

        return day;
    }

    private static (DateOnly Day, TimeOnly From) Start(SlowCalendar calendar, DateTimeOffset receipt, bool afterFifteenNextDay)
    {
        var day = CivilTime.Date(receipt);
        var time = CivilTime.Time(receipt);
        var closed = calendar.HoursOn(day)[^1].End;
        var open = calendar.IsWorkingDay(day) || calendar.IsDeskOpen(day);
        var moved = !open || time > closed || (afterFifteenNextDay && time > new TimeOnly(15, 0));
        return moved ? (calendar.NextWorkingDay(day), TimeOnly.MinValue) : (day, time);
    }

    private static DateOnly AfterHours(SlowCalendar calendar, DateOnly day, TimeOnly from, int hours)
    {
        var left = TimeSpan.FromHours(hours);
        while (left > TimeSpan.Zero)
        {
            foreach (var interval in calendar.HoursOn(day))
            {
                var start = from > interval.Start ? from : interval.Start;
                if (start < interval.End)
                {
                    left -= interval.End - start;
                }

                if (left <= TimeSpan.Zero)
                {
                    return day;
                }
            }

            day = calendar.NextWorkingDay(day);
            from = TimeOnly.MinValue;
        }

        return day;
    }
}
