using System.Text.Json;
using System.Text.Json.Nodes;
using OneStop.Contracts.Dossiers;
using OneStop.Core.Procedures;
using OneStop.Dossiers.Catalogue;
using OneStop.Runtime.Hosting;
using OneStop.Runtime.Ledger;

namespace OneStop.Dossiers.National;

/// <summary>
/// Puts aliases of dossier codes into the ledger: from their position on what was told under the one code is told of the other dossier, also what came long
/// before (decision 0012).
/// </summary>
public sealed class DossierCodes(PutCatalogue catalogue, CatalogueNow now, NationalAliases aliases)
{
    private static readonly Access Program = new("onestop", new HashSet<string>(StringComparer.Ordinal), Access.AllAgencies);

    /// <summary>The first code that would come to mean itself by way of others; null = none.</summary>
    public string? FindCircle(IEnumerable<NationalAlias> given)
    {
        var known = now.Newest.DossierAliases;
        var codes = new List<string>();
        foreach (var alias in given.Where(static a => a.Kind == NationalAliases.Dossier))
        {
            known = known.With(new DossierAlias(alias.Alias, alias.Meaning, alias.Source, alias.From ?? DateOnly.MinValue, alias.To));
            codes.Add(alias.Alias);
        }

        return codes.Find(code => known.MeaningsOf(code).Contains(code));
    }

    /// <summary>Appends those that say something new; returns the position of the last, null where there is no alias of a dossier among them.</summary>
    public async Task<long?> PutAsync(IEnumerable<NationalAlias> given, CancellationToken ct)
    {
        var items = new JsonArray([.. given.Where(static a => a.Kind == NationalAliases.Dossier).Select(static a => (JsonNode)new JsonObject
        {
            ["code"] = a.Alias,
            ["dossier"] = a.Meaning,
            ["source"] = a.Source,
            ["effectiveFrom"] = Day(a.From),
            ["effectiveTo"] = Day(a.To),
        })]);
        return items.Count == 0 ? null : (await catalogue.RunAsync(EntryKind.DossierAlias, JsonSerializer.SerializeToElement(items), Program, ct)).Position;
    }

    /// <summary>Appends what an earlier version, or one that was cut off, kept beside the ledger only.</summary>
    public async Task PutMissingAsync(CancellationToken ct)
    {
        await now.RefreshAsync(ct);
        var (after, more) = (AliasPlace.Start, true);
        while (more && await aliases.ListAsync(new AliasFilter(NationalAliases.Dossier, null, null, null), after, PageSize, ct) is { Count: > 0 } page)
        {
            more = page.Count == PageSize;
            await PutAsync(page.Where(a => !now.Items.ContainsKey(new ItemKey(EntryKind.DossierAlias, ItemKey.AliasCode(a.Alias, a.Source), a.From ?? DateOnly.MinValue))), ct);
            after = new AliasPlace(page[^1].Kind, page[^1].Alias, page[^1].Source ?? "", page[^1].From ?? DateOnly.MinValue);
        }
    }

    private const int PageSize = 1000;

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", null);
}
