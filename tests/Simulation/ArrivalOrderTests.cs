using System.Text.Json;
using OneStop.Core.Dossiers;
using OneStop.Core.Reports;
using OneStop.Simulation.Feeds;

namespace OneStop.Simulation;

/// <summary>
/// Arrival order never matters (ruling 2): the same step reports at other ledger positions, learned at other instants, give the same fact,
/// state and flags, but for the flags that compare with <em>appended</em>. Where the place among catalogue entries and decisions matters,
/// the positions stay and only the order of the collection changes.
/// </summary>
public sealed class ArrivalOrderTests
{
    private static readonly string[] FlagsOfAppending = ["lateAppended", "futureDated"];

    [Fact]
    public void Any_order_of_arrival_gives_the_same_fact()
    {
        for (var seed = 1; seed <= 1000; seed++)
        {
            var all = RandomScenario.Of(seed);
            var reports = all with { Catalogue = RandomCatalogue.Base, Entries = [.. all.Entries.Where(e => e.What is not (Happening.SystemEntry or Happening.Corrected))] };
            var random = new Random(seed);
            var places = reports.Entries.Select(e => (e.Position, e.AppendedAt)).ToArray();
            random.Shuffle(places);
            var shuffled = reports with { Entries = [.. reports.Entries.Zip(places, (e, p) => e with { Position = p.Position, AppendedAt = p.AppendedAt }).OrderBy(e => e.Position)] };
            Assert.True(Print(reports) == Print(shuffled), $"as sent:\n{reports}\n{Print(reports)}\nshuffled:\n{shuffled}\n{Print(shuffled)}");

            var turned = all with { Entries = [.. all.Entries.Reverse()] };
            Assert.True(Print(all) == Print(turned), $"the collection's order matters:\n{all}");
        }
    }

    private static string Print(Scenario scenario)
    {
        var fact = CoreAnswer.Fact(scenario);
        return JsonSerializer.Serialize<Fact>(fact with { Today = fact.Today with { Flags = [.. fact.Today.Flags.Except(FlagsOfAppending)] } });
    }
}
