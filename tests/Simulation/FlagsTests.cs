using OneStop.Simulation.Feeds;

namespace OneStop.Simulation;

/// <summary>
/// The flags of ruling 43 that follow from a dossier's entries alone, as the slow model has them. Not judged here, for the rulings leave more
/// than one reading: the comparison of appointments, second and late supplements, apologies, <c>lateAppended</c> and <c>refusedLate</c>.
/// </summary>
public sealed class FlagsTests
{
    private static readonly HashSet<string> Judged =
    [
        "recordedBeforeOccurred", "futureDated", "agencyUnknown", "procedureUnknown", "channelUnknown", "appointmentBeforeReception",
        "pauseOverlaps", "answerWithoutPause", "pauseAfterDue", "pauseBackdated", "pauseUnclosed", "appointmentNotUsed", "secondReceived",
        "endMissing", "secondEnd", "endBeforeReception", "reopenedOpen",
    ];

    [Fact]
    public void Every_judged_flag_stands_where_the_model_has_it()
    {
        var seen = new HashSet<string>();
        for (var seed = 1; seed <= 1500; seed++)
        {
            var scenario = RandomScenario.Of(seed);
            if (Print(scenario) is { } difference)
            {
                Assert.Fail(difference + "\n" + scenario.Shrink(s => Print(s) is not null));
            }

            seen.UnionWith(scenario.Model().Flags());
        }

        Assert.Empty(Judged.Except(seen));
    }

    private static string? Print(Scenario scenario)
    {
        var core = string.Join(' ', CoreAnswer.Fact(scenario).Today.Flags.Where(Judged.Contains).Order(StringComparer.Ordinal));
        var slow = string.Join(' ', scenario.Model().Flags().Where(Judged.Contains).Order(StringComparer.Ordinal));
        return core == slow ? null : $"core {core}\nmodel {slow}";
    }
}
