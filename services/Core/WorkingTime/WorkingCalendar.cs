namespace OneStop.Core.WorkingTime;

/// <summary>
/// Which days are worked, for one office (domain §5.4): Monday to Friday but for declared days off, and the weekend days declared as worked.
/// Layers speak in order, the nearest first; the first that names a day decides (agency over nation). Any date can be asked: years that no
/// layer describes have plain weeks.
/// </summary>
public sealed class WorkingCalendar
{
    private static readonly DateOnly First = new(2000, 1, 1);
    private static readonly DateOnly Last = new(2099, 12, 31);

    private readonly CalendarLayer[] _layers;
    private readonly int[] _workedUpTo; // working days in [First, day], by day number
    private readonly DateOnly[] _worked; // the working days themselves, in order

    /// <param name="layers">Nearest first; none = plain weeks.</param>
    public WorkingCalendar(params IReadOnlyList<CalendarLayer> layers)
    {
        _layers = [.. layers];
        _workedUpTo = new int[Last.DayNumber - First.DayNumber + 1];
        var worked = new List<DateOnly>(27_000);
        for (var day = First; day <= Last; day = day.AddDays(1))
        {
            if (Decide(day))
            {
                worked.Add(day);
            }

            _workedUpTo[day.DayNumber - First.DayNumber] = worked.Count;
        }

        _worked = [.. worked];
    }

    /// <summary>Whether the office works on the day.</summary>
    public bool IsWorkingDay(DateOnly day) =>
        Covers(day) ? _workedUpTo[Index(day)] > (day == First ? 0 : _workedUpTo[Index(day) - 1]) : Decide(day);

    /// <summary>The day itself where it is worked, else the next one that is.</summary>
    public DateOnly OnOrAfter(DateOnly day)
    {
        while (!IsWorkingDay(day))
        {
            day = day.AddDays(1);
        }

        return day;
    }

    /// <summary>The first working day strictly after <paramref name="day"/>.</summary>
    public DateOnly After(DateOnly day) => OnOrAfter(day.AddDays(1));

    /// <summary>The last working day strictly before <paramref name="day"/>.</summary>
    public DateOnly Before(DateOnly day)
    {
        do
        {
            day = day.AddDays(-1);
        }
        while (!IsWorkingDay(day));
        return day;
    }

    /// <summary>
    /// The <paramref name="count"/>-th working day after <paramref name="day"/>, which is itself not counted (BLDS 2015 Điều 147(2)); for 0 the
    /// day itself, or the next working day where it is not worked.
    /// </summary>
    public DateOnly Add(DateOnly day, int count)
    {
        if (count <= 0)
        {
            return OnOrAfter(day);
        }

        if (Covers(day) && _workedUpTo[Index(day)] + count <= _worked.Length)
        {
            return _worked[_workedUpTo[Index(day)] + count - 1];
        }

        for (; count > 0; count--)
        {
            day = After(day);
        }

        return day;
    }

    /// <summary>Working days in (<paramref name="after"/>, <paramref name="to"/>]; 0 where the interval is empty.</summary>
    public int Count(DateOnly after, DateOnly to)
    {
        if (to <= after)
        {
            return 0;
        }

        if (Covers(after) && Covers(to))
        {
            return _workedUpTo[Index(to)] - _workedUpTo[Index(after)];
        }

        var count = 0;
        for (var day = after.AddDays(1); day <= to; day = day.AddDays(1))
        {
            count += IsWorkingDay(day) ? 1 : 0;
        }

        return count;
    }

    /// <summary>The name of a declared day off, for explanations; null where nothing was declared.</summary>
    public string? NameOf(DateOnly day) => _layers.Select(l => l.NameOf(day)).FirstOrDefault(n => n is not null);

    /// <summary>Days of the year are not all decided yet.</summary>
    public bool IsProvisional(int year) => _layers.Any(l => l.IsProvisional(year));

    private bool Decide(DateOnly day)
    {
        foreach (var layer in _layers)
        {
            if (layer.Says(day) is { } says)
            {
                return says;
            }
        }

        return day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
    }

    private static bool Covers(DateOnly day) => day >= First && day <= Last;

    private static int Index(DateOnly day) => day.DayNumber - First.DayNumber;
}
