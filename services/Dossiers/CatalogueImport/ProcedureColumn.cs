namespace OneStop.Dossiers.CatalogueImport;

/// <summary>What a column of a spreadsheet of procedures says.</summary>
internal enum ProcedureColumn
{
    Code,
    Name,
    FieldCode,
    FieldName,
    Level,
    Online,
    Postal,
    Amount,
    Unit,
    Service,
}
