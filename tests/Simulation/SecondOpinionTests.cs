using System.Globalization;
using OneStop.Simulation.Feeds;

namespace OneStop.Simulation;

/// <summary>
/// Thousands of random dossiers judged twice: by Core and by the slow model. On a disagreement the seed, the smallest set of lines that
/// still disagrees and both answers are printed. <c>ONESTOP_SEEDS</c> = first-last runs others.
/// </summary>
public sealed class SecondOpinionTests
{
    [Fact]
    public void Core_and_the_slow_model_agree_on_every_day_of_every_random_dossier()
    {
        var (first, last) = Seeds();
        var found = new List<string>();
        for (var seed = first; seed <= last && found.Count < Most; seed++)
        {
            var scenario = RandomScenario.Of(seed);
            if (Disagreement.Of(scenario) is not null)
            {
                var smallest = scenario.Shrink(s => Disagreement.Of(s) is not null);
                found.Add($"{Disagreement.Of(smallest)}\n{smallest}");
            }
        }

        Assert.True(found.Count == 0, string.Join("\n\n", found));
    }

    /// <summary>Disagreements printed before the search stops.</summary>
    private const int Most = 10;

    private static (int First, int Last) Seeds()
    {
        var range = (Environment.GetEnvironmentVariable("ONESTOP_SEEDS") ?? "1-1200").Split('-');
        return (int.Parse(range[0], CultureInfo.InvariantCulture), int.Parse(range[^1], CultureInfo.InvariantCulture));
    }
}
