using System.Text.Json.Serialization;

namespace OneStop.Contracts.Reports;

/// <summary>
/// Why two reports of one form differ (<c>GET /v1/reports/{form}/compare</c>, <c>GET /v1/sealed-reports/{id}/compare?with=</c>): every dossier whose cells
/// changed, with one cause each (ruling 36), and every cell that changed with what went out and came in. Causes add up to the differences.
/// </summary>
/// <param name="Older">Period and cut-off of the report that knew less.</param>
/// <param name="Differences">By dossier.</param>
/// <param name="Causes">How many dossiers have each cause; their sum is the number of differences.</param>
/// <param name="Cells">Cells that count dossiers: after − before = in − out.</param>
/// <param name="Figures">Cells that changed without a dossier: procedures of the catalogue, figures that people typed.</param>
public sealed record ReportComparison(
    ComparedReport Older,
    ComparedReport Newer,
    IReadOnlyList<PlaceChange> Differences,
    IReadOnlyList<CauseCount> Causes,
    IReadOnlyList<CellChange> Cells,
    IReadOnlyList<FigureChange> Figures)
{
    /// <summary>Procedures that stand in other cells, of forms that count procedures; null for the others.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ProcedureChange>? Procedures { get; init; }

    /// <summary>Cells that count procedures and changed: after − before = in − out, in procedures.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<CellChange>? ProcedureCells { get; init; }
}

/// <summary>A procedure that stands in other cells.</summary>
/// <param name="Cause">
/// <c>catalogue</c> (it was changed, or is known by now), <c>newEntry</c> (dossiers of it), <c>time</c> or <c>period</c> (another last day or period).
/// </param>
/// <param name="Left">The cells it no longer stands in.</param>
/// <param name="Entered">The cells it stands in now.</param>
public sealed record ProcedureChange(string Procedure, string Cause, IReadOnlyList<ReportPlace> Left, IReadOnlyList<ReportPlace> Entered);

/// <summary>Both coordinates of a compared report.</summary>
public sealed record ComparedReport(DateOnly From, DateOnly To, AsOf AsOf);

/// <summary>A dossier that stands elsewhere.</summary>
/// <param name="From">Its place in the older report; null = it was in none.</param>
/// <param name="To">Its place in the newer one.</param>
/// <param name="Cause"><c>newEntry lateEntry correction explanation catalogue calendar rule alias time period</c> (ruling 36, decision 0012).</param>
/// <param name="Left">The cells it no longer stands in.</param>
/// <param name="Entered">The cells it stands in now.</param>
public sealed record PlaceChange(
    string Dossier, ReportPlace? From, ReportPlace? To, string Cause, IReadOnlyList<ReportPlace> Left, IReadOnlyList<ReportPlace> Entered);

/// <summary>
/// A cell. As the place of a dossier it is the one that tells most: in II.06a of 8, 9, 10, 12 and 13 the one that tells how it stands; where only the way
/// it came in changed, of 4, 5 and 6 the one that tells that.
/// </summary>
/// <param name="Mark">What the cell says of the dossier, where it says more than that it is there.</param>
public sealed record ReportPlace(
    string Row, string Column, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Mark = null);

public sealed record CauseCount(string Cause, long Count);

/// <summary>A cell of dossiers (or procedures) that changed, row <c>total</c> included.</summary>
/// <param name="Before">Null = the cell was blank, or its row was not printed.</param>
/// <param name="In">Dossiers (or procedures) that stand in it now and did not before.</param>
/// <param name="Out">The other way round.</param>
/// <param name="Causes">The same by cause.</param>
public sealed record CellChange(string Row, string Column, decimal? Before, decimal? After, long In, long Out, IReadOnlyList<CellCause> Causes);

public sealed record CellCause(string Cause, long In, long Out);

/// <summary>A cell that changed without a dossier.</summary>
/// <param name="Before">As printed; null = blank.</param>
/// <param name="Cause"><c>typed catalogue time period newEntry</c>; the last where procedures with dossiers are counted.</param>
public sealed record FigureChange(string Row, string Column, string? Before, string? After, string Cause);
