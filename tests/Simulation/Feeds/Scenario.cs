using System.Globalization;
using OneStop.Core.Dossiers;
using OneStop.Simulation.Model;

namespace OneStop.Simulation.Feeds;

/// <summary>One dossier's entries with their places in a ledger, and the catalogue entries between them.</summary>
public sealed record Scenario(int Seed, IReadOnlyList<KnownChange> Catalogue, IReadOnlyList<Entry> Entries)
{
    public const string Code = "000.00.07.H10-210412-0001";

    /// <summary>What the model needs is what the program needs: nothing else is handed over.</summary>
    internal SlowDossier Model() => new(Entries, new SlowCatalogue(Catalogue));

    /// <summary>The days worth asking for: from before the first thing that happened until well after the last.</summary>
    public IEnumerable<DateOnly> Days()
    {
        var days = Entries.Where(e => e.What is not Happening.SystemEntry)
            .SelectMany(e => new[] { CivilTime.Date(e.OccurredAt), CivilTime.Date(e.RecordedAt) })
            .DefaultIfEmpty(new DateOnly(2021, 1, 1))
            .ToList();
        for (var day = days.Min().AddDays(-3); day <= days.Max().AddDays(45); day = day.AddDays(1))
        {
            yield return day;
        }
    }

    /// <summary>The smallest set of entries, and of catalogue entries after the first ones, that still fails.</summary>
    public Scenario Shrink(Func<Scenario, bool> fails)
    {
        var smallest = this;
        for (var again = true; again;)
        {
            again = false;
            foreach (var candidate in smallest.WithOneLess())
            {
                if (fails(candidate))
                {
                    (smallest, again) = (candidate, true);
                    break;
                }
            }
        }

        return smallest;
    }

    public override string ToString() =>
        $"seed {Seed}\n" + string.Join('\n', Catalogue.Where(c => c.Position > RandomCatalogue.BasePositions).Select(Line).Concat(Entries.OrderBy(e => e.OccurredAt).Select(Line)));

    private IEnumerable<Scenario> WithOneLess() =>
        Entries.Select(e => this with { Entries = [.. Entries.Where(o => !ReferenceEquals(o, e))] })
            .Concat(Catalogue.Where(c => c.Position > RandomCatalogue.BasePositions).Select(c => this with { Catalogue = [.. Catalogue.Where(o => !ReferenceEquals(o, c))] }));

    private static string Line(Entry e) =>
        $"  #{e.Position} {At(e.AppendedAt)} {e.Source}/{e.Id} occurred {At(e.OccurredAt)}{(e.RecordedAt == e.OccurredAt ? "" : " recorded " + At(e.RecordedAt))} {e.Agency} {e.Unit} {e.What}";

    private static string Line(KnownChange c) => $"  #{c.Position} {At(c.AppendedAt)} {RandomCatalogue.Describe(c.What)}";

    private static string At(DateTimeOffset instant) =>
        instant.ToOffset(TimeSpan.FromHours(7)).ToString("yyyy-MM-dd ddd HH:mm:ss", CultureInfo.InvariantCulture);
}
