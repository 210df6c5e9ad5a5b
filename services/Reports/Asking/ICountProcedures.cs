using OneStop.Core.Procedures;

namespace OneStop.Reports.Asking;

/// <summary>A form some of whose cells count procedures of the catalogue.</summary>
public interface ICountProcedures
{
    /// <summary>The procedures behind a cell, by code; null where the form has no such cell, or where it counts no procedures.</summary>
    Task<IReadOnlyList<Procedure>?> ProceduresAsync(ReportQuestion question, string row, string column, CancellationToken ct);
}
