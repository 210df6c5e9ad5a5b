using OneStop.Core.Procedures;

namespace OneStop.Simulation.Model;

/// <summary>
/// The working days and office hours of one desk as the ledger knew them at one position, found by walking days.
/// <para>
/// Readings. Layers (design §4, ruling 41): a working day is decided by the narrower layer that names the day — the agency's calendar, else
/// the national one, else Monday to Friday. Within a layer the last entry that holds the year decides the whole year, so that declaring one
/// year does not forget the others. The unit's calendar opens its desk for reception "also when it is no working day" (ruling 8), by naming
/// the day among its <c>workingWeekendDays</c>; the days counted stay the agency's. Hours: the unit's own, else the unit's calendar, else the
/// agency's, else the national one, else 07:00–11:30 and 13:30–17:00; of several the one with the latest effective day not after the day
/// asked, then the latest position.
/// </para>
/// </summary>
internal sealed class SlowCalendar(IReadOnlyList<KnownChange> changes, string? agency, string? unit, long position)
{
    private static readonly OfficeHours[] UsualHours =
    [
        new(new TimeOnly(7, 0), new TimeOnly(11, 30)),
        new(new TimeOnly(13, 30), new TimeOnly(17, 0)),
    ];

    private readonly Dictionary<DateOnly, bool> _seen = [];

    public bool IsWorkingDay(DateOnly day)
    {
        if (!_seen.TryGetValue(day, out var works))
        {
            works = Look(day);
            _seen.Add(day, works);
        }

        return works;
    }

    /// <summary>The unit's own calendar says that its desk is open (ruling 8).</summary>
    public bool IsDeskOpen(DateOnly day) => Year(unit, day.Year)?.WorkingWeekendDays.Contains(day) ?? false;

    public DateOnly NextWorkingDay(DateOnly day)
    {
        do
        {
            day = day.AddDays(1);
        }
        while (!IsWorkingDay(day));
        return day;
    }

    /// <summary>Working days in (from, to]; 0 where to is not after from.</summary>
    public int WorkingDaysIn(DateOnly from, DateOnly to)
    {
        var count = 0;
        for (var day = from.AddDays(1); day <= to; day = day.AddDays(1))
        {
            count += IsWorkingDay(day) ? 1 : 0;
        }

        return count;
    }

    public IReadOnlyList<OfficeHours> HoursOn(DateOnly day) =>
        OwnHoursOfUnit(day)
        ?? Newest(Editions(unit), day)
        ?? Newest(Editions(agency), day)
        ?? Newest(Editions(CalendarEdition.National), day)
        ?? UsualHours;

    private bool Look(DateOnly day)
    {
        foreach (var layer in new[] { agency, CalendarEdition.National })
        {
            var year = Year(layer, day.Year);
            if (year is not null && year.WorkingWeekendDays.Contains(day))
            {
                return true;
            }

            if (year is not null && year.DaysOff.Any(d => d.Date == day))
            {
                return false;
            }
        }

        return day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
    }

    private CalendarYear? Year(string? layer, int year) =>
        Editions(layer).SelectMany(e => ((CalendarEdition)e.What).Years).LastOrDefault(y => y.Year == year);

    private List<KnownChange> Editions(string? code) =>
        code is null ? [] : [.. changes.Where(c => c.Position <= position && c.What is CalendarEdition e && e.Code == code).OrderBy(c => c.Position)];

    private static IReadOnlyList<OfficeHours>? Newest(List<KnownChange> editions, DateOnly day) =>
        editions.Select(e => (CalendarEdition)e.What)
            .Where(e => e.Hours is not null && e.EffectiveFrom <= day)
            .OrderBy(e => e.EffectiveFrom)
            .LastOrDefault()?.Hours;

    private IReadOnlyList<OfficeHours>? OwnHoursOfUnit(DateOnly day) =>
        changes.Where(c => c.Position <= position && c.What is Unit u && u.Agency == agency && u.Name == unit)
            .OrderBy(c => c.Position)
            .Select(c => (Unit)c.What)
            .Where(u => u.EffectiveFrom <= day)
            .OrderBy(u => u.EffectiveFrom)
            .LastOrDefault()?.Hours;
}
