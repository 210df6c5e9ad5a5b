using System.Globalization;
using OneStop.Contracts.Reports;
using OneStop.Core.Reports;
using OneStop.Core.WorkingTime;

namespace OneStop.Reports.Scheduling;

/// <summary>A period of a schedule and the instant it is filed at.</summary>
internal readonly record struct DueSealing(ReportingPeriod Period, DateTimeOffset At);

/// <summary>Which periods a schedule files, and when: worked out from the schedule and the time alone, so that a program that was down misses none.</summary>
/// <param name="StartsOn">Periods that end before this day are left alone.</param>
internal sealed record SealingPlan(IReadOnlyList<PeriodKind> Kinds, int DaysAfter, TimeOnly At, DateOnly StartsOn)
{
    public const int DaysAfterMax = 60;
    public const int FormsMax = 20;

    /// <summary>How far back a schedule may reach when it is first put.</summary>
    public const int YearsBackMax = 5;

    private static readonly Dictionary<string, PeriodKind> KindOf = new(StringComparer.Ordinal)
    {
        ["quarter"] = PeriodKind.Quarter,
        ["half"] = PeriodKind.Half,
        ["year"] = PeriodKind.Year,
        ["calendarMonth"] = PeriodKind.CalendarMonth,
        ["calendarQuarter"] = PeriodKind.CalendarQuarter,
        ["calendarHalf"] = PeriodKind.CalendarHalf,
        ["calendarYear"] = PeriodKind.CalendarYear,
    };

    /// <summary>Wire names of the kinds of periods.</summary>
    public static IEnumerable<string> KindNames => KindOf.Keys;

    /// <summary>The plan of a schedule whose fields are in order.</summary>
    public static SealingPlan Of(SealSchedule schedule, DateOnly startsOn) =>
        new([.. schedule.Periods.Select(p => KindOf[p])], schedule.DaysAfter, ReadTime(schedule.At)!.Value, startsOn);

    /// <summary>A time of day as <c>HH:mm</c>; null = it is none.</summary>
    public static TimeOnly? ReadTime(string? text) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    /// <summary>What was due by an instant, in the order it was due.</summary>
    public IReadOnlyList<DueSealing> DueBy(DateTimeOffset now) =>
        [.. Between(StartsOn, VietnamTime.DateOf(now)).Where(d => d.At <= now)];

    /// <summary>The first period due after an instant.</summary>
    public DueSealing NextAfter(DateTimeOffset now)
    {
        var day = VietnamTime.DateOf(now);
        var first = day.AddDays(-DaysAfter - 1);
        return Between(first > StartsOn ? first : StartsOn, (day > StartsOn ? day : StartsOn).AddYears(1).AddDays(1)).First(d => d.At > now);
    }

    private IEnumerable<DueSealing> Between(DateOnly first, DateOnly last) => PeriodKinds.EndingBetween(Kinds, first, last)
        .Select(p => new DueSealing(p, VietnamTime.At(p.To.AddDays(DaysAfter), At)))
        .OrderBy(d => d.At);
}
