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

/// <summary>What one raw key has in a period: the columns of II.06a and what stands in none of them.</summary>
/// <param name="Waiting">Submitted and not yet received at T.</param>
/// <param name="Refused">Refused at intake in [F, T].</param>
/// <param name="Unreceived">Known at T by other entries only.</param>
/// <param name="OpenBefore">Open at the end of the day before F.</param>
/// <param name="Recalled">Ended before F and opened again in [F, T].</param>
public readonly record struct KeyFigures(FactKey Key, Ii06aColumns Columns, long Waiting, long Refused, long Unreceived, long OpenBefore, long Recalled);
