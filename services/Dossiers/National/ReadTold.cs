using OneStop.Dossiers.Catalogue;

namespace OneStop.Dossiers.National;

/// <summary>Everything one source has told of a dossier.</summary>
/// <param name="Own">Under its own code.</param>
/// <param name="All">Also under codes that mean it, from before anybody knew so.</param>
/// <param name="OtherCodes">Those codes.</param>
public sealed record Told(string Dossier, IReadOnlyList<NationalItem> Own, IReadOnlyList<NationalItem> All, IReadOnlyList<string> OtherCodes);

/// <summary>Reads what a source has told, by dossier.</summary>
public sealed class ReadTold(NationalRevisions revisions, CatalogueNow catalogue)
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
}
