namespace OneStop.Contracts.Dossiers;

/// <summary>The answer to a register (sổ theo dõi) in Excel: one outcome per row.</summary>
/// <param name="Id">Of the copy with the outcomes in a new column: <c>GET /v1/registers/{id}/copy</c>; null with <c>dryRun=true</c>, which keeps none.</param>
/// <param name="Rows">Rows with anything in them, below the headings.</param>
/// <param name="Accepted">Rows that made at least one new entry.</param>
/// <param name="Unchanged">Rows whose entries were all known.</param>
/// <param name="RejectedCount">Rows that could not be used.</param>
/// <param name="Rejected">The first 1000 of them; <c>line</c> is the row number in the sheet.</param>
/// <param name="Position">The highest position reached; null = nothing was written.</param>
public sealed record RegisterAnswer(Guid? Id, int Rows, int Accepted, int Unchanged, int RejectedCount, IReadOnlyList<Rejection> Rejected, long? Position);
