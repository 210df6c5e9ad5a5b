namespace OneStop.Benchmarks.Load;

/// <summary>
/// Office time as one line of minutes: 07:00–11:30 and 13:30–17:00 of Monday to Friday follow each other without gaps; minute 0 is the opening of
/// the first day. Public holidays are worked through: the load needs office hours, not the law.
/// </summary>
/// <param name="monday">The first day.</param>
internal sealed class OfficeClock(DateOnly monday)
{
    /// <summary>8 hours.</summary>
    public const int MinutesOfDay = 480;

    /// <summary>52 weeks of five days.</summary>
    public const int MinutesOfYear = 52 * 5 * MinutesOfDay;

    private const int MorningMinutes = 270;
    private readonly DateTime _start = monday.ToDateTime(TimeOnly.MinValue);

    /// <summary>The local time (Asia/Ho_Chi_Minh) of a place on the line.</summary>
    public DateTime At(int minute, int second)
    {
        var (day, inside) = Math.DivRem(minute, MinutesOfDay);
        var (week, weekday) = Math.DivRem(day, 5);
        return _start.AddDays((week * 7) + weekday).AddMinutes(inside < MorningMinutes ? (7 * 60) + inside : (13 * 60) + 30 + inside - MorningMinutes).AddSeconds(second);
    }

    /// <summary>The Monday on or before a day.</summary>
    public static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
}
