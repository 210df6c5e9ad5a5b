namespace OneStop.Contracts.Dossiers;

/// <summary>A <c>corrected</c> entry and what became of it (ruling 25).</summary>
/// <param name="Id">The id of the <c>corrected</c> entry.</param>
/// <param name="State"><c>pending</c>, <c>accepted</c> or <c>rejected</c>.</param>
public sealed record CorrectionAnswer(string Source, string Id, string Dossier, string By, string State, string? DecidedBy);

/// <summary>What accepting a correction would change in the dossier, before anybody decides.</summary>
public sealed record CorrectionPreview(string Source, string Id, string Dossier, DossierAnswer Before, DossierAnswer After, IReadOnlyList<string> Changed);
