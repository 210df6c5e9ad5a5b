using OneStop.Core.WorkingTime;

namespace OneStop.Host.Demo;

/// <summary>
/// Office time as one line of seconds: 07:00–11:30 and 13:30–17:00 of each working day follow each other without gaps. Second 0 is the
/// opening of the first working day; a day has <see cref="SecondsOfDay"/>.
/// </summary>
internal sealed class OfficeTime
{
    /// <summary>8 hours.</summary>
    public const int SecondsOfDay = 8 * 3600;

    private const int MorningSeconds = 9 * 1800;
    private static readonly TimeOnly _opens = new(7, 0);
    private static readonly TimeOnly _afternoon = new(13, 30);

    private readonly DateOnly[] _days;
    private readonly Dictionary<DateOnly, int> _index;

    /// <param name="from">First day, inclusive.</param>
    /// <param name="to">Last day, inclusive.</param>
    public OfficeTime(WorkingCalendar calendar, DateOnly from, DateOnly to)
    {
        Calendar = calendar;
        _days = [.. Enumerable.Range(0, to.DayNumber - from.DayNumber + 1).Select(from.AddDays).Where(calendar.IsWorkingDay)];
        _index = _days.Select((day, n) => (day, n)).ToDictionary(p => p.day, p => p.n);
    }

    public WorkingCalendar Calendar { get; }

    /// <summary>The end of the last day.</summary>
    public int End => _days.Length * SecondsOfDay;

    /// <summary>The working days, in order.</summary>
    public IReadOnlyList<DateOnly> Days => _days;

    /// <summary>The place on the line of a second of a working day (0 = its opening).</summary>
    public int At(DateOnly day, int second) => (_index[day] * SecondsOfDay) + second;

    /// <summary>The place on the line of a time of a working day, given inside office hours.</summary>
    public int At(DateOnly day, int hour, int minute)
    {
        var time = new TimeOnly(hour, minute);
        return At(day, time < _afternoon ? (int)(time - _opens).TotalSeconds : MorningSeconds + (int)(time - _afternoon).TotalSeconds);
    }

    /// <summary>The working day of a place.</summary>
    public DateOnly DayOf(int place) => _days[Math.Min(place, End - 1) / SecondsOfDay];

    /// <summary>The instant of a place; places from <see cref="End"/> on are the last second.</summary>
    public DateTimeOffset InstantOf(int place)
    {
        var inside = Math.Min(place, End - 1);
        var second = inside % SecondsOfDay;
        var start = second < MorningSeconds ? _opens : _afternoon;
        return VietnamTime.At(DayOf(inside), start).AddSeconds(second < MorningSeconds ? second : second - MorningSeconds);
    }
}
