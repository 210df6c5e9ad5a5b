using Npgsql;
using NpgsqlTypes;
using OneStop.Core.Dossiers;
using OneStop.Core.Procedures;
using OneStop.Runtime.Ledger.Formats;

namespace OneStop.Reports.Projection;

/// <summary>
/// Works in aliases of dossier codes (decision 0012): whoever a code may mean keeps the entries told under it among its own, marked, and the law decides at
/// each position which of them count. So a fact moves from one code to the other at the alias and stays where it was before it.
/// </summary>
internal sealed class JoinCodes(NpgsqlConnection connection, ProjectedState state)
{
    /// <summary>Aliases whose dossiers are held in memory together.</summary>
    private const int AtOnce = 2000;

    /// <summary>Gives each code the entries of those that may mean it, in order of position.</summary>
    public static void PassOn(Dictionary<string, List<Entry>> byDossier, DossierAliases aliases)
    {
        foreach (var (code, own) in byDossier.Where(d => aliases.Names(d.Key)).Select(d => (d.Key, d.Value.ToList())).ToList())
        {
            foreach (var meaning in aliases.MeaningsOf(code).Where(m => m != code))
            {
                var told = byDossier.TryGetValue(meaning, out var known) ? known : byDossier[meaning] = [];
                told.AddRange(own.Select(e => e with { Under = code }));
                told.Sort(static (a, b) => a.Position.CompareTo(b.Position));
            }
        }
    }

    /// <summary>Takes aliases in order of position and hands over the dossiers they touch, folded, to be saved.</summary>
    public async Task RunAsync(IReadOnlyList<FeedEntry> aliases, Func<List<DossierWork>, Task> save, CancellationToken ct)
    {
        await CatalogueTable.AppendAsync(connection, aliases, ct);
        foreach (var some in aliases.Chunk(AtOnce))
        {
            var editions = some.Select(Edition).ToList();
            var codes = editions.SelectMany(e => e.Kin).Distinct(StringComparer.Ordinal).ToArray();
            var found = await DossierTable.LoadAsync(
                connection, "load-dossiers.sql", state.Keys, ct, new NpgsqlParameter { Value = codes, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
            foreach (var work in found)
            {
                work.Entries = EntryPack.Read(work.Packed);
            }

            var works = found.ToDictionary(w => w.Code, StringComparer.Ordinal);
            foreach (var (position, history, kin) in editions)
            {
                foreach (var code in kin)
                {
                    FoldAt(position, code, history, works);
                }
            }

            await save(Packed(works));
        }
    }

    private (long Position, CatalogueHistory History, HashSet<string> Kin) Edition(FeedEntry entry)
    {
        var change = CatalogueFormat.Read(entry.Kind, entry.Body);
        var code = change.DossierAlias!.Code;
        var kin = new HashSet<string>(state.Catalogue.Newest.DossierAliases.KinOf(code), StringComparer.Ordinal);
        state.Catalogue = state.Catalogue.With(entry.Position, entry.AppendedAt, change);
        kin.UnionWith(state.Catalogue.Newest.DossierAliases.KinOf(code));
        return (entry.Position, state.Catalogue, kin);
    }

    private static void FoldAt(long position, string code, CatalogueHistory history, Dictionary<string, DossierWork> works)
    {
        var work = works.GetValueOrDefault(code) ?? new DossierWork(code);
        var known = work.Entries.Select(static e => e.Position).ToHashSet();
        work.Entries.AddRange(
            from other in history.Newest.DossierAliases.CodesOf(code)
            where other != code && works.ContainsKey(other)
            from entry in works[other].Entries
            where entry.Under is null && !known.Contains(entry.Position)
            select entry with { Under = other });
        if (work.Entries.Count > 0)
        {
            work.Entries.Sort(static (a, b) => a.Position.CompareTo(b.Position));
            work.FoldAt(position, history);
            works[code] = work;
        }
    }

    private static List<DossierWork> Packed(Dictionary<string, DossierWork> works)
    {
        var writer = new PackWriter();
        foreach (var work in works.Values)
        {
            work.Close(writer);
        }

        return [.. works.Values];
    }
}
