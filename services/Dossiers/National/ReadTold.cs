using OneStop.Dossiers.Catalogue;
using OneStop.Runtime.Ledger;

namespace OneStop.Dossiers.National;

/// <summary>Everything one source has told of a dossier.</summary>
/// <param name="Own">Under its own code.</param>
/// <param name="All">Also under codes that mean it, from before anybody knew so.</param>
/// <param name="OtherCodes">Those codes.</param>
public sealed record Told(string Dossier, IReadOnlyList<NationalItem> Own, IReadOnlyList<NationalItem> All, IReadOnlyList<string> OtherCodes);

/// <summary>Reads what a source has told, by dossier.</summary>
public sealed class ReadTold(NationalRevisions revisions, CatalogueNow catalogue, LedgerReader ledger)
{
    public async Task<IReadOnlyList<Told>> OfAsync(string source, IReadOnlyCollection<string> dossiers, NationalAliases.Known known, CancellationToken ct)
    {
        var aliases = catalogue.Newest.DossierAliases;
        var codes = dossiers.ToDictionary(static d => d, d => aliases.CodesOf(d), StringComparer.Ordinal);
        var items = await revisions.ReadAsync(source, [.. codes.Values.SelectMany(static c => c).Concat(dossiers).Distinct(StringComparer.Ordinal)], ct);
        return [.. dossiers.Select(TellOf).Where(static t => t.All.Count > 0)];

        Told TellOf(string dossier)
        {
            var others = codes[dossier].Where(code => code != dossier)
                .Select(code => (Code: code, Items: items[code].Where(item => known.DossierOf(code, item.ToldOn) == dossier).ToList()))
                .Where(static other => other.Items.Count > 0).ToList();
            List<NationalItem> own = [.. items[dossier]];
            return new Told(dossier, own, [.. own, .. others.SelectMany(static o => o.Items)], [.. others.Select(static o => o.Code)]);
        }
    }

    /// <summary>The steps that follow from all of it, without what follows from the other codes alone and stands under them already.</summary>
    public async Task<IEnumerable<DerivedStep>> WithoutStandingAsync(IReadOnlyList<DerivedStep> steps, Told told, string source, NationalAliases.Known known, CancellationToken ct)
    {
        if (told.OtherCodes.Count == 0)
        {
            return steps;
        }

        var own = new DeriveSteps(told.Dossier, told.Own, known.AgencyOf).Run().Select(static step => step.Id).ToHashSet(StringComparer.Ordinal);
        var added = steps.Where(step => !own.Contains(step.Id)).ToList();
        var elsewhere = await ledger.FindAsync([.. added.SelectMany(step => told.OtherCodes.Select(code => (source, (step with { Dossier = code }).Id)))], ct);
        var standing = added.Where((_, i) => elsewhere.Skip(i * told.OtherCodes.Count).Take(told.OtherCodes.Count).Any(static at => at is not null)).ToHashSet();
        return steps.Where(step => !standing.Contains(step));
    }
}
