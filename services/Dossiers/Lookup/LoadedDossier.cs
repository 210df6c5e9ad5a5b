using OneStop.Core.Dossiers;
using OneStop.Core.Procedures;

namespace OneStop.Dossiers.Lookup;

/// <summary>A dossier with its entries, folded with the catalogue known now.</summary>
/// <param name="Entries">In order of position; never empty.</param>
/// <param name="State">As it stands after the last entry.</param>
public sealed record LoadedDossier(string Code, IReadOnlyList<Entry> Entries, DossierState State, CatalogueHistory History)
{
    /// <summary>The newest edition of the catalogue.</summary>
    public Core.Procedures.Catalogue Catalogue => History.Newest;

    /// <summary>The last entry by position.</summary>
    public Entry Last => Entries[^1];
}
