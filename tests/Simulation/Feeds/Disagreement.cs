using OneStop.Core.Dossiers;
using OneStop.Core.Reports;

namespace OneStop.Simulation.Feeds;

/// <summary>The first place where the program and the model answer a scenario differently.</summary>
internal static class Disagreement
{
    private static readonly int[] DaysBack = [0, 1, 6, 29, 90];

    /// <summary>Null where both agree on every day, period start and view, and on the dossier at the end of time.</summary>
    public static string? Of(Scenario scenario)
    {
        var fact = CoreAnswer.Fact(scenario);
        return InFigures(scenario, fact) ?? InStory(scenario, fact) ?? InState(scenario, fact);
    }

    private static string? InFigures(Scenario scenario, Fact fact)
    {
        var model = scenario.Model();
        foreach (var day in scenario.Days())
        {
            foreach (var explained in new[] { false, true })
            {
                var standing = model.At(day, explained);
                foreach (var from in DaysBack.Select(b => day.AddDays(-b)).Append(DateOnly.MinValue))
                {
                    var core = Print(CoreAnswer.Columns(explained ? fact.Explained : fact.Software, from, day));
                    var slow = Print(CoreAnswer.Columns(standing, from));
                    if (core != slow)
                    {
                        return $"{(explained ? "explained" : "software")} [{from:yyyy-MM-dd}, {day:yyyy-MM-dd}] core {core} model {slow} ({standing})";
                    }
                }
            }
        }

        return null;
    }

    /// <summary>What is told beside the clock, on every third day: another third with each seed.</summary>
    private static string? InStory(Scenario scenario, Fact fact)
    {
        var model = scenario.Model();
        var leftOut = LeftOut.Of(fact, scenario.Entries).ToList();
        var calendar = CoreAnswer.History(scenario.Catalogue).Newest.CalendarFor(fact.Agency);
        foreach (var day in scenario.Days().Where(d => (d.DayNumber + scenario.Seed) % 3 == 0))
        {
            var (core, slow) = (CoreAnswer.Story(fact.On(day)), model.Story(day));
            if (core != slow)
            {
                return $"story on {day:yyyy-MM-dd}: core {core} model {slow}";
            }

            var owed = ApologyDuty.Of(fact.On(day), calendar, day).Standing is ApologyStanding.Owed;
            if (owed != model.OwesApology(day))
            {
                return $"apology on {day:yyyy-MM-dd}: core {(owed ? "owed" : "not owed")}";
            }

            foreach (var from in DaysBack.Select(b => day.AddDays(-b)).Append(DateOnly.MinValue))
            {
                var (reason, expected) = (CoreAnswer.LeftOut(leftOut, from, day), model.LeftOut(from, day));
                if (reason != expected)
                {
                    return $"left out of [{from:yyyy-MM-dd}, {day:yyyy-MM-dd}]: core {reason ?? "not"} model {expected ?? "not"}";
                }
            }
        }

        return null;
    }

    private static string? InState(Scenario scenario, Fact fact)
    {
        var model = scenario.Model();
        var software = model.At(DateOnly.MaxValue, explained: false);
        var explained = model.At(DateOnly.MaxValue, explained: true);
        var today = fact.Today;
        var core = $"{today.Status} R {today.ReceivedOn:yyyy-MM-dd} H {today.DueOn:yyyy-MM-dd} unknown {today.DueUnknown} E {today.EndedOn:yyyy-MM-dd} {today.Outcome} explained {today.ExplainedEndedOn:yyyy-MM-dd} {today.ExplainedOutcome}";
        var slow = $"{software.Status} R {software.ReceivedOn:yyyy-MM-dd} H {software.DueOn:yyyy-MM-dd} unknown {software.DueUnknown} E {software.EndedOn:yyyy-MM-dd} {software.Class} explained {explained.EndedOn:yyyy-MM-dd} {explained.Class}";
        return core == slow ? null : $"state: core {core} model {slow}";
    }

    private static string Print(int[] columns) => string.Join(',', columns);
}
