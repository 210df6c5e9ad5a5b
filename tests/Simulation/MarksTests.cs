using OneStop.Core.Dossiers;
using OneStop.Core.Procedures;
using OneStop.Core.Reports;
using OneStop.Simulation.Feeds;

namespace OneStop.Simulation;

/// <summary>
/// Marks rule out what forms then do not look at: whatever a check, or the form of errors, finds in a random dossier at any position of its ledger and on any
/// day, the dossier's marks after its last entry asked for a look. Compared with the full fold, prefix by prefix and day by day.
/// </summary>
public sealed class MarksTests
{
    [Fact]
    public void Nothing_is_ever_found_in_a_dossier_that_bears_no_mark_for_it()
    {
        var seen = new HashSet<string>();
        for (var seed = 1; seed <= 160; seed++)
        {
            var scenario = RandomScenario.Of(seed);
            if (Missed(scenario, seen) is { } missed)
            {
                Assert.Fail(missed + "\n" + scenario.Shrink(s => Missed(s, []) is not null));
            }
        }

        // What no random life does is told in NarrowedFormTests.
        Assert.Empty(IntegrityCheck.All.Select(c => c.Name).Except(["bodyDiffers"]).Except(seen));
    }

    private static string? Missed(Scenario scenario, HashSet<string> seen)
    {
        var fact = CoreAnswer.Fact(scenario);
        var (marks, actions) = (MarkDossier.Of(scenario.Entries, fact), BulkAction.NumbersOf(scenario.Entries) ?? []);
        var last = scenario.Entries.Select(e => e.Position).Concat(scenario.Catalogue.Select(c => c.Position)).Max();
        var positions = scenario.Entries.Select(e => e.Position).Concat(scenario.Catalogue.Select(c => c.Position)).Where(p => scenario.Entries.Any(e => e.Position <= p));
        foreach (var position in positions.Order())
        {
            List<Entry> known = [.. scenario.Entries.Where(e => e.Position <= position)];
            var history = CoreAnswer.History([.. scenario.Catalogue.Where(c => c.Position <= position)]);
            foreach (var day in known.Select(e => e.CountsFrom).Where(d => d > DateOnly.MinValue).Append(new DateOnly(2030, 1, 1)).Distinct())
            {
                var dossier = DossierCase.Of(Scenario.Code, known, history, DateOnly.MinValue, day);
                if (position == last && (dossier.LateBySoftware || dossier.LateExplained) && (marks & Marks.LateNow) == Marks.None)
                {
                    return $"{day:yyyy-MM-dd}: late, marked {marks}";
                }

                if (FoundUnmarked(dossier, history.Newest, marks, actions, seen) is { } found)
                {
                    return $"position {position}, {day:yyyy-MM-dd}: {found}, marked {marks}";
                }
            }
        }

        return null;
    }

    private static string? FoundUnmarked(DossierCase dossier, Catalogue catalogue, Marks marks, int[] actions, HashSet<string> seen)
    {
        foreach (var check in IntegrityCheck.Findings(new Inspected(dossier.AtEnd, dossier.Entries, catalogue.CalendarFor(dossier.Fact.Agency))))
        {
            seen.Add(check.Name);
            if ((marks & check.Marks) == Marks.None)
            {
                return check.Name;
            }
        }

        var state = dossier.AtEnd;
        return state.Pauses.Any(p => p.Kind == PauseKind.Supplement) && (marks & Marks.Supplement) == Marks.None ? "supplement"
            : dossier.RefusedAtIntake && (marks & Marks.RefusedAtIntake) == Marks.None ? "refusedAtIntake"
            : state.EndedBy == EndKind.Refused && (marks & Marks.Refused) == Marks.None ? "refused"
            : state.Recalls.Count > 0 && (marks & Marks.Recall) == Marks.None ? "recall"
            : (BulkAction.NumbersOf(dossier.Entries) ?? []).Except(actions).Any() ? "bulk action"
            : null;
    }
}
