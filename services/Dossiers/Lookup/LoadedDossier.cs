using OneStop.Core.Dossiers;
using OneStop.Core.Procedures;

namespace OneStop.Dossiers.Lookup;

/// <summary>A dossier with its entries, folded with the catalogue known now.</summary>
/// <param name="Code">Its own code, whichever of its codes was asked for.</param>
/// <param name="Entries">In order of position, under whatever code they were told (decision 0012); never empty.</param>
/// <param name="State">As it stands after the last entry.</param>
public sealed record LoadedDossier(string Code, IReadOnlyList<Entry> Entries, DossierState State, CatalogueHistory History)
{
    /// <summary>The newest edition of the catalogue.</summary>
    public Core.Procedures.Catalogue Catalogue => History.Newest;

    /// <summary>Every code that something is told of it under, its own first.</summary>
    public IReadOnlyList<string> Codes => [.. Entries.Select(static e => e.Under).OfType<string>().Prepend(Code).Distinct(StringComparer.Ordinal)];

    /// <summary>The last entry by position.</summary>
    public Entry Last => Entries[^1];
}
