using OneStop.Contracts.Reports;
using OneStop.Core.Reports;

namespace OneStop.Reports.Forms;

/// <summary>Between cells on the wire and cells on paper.</summary>
internal static class FormCells
{
    /// <summary>A wire value as its column prints it.</summary>
    internal static TableCell Of(ReportValue value, TableColumn column) => value switch
    {
        { Text: { } text } => TableCell.Of(text),
        { Number: null } => TableCell.Blank,
        { Number: { } number } when column.Kind == ColumnKind.Count => TableCell.Of((long)number),
        { Number: { } number } => TableCell.Of(number),
    };

    /// <summary>The values of a row as their columns print them.</summary>
    internal static IEnumerable<TableCell> Of(IReadOnlyDictionary<string, ReportValue> values, IEnumerable<TableColumn> columns) =>
        columns.Select(column => Of(values[column.Key], column));

    /// <summary>A computed cell as it goes over the wire: counts and percentages as numbers, blanks as null.</summary>
    internal static ReportValue Wire(TableCell cell) => cell switch
    {
        TableCell.Whole whole => whole.Value,
        TableCell.Share { Rate.Percent: { } percent } => percent,
        TableCell.Number number => number.Value,
        TableCell.Words words => words.Text,
        _ => default,
    };
}
