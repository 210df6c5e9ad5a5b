using OneStop.Core.Procedures;

namespace OneStop.Reports.Asking;

/// <summary>A form some of whose cells count procedures of the catalogue.</summary>
public interface ICountProcedures
{
    /// <summary>The procedures behind a cell, by code; null where the form has no such cell, or where it counts no procedures.</summary>
    Task<IReadOnlyList<Procedure>?> ProceduresAsync(ReportQuestion question, string row, string column, CancellationToken ct);
}

/// <summary>A form whose procedures can all be placed at once: two of its answers are compared procedure by procedure.</summary>
public interface IPlaceProcedures : ICountProcedures
{
    /// <summary>The cells each procedure stands in, by code, without those of the total.</summary>
    Task<IReadOnlyDictionary<string, CellKey[]>> PlacesAsync(ReportQuestion question, CancellationToken ct);
}
