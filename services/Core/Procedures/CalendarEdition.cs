namespace OneStop.Core.Procedures;

/// <summary>
/// What one calendar entry declares for the nation (<see cref="National"/>), an agency or a unit. Years replace the same years of earlier
/// entries of that code; hours hold from their effective day.
/// </summary>
public sealed record CalendarEdition(string Code, DateOnly EffectiveFrom, IReadOnlyList<CalendarYear> Years, IReadOnlyList<OfficeHours>? Hours)
{
    /// <summary>The code of the calendar that holds for the whole country.</summary>
    public const string National = "national";
}

/// <summary>One year of a calendar.</summary>
/// <param name="Provisional">Days of the year are not all decided; due dates in it are marked.</param>
/// <param name="DaysOff">Weekdays that are off, with the name and kind (holiday, compensatory, swap) of each.</param>
/// <param name="WorkingWeekendDays">Saturdays and Sundays that are worked.</param>
public sealed record CalendarYear(int Year, bool Provisional, IReadOnlyList<DayOff> DaysOff, IReadOnlyList<DateOnly> WorkingWeekendDays);

/// <summary>A weekday off and why.</summary>
public sealed record DayOff(DateOnly Date, string Name, string Kind);
