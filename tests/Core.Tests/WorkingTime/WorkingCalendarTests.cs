using System.Globalization;
using OneStop.Core.Procedures;
using OneStop.Core.Tests.Dossiers;
using OneStop.Core.WorkingTime;

namespace OneStop.Core.Tests.WorkingTime;

public sealed class WorkingCalendarTests
{
    private static readonly string Golden = Path.Combine(AppContext.BaseDirectory, "Golden");
    private static readonly WorkingCalendar Vietnam = new(CalendarLayer.Empty.With(National()));

    public static TheoryData<string, int, string> Vectors()
    {
        var data = new TheoryData<string, int, string>();
        foreach (var row in File.ReadLines(Path.Combine(Golden, "due-dates.csv")).Skip(1).Select(l => l.Split(',')))
        {
            data.Add(row[0], int.Parse(row[1], CultureInfo.InvariantCulture), row[2]);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Vectors))]
    public void A_limit_in_working_days_ends_on_the_published_day(string received, int days, string due) =>
        Assert.Equal(Day(due), Vietnam.Add(Day(received), days));

    [Theory]
    [InlineData(2020, 252)]
    [InlineData(2021, 250)]
    [InlineData(2022, 249)]
    [InlineData(2023, 249)]
    [InlineData(2024, 251)]
    [InlineData(2025, 250)]
    [InlineData(2026, 249)]
    public void A_year_has_as_many_working_days_as_the_law_gives(int year, int days) =>
        Assert.Equal(days, Vietnam.Count(new DateOnly(year - 1, 12, 31), new DateOnly(year, 12, 31)));

    [Fact]
    public void Adding_agrees_with_walking_day_by_day_for_every_day_of_2020_to_2026_and_1_to_60_days()
    {
        var off = National().Years.SelectMany(y => y.DaysOff.Select(d => d.Date)).ToHashSet();
        var worked = National().Years.SelectMany(y => y.WorkingWeekendDays).ToHashSet();
        for (var day = new DateOnly(2020, 1, 1); day.Year < 2027; day = day.AddDays(1))
        {
            var at = day;
            for (var days = 1; days <= 60; days++)
            {
                do
                {
                    at = at.AddDays(1);
                }
                while (!(worked.Contains(at) || (at.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !off.Contains(at))));
                if (Vietnam.Add(day, days) != at || Vietnam.Count(day, at) != days)
                {
                    Assert.Fail($"{day} + {days} working days: {Vietnam.Add(day, days)} and a walk gives {at}");
                }
            }
        }
    }

    [Fact]
    public void Outside_the_declared_years_weeks_are_plain() =>
        Assert.Equal(new DateOnly(1999, 1, 4), Vietnam.Add(new DateOnly(1999, 1, 1), 1));

    [Fact]
    public void An_agency_s_own_calendar_speaks_before_the_nation_s()
    {
        var tet = new DateOnly(2021, 2, 10);
        var monday = new DateOnly(2021, 3, 1);
        var own = CalendarLayer.Empty.With(new CalendarEdition("H10.07", default, [new CalendarYear(2021, false, [new DayOff(monday, "Mất điện", "closure")], [tet])], null));
        var calendar = new WorkingCalendar(own, CalendarLayer.Empty.With(National()));
        Assert.True(calendar.IsWorkingDay(tet));
        Assert.False(calendar.IsWorkingDay(monday));
        Assert.True(Vietnam.IsWorkingDay(monday));
    }

    private static CalendarEdition National() => Story.NationalCalendar();

    private static DateOnly Day(string text) => Story.Day(text);
}
