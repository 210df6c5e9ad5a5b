using System.Collections.Immutable;
using OneStop.Core.Procedures;

namespace OneStop.Core.WorkingTime;

/// <summary>
/// Everything declared so far under one calendar code. A later declaration of a year replaces that year; hours hold from their effective day
/// until the next ones.
/// </summary>
public sealed class CalendarLayer
{
    /// <summary>Nothing declared.</summary>
    public static readonly CalendarLayer Empty = new(
        ImmutableSortedDictionary<int, YearSets>.Empty, ImmutableSortedDictionary<DateOnly, IReadOnlyList<OfficeHours>>.Empty);

    private readonly ImmutableSortedDictionary<int, YearSets> _years;
    private readonly ImmutableSortedDictionary<DateOnly, IReadOnlyList<OfficeHours>> _hours;

    private CalendarLayer(ImmutableSortedDictionary<int, YearSets> years, ImmutableSortedDictionary<DateOnly, IReadOnlyList<OfficeHours>> hours)
    {
        _years = years;
        _hours = hours;
    }

    /// <summary>The declared years, ascending.</summary>
    public IEnumerable<CalendarYear> Years => _years.Values.Select(y => y.Year);

    /// <summary>This layer with one more declaration.</summary>
    public CalendarLayer With(CalendarEdition edition)
    {
        var years = _years;
        foreach (var year in edition.Years)
        {
            years = years.SetItem(year.Year, new YearSets(year));
        }

        return new CalendarLayer(years, edition.Hours is { Count: > 0 } hours ? _hours.SetItem(edition.EffectiveFrom, hours) : _hours);
    }

    /// <summary>True = worked, false = off, null = this layer does not name the day.</summary>
    public bool? Says(DateOnly day) => _years.TryGetValue(day.Year, out var year) ? year.Says(day) : null;

    /// <summary>The name of a day off this layer declares; else null.</summary>
    public string? NameOf(DateOnly day) => _years.TryGetValue(day.Year, out var year) ? year.NameOf(day) : null;

    /// <summary>The year was declared as provisional.</summary>
    public bool IsProvisional(int year) => _years.TryGetValue(year, out var sets) && sets.Year.Provisional;

    /// <summary>The office hours this layer declares for a day; null = none.</summary>
    public IReadOnlyList<OfficeHours>? HoursOn(DateOnly day)
    {
        IReadOnlyList<OfficeHours>? found = null;
        foreach (var (from, hours) in _hours)
        {
            if (from > day)
            {
                break;
            }

            found = hours;
        }

        return found;
    }

    private sealed class YearSets(CalendarYear year)
    {
        private readonly Dictionary<DateOnly, DayOff> _off = year.DaysOff.GroupBy(d => d.Date).ToDictionary(g => g.Key, g => g.Last());
        private readonly HashSet<DateOnly> _worked = [.. year.WorkingWeekendDays];

        public CalendarYear Year => year;

        public bool? Says(DateOnly day) => _worked.Contains(day) ? true : _off.ContainsKey(day) ? false : null;

        public string? NameOf(DateOnly day) => _off.TryGetValue(day, out var off) ? off.Name : null;
    }
}
