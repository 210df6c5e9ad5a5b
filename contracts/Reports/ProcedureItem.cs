namespace OneStop.Contracts.Reports;

/// <summary>A procedure behind a cell, in the version the cell counts.</summary>
public sealed record ProcedureItem(string Code, string Name, string Field, string FieldName, DateOnly EffectiveFrom);
