using OneStop.Simulation.Feeds;
using OneStop.Simulation.Model;

namespace OneStop.Simulation;

/// <summary>Core's working calendar against walking every day of 2020 to 2026.</summary>
public sealed class WorkingCalendarTests
{
    private static readonly DateOnly First = new(2020, 1, 1);
    private static readonly DateOnly Last = new(2026, 12, 31);

    [Theory]
    [InlineData(null)]
    [InlineData(RandomCatalogue.OwnCalendar)]
    public void Every_day_and_every_count_to_sixty_agree(string? agency)
    {
        var core = CoreAnswer.History(RandomCatalogue.Base).Newest.CalendarFor(agency);
        var slow = new SlowCatalogue(RandomCatalogue.Base).Calendar(agency, null, long.MaxValue);
        for (var day = First; day <= Last; day = day.AddDays(1))
        {
            Assert.True(slow.IsWorkingDay(day) == core.IsWorkingDay(day), $"{day:yyyy-MM-dd}");
            var walked = day;
            for (var count = 1; count <= 60; count++)
            {
                walked = slow.NextWorkingDay(walked);
                if (walked != core.Add(day, count) || core.Count(day, walked) != count || core.Count(day, walked.AddDays(-1)) != count - 1)
                {
                    Assert.Fail($"{day:yyyy-MM-dd} + {count}: walked {walked:yyyy-MM-dd}, core {core.Add(day, count):yyyy-MM-dd}, counts {core.Count(day, walked)}");
                }
            }
        }
    }
}
