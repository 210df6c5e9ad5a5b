using OneStop.Core.Procedures;

namespace OneStop.Core.Dossiers;

/// <summary>
/// Which entries tell of a dossier where some codes mean another (decision 0012): those under its own code, unless that means another dossier, and those
/// under every code that means it. A code is judged by what stands under it: the day it was first received on, and who told of it. Of codes that mean each
/// other in a circle the smallest is the dossier's. Pure.
/// </summary>
public static class ToldUnder
{
    /// <summary>The entries that tell of a dossier, in no particular order; what one sender tells in the same words under several codes stands once.</summary>
    /// <param name="entries">Those under its own code and, marked with <see cref="Entry.Under"/>, at least those under every code that may mean it.</param>
    public static IReadOnlyCollection<Entry> Of(string code, IReadOnlyCollection<Entry> entries, DossierAliases aliases) =>
        !aliases.Names(code) && entries.All(static e => e.Under is null) ? Unsaid.Without(entries) : Once(Unsaid.Without(All(code, entries, aliases)));

    /// <summary>The same with every repetition, as the ledger holds them.</summary>
    public static IReadOnlyList<Entry> All(string code, IReadOnlyCollection<Entry> entries, DossierAliases aliases)
    {
        var byCode = entries.ToLookup(e => e.Under ?? code, StringComparer.Ordinal);
        return [.. byCode.Where(told => DossierOf(told.Key, byCode, aliases) == code).SelectMany(static told => told)];
    }

    /// <summary>The dossier that a code is read as.</summary>
    /// <param name="entries">What stands under the codes that share a dossier with it.</param>
    public static string DossierOf(string code, ILookup<string, Entry> entries, DossierAliases aliases)
    {
        var way = new List<string> { code };
        while (MeaningOf(way[^1], entries, aliases) is { } next)
        {
            if (way.IndexOf(next) is >= 0 and var again)
            {
                return way[again..].Min(StringComparer.Ordinal)!;
            }

            way.Add(next);
        }

        return way[^1];
    }

    private static string? MeaningOf(string code, ILookup<string, Entry> entries, DossierAliases aliases)
    {
        var told = entries[code].Where(static e => e.What is not Happening.SystemEntry).ToList();
        var received = told.Where(static e => e.What is Happening.Received).Order(Entry.InOrder).FirstOrDefault() ?? told.Order(Entry.InOrder).FirstOrDefault();
        return aliases.MeaningOf(code, received?.OccurredOn ?? DateOnly.MaxValue, told.Select(static e => e.Source).Where(static s => s != Entry.Officers).ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>Of equal words under several codes one stays: the one that a correction names, else the one that came first.</summary>
    private static List<Entry> Once(IReadOnlyCollection<Entry> entries)
    {
        var corrected = entries.Select(static e => e.What).OfType<Happening.Corrected>().Select(static c => (c.TargetSource, c.TargetId)).ToHashSet();
        return
        [
            .. entries.GroupBy(static e => (e.Source, e.OccurredAt, e.RecordedAt, e.RecordedUnknown, e.What))
                .SelectMany(said => said.Select(static e => e.Under).Distinct().Skip(1).Any()
                    ? said.OrderByDescending(e => corrected.Contains((e.Source, e.Id))).ThenBy(static e => e.Position).Take(1)
                    : said),
        ];
    }
}
