using System.Globalization;
using DocumentFormat.OpenXml.Spreadsheet;

namespace OneStop.Runtime.Workbooks;

/// <summary>One row of a sheet.</summary>
public sealed class SheetRow
{
    // The widest sheet of Excel.
    private const int ColumnsMax = 16_384;

    private readonly Row _row;

    internal SheetRow(Row row, IReadOnlyList<string> shared)
    {
        _row = row;
        Number = int.TryParse(row.RowIndex?.InnerText, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        Cells = [.. CellsOf(row).Select(cell => (cell.Column, TextOf(cell.Cell, shared)))];
    }

    /// <summary>The number the row says it has; 0 where it says none.</summary>
    public int Number { get; }

    /// <summary>Its cells in the order of the file: the column, from 1, and what the cell says, as stored, with its white space. A column may come twice.</summary>
    public IReadOnlyList<(int Column, string Text)> Cells { get; }

    /// <summary>Adds a cell of text to a workbook that was opened to be written; no cell may stand in that column or behind it.</summary>
    public void Append(int column, string text) => _row.Append(new Cell
    {
        CellReference = ColumnLetters.Of(column) + Number.ToString(CultureInfo.InvariantCulture),
        DataType = CellValues.InlineString,
        InlineString = new InlineString(new Text(text)),
    });

    // A cell stands where its reference says, or after the one before.
    private static IEnumerable<(int Column, Cell Cell)> CellsOf(Row row)
    {
        var column = 0;
        foreach (var cell in row.Elements<Cell>())
        {
            column = ColumnLetters.Read(cell.CellReference?.Value) is > 0 and var named ? named : column + 1;
            if (column > ColumnsMax)
            {
                yield break;
            }

            yield return (column, cell);
        }
    }

    private static string TextOf(Cell cell, IReadOnlyList<string> shared) => cell.DataType?.Value switch
    {
        var type when type == CellValues.SharedString => int.TryParse(cell.CellValue?.Text, out var at) && at >= 0 && at < shared.Count ? shared[at] : "",
        var type when type == CellValues.InlineString => cell.InlineString?.InnerText ?? "",
        _ => cell.CellValue?.Text ?? "",
    };
}
