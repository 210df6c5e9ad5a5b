using OneStop.Core.Dossiers;
using OneStop.Core.Reports;

namespace OneStop.Reports.Figures;

/// <summary>
/// The raw keys figures are kept by; groupings (field, level, subtree, successor) are resolved from them with the catalogue of the cut-off.
/// </summary>
/// <param name="Agency">Competent agency, new style; null = not named.</param>
/// <param name="ReceivedBy">Agency of the desk; null = the competent agency.</param>
/// <param name="Unit">The receiving desk.</param>
/// <param name="Procedure">Code as the source wrote it; null = not named.</param>
/// <param name="Version">Effective date of the procedure's version at reception; null = the catalogue does not know the procedure.</param>
/// <param name="DueUnknown">No known limit and no appointment (ruling 16).</param>
public sealed record FactKey(string? Agency, string? ReceivedBy, string? Unit, string? Procedure, DateOnly? Version, Channel Channel, bool DueUnknown);

/// <summary>The columns of II.06a for one raw key.</summary>
public readonly record struct KeyFigures(FactKey Key, Ii06aColumns Columns);
