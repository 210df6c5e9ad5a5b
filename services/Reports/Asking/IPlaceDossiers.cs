using OneStop.Core.Reports;
using OneStop.Reports.Figures;

namespace OneStop.Reports.Asking;

/// <summary>A form whose every dossier stands in one place, so that two editions can be compared dossier by dossier.</summary>
public interface IPlaceDossiers
{
    /// <summary>Where the deltas of one view put a dossier; null = in no row and column.</summary>
    Place? PlaceOf(IEnumerable<Delta> deltas, RowName row, DateOnly from, DateOnly until);
}

/// <summary>A row, the column that tells how the dossier came in, and the one that tells how it stands.</summary>
public sealed record Place(string Row, int CameIn, int Stands);
