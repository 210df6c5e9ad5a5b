namespace OneStop.Core.Reports;

/// <summary>What the cells of a column hold; writers choose alignment and number format by it.</summary>
public enum ColumnKind
{
    /// <summary>Words, aligned left.</summary>
    Text,

    /// <summary>Running numbers and codes, centred.</summary>
    Mark,

    /// <summary>Whole numbers.</summary>
    Count,

    /// <summary>Percentages with two decimals.</summary>
    Rate,

    /// <summary>Dates.</summary>
    Date,
}

/// <summary>A column of a form.</summary>
/// <param name="Key">Stable name in JSON answers and drill-down, for example <c>3</c>.</param>
/// <param name="Number">Official column number as printed under the headings, for example <c>(3)</c>; null where the form has none.</param>
/// <param name="Titles">Heading from the outermost merged cell down to the column's own; neighbours that share a beginning share its cells.</param>
/// <param name="Width">Relative width; 1 = a column of figures.</param>
public sealed record TableColumn(string Key, string? Number, IReadOnlyList<string> Titles, ColumnKind Kind, decimal Width = 1m)
{
    /// <summary>A column with one heading cell.</summary>
    public static TableColumn Of(string key, string title, ColumnKind kind, decimal width = 1m, string? number = null) =>
        new(key, number, [title], kind, width);
}
