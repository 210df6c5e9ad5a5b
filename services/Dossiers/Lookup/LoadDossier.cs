using OneStop.Core.Dossiers;
using OneStop.Core.Procedures;
using OneStop.Core.WorkingTime;
using OneStop.Dossiers.Catalogue;
using OneStop.Runtime.Hosting;
using OneStop.Runtime.Ledger;
using OneStop.Runtime.Ledger.Formats;

namespace OneStop.Dossiers.Lookup;

/// <summary>
/// Loads a dossier for somebody who may see it, folded from its entries. One outside their subtree looks as if it did not exist. The desk that
/// received it sees it too (ruling 26); one whose agency the catalogue does not know is seen from a root agency (ruling 27).
/// </summary>
public sealed class LoadDossier(LedgerReader ledger, CatalogueNow catalogue, TimeProvider time)
{
    /// <summary>The dossier; null where there is none for this access.</summary>
    public async Task<LoadedDossier?> ForAsync(string code, Access access, CancellationToken ct) =>
        await FindAsync(code, ct) is { } found && IsSeenFrom(access.Agency, found) ? found : null;

    /// <summary>The dossier that a code means, for whoever asks; null where the ledger has no entry of it.</summary>
    public async Task<LoadedDossier?> FindAsync(string code, CancellationToken ct)
    {
        var history = catalogue.History;
        var aliases = history.Newest.DossierAliases;
        var (dossier, entries) = aliases.Names(code) ? await FindMeantAsync(code, aliases, ct) : (code, await EntriesAsync(code, ct));
        return entries.Count == 0 ? null : new LoadedDossier(dossier, entries, Fold.Of(dossier, entries, history).Today, history);
    }

    /// <summary>The dossier a code means and all that is told of it, under whatever code (decision 0012).</summary>
    private async Task<(string Dossier, IReadOnlyList<Entry> Entries)> FindMeantAsync(string code, DossierAliases aliases, CancellationToken ct)
    {
        var all = new List<(string Under, Entry Entry)>();
        foreach (var kin in aliases.KinOf(code))
        {
            all.AddRange((await EntriesAsync(kin, ct)).Select(entry => (kin, entry)));
        }

        var dossier = ToldUnder.DossierOf(code, all.ToLookup(static t => t.Under, static t => t.Entry, StringComparer.Ordinal), aliases);
        List<Entry> marked = [.. all.OrderBy(static t => t.Entry.Position).Select(t => t.Under == dossier ? t.Entry : t.Entry with { Under = t.Under })];
        return (dossier, [.. ToldUnder.All(dossier, marked, aliases).OrderBy(static e => e.Position)]);
    }

    private async Task<IReadOnlyList<Entry>> EntriesAsync(string code, CancellationToken ct)
    {
        var stored = await ledger.ReadStreamAsync(code, long.MaxValue, ct);
        var entries = new Entry[stored.Count];
        for (var i = 0; i < entries.Length; i++)
        {
            entries[i] = StepFormat.Read(stored[i].Position, stored[i].AppendedAt, stored[i].Body.Span);
        }

        return entries;
    }

    /// <summary>Whether a dossier is seen from an agency (<c>*</c> = from everywhere): by who is competent for it, or whose desk received it.</summary>
    public bool IsSeenFrom(string agency, LoadedDossier dossier)
    {
        var (known, today) = (dossier.Catalogue, VietnamTime.DateOf(time.GetUtcNow()));
        return known.Sees(agency, dossier.State.Agency, today) || (dossier.State.ReceivedBy is { } desk && known.Sees(agency, desk, today));
    }
}
