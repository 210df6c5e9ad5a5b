using OneStop.Core.Dossiers;
using OneStop.Simulation.Feeds;
using OneStop.Simulation.Model;

namespace OneStop.Simulation;

/// <summary>What must hold between the columns of II.06a for any dossier, period and view (domain §9.1, rulings 7 and 21).</summary>
public sealed class ContinuityTests
{
    [Fact]
    public void Every_period_follows_from_the_one_before_but_for_recalls()
    {
        for (var seed = 1; seed <= 400; seed++)
        {
            var scenario = RandomScenario.Of(seed);
            var fact = CoreAnswer.Fact(scenario);
            var days = scenario.Days().ToList();
            days.RemoveRange(days.Count - 20, 20);
            foreach (var deltas in new[] { fact.Software, fact.Explained })
            {
                for (var i = 0; i < days.Count - 1; i++)
                {
                    var before = CoreAnswer.Columns(deltas, days[0], days[i]);
                    foreach (var end in new[] { days[i + 1], days[Math.Min(i + 20, days.Count - 1)] })
                    {
                        var after = CoreAnswer.Columns(deltas, days[i + 1], end);
                        var where = $"[…, {days[i]:yyyy-MM-dd}] then [{days[i + 1]:yyyy-MM-dd}, {end:yyyy-MM-dd}]: {Print(before)} then {Print(after)}\n{scenario}";
                        Assert.True(after.All(c => c is 0 or 1), where);
                        Assert.True(Column(after, 3) == Column(after, 4) + Column(after, 5) + Column(after, 6), where);
                        Assert.True(Column(after, 3) == Column(after, 7) + Column(after, 11), where);
                        var recalled = Column(after, 6) - Column(before, 11);
                        Assert.True(recalled is 0 or 1, where);
                        Assert.True(recalled == 0 || scenario.Entries.Any(e => e.What is Happening.Reopened && Within(e, days[i], end)), where);
                    }
                }
            }
        }
    }

    private static bool Within(Entry entry, DateOnly after, DateOnly to) =>
        CivilTime.Date(entry.RecordedAt) > after && CivilTime.Date(entry.RecordedAt) <= to;

    private static int Column(int[] columns, int number) => columns[number - 3];

    private static string Print(int[] columns) => string.Join(',', columns);
}
