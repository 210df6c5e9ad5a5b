using OneStop.Core.Procedures;
using OneStop.Core.WorkingTime;

namespace OneStop.Core.Deadlines;

/// <summary>
/// Due dates (domain §5). A limit runs from the day of reception, which is not itself counted (BLDS 2015 Điều 147(2)), to the end of the due
/// date: only dates are compared, the hour is information.
/// </summary>
public static class Deadline
{
    /// <summary>Office hours that make one working day (domain §5.5).</summary>
    public const int HoursPerDay = 8;

    /// <summary>The due date of a limit that starts at <paramref name="start"/>.</summary>
    public static DateOnly Of(TimeLimit limit, CountingStart start, Office office) => limit.Unit switch
    {
        LimitUnit.WorkingDays => office.Calendar.Add(start.Day, limit.Amount),
        LimitUnit.CalendarDays => office.Calendar.OnOrAfter(start.Day.AddDays(limit.Amount)),
        LimitUnit.WorkingHours => OfHours(limit.Amount, start, office),
        _ => throw new ArgumentOutOfRangeException(nameof(limit), limit.Unit, "unknown unit of a time limit"),
    };

    /// <summary>
    /// The due date after a pause that resumes (ruling 12): the working days that remained in (<paramref name="pausedOn"/>,
    /// <paramref name="due"/>], counted from the day of resumption, which is not moved first; none left = that day, or the next working one.
    /// </summary>
    public static DateOnly AfterResume(DateOnly pausedOn, DateOnly due, DateOnly resumedOn, WorkingCalendar calendar) =>
        calendar.Add(resumedOn, calendar.Count(pausedOn, due));

    /// <summary>The part of a day first, inside the office hours (the end of an interval counts as reached), then whole working days (ruling 10).</summary>
    private static DateOnly OfHours(int hours, CountingStart start, Office office)
    {
        var (day, at) = (start.Day, start.Time);
        var left = TimeSpan.FromHours(hours % HoursPerDay);
        while (true)
        {
            foreach (var interval in office.HoursOn(day))
            {
                var from = at > interval.Start ? at : interval.Start;
                if (from < interval.End)
                {
                    left -= interval.End - from;
                }
            }

            if (left <= TimeSpan.Zero)
            {
                return office.Calendar.Add(day, hours / HoursPerDay);
            }

            (day, at) = (office.Calendar.After(day), TimeOnly.MinValue);
        }
    }
}
