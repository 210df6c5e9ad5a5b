using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using OneStop.Core.Reports;
using FormCell = OneStop.Core.Reports.TableCell;
using FormColumn = OneStop.Core.Reports.TableColumn;
using FormRow = OneStop.Core.Reports.TableRow;
using FormTable = OneStop.Core.Reports.Table;
using WordCell = DocumentFormat.OpenXml.Wordprocessing.TableCell;
using WordRow = DocumentFormat.OpenXml.Wordprocessing.TableRow;
using WordTable = DocumentFormat.OpenXml.Wordprocessing.Table;

namespace OneStop.Reports.Exports;

/// <summary>The bordered table of a form in a word processor: merged headings and column numbers repeat on every page, rows never break.</summary>
public static class DocxGrid
{
    /// <summary>Points of the letters on A4.</summary>
    private const decimal Size = 10;

    public static WordTable Of(FormTable table, DocxSheet sheet)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(sheet);
        var size = sheet.Points(Size);
        var widths = Widths(table.Columns, sheet.Room);
        var grid = new WordTable(
            new TableProperties(
                new TableWidth { Width = DocxParts.Text(widths.Sum()), Type = TableWidthUnitValues.Dxa },
                Borders(),
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableCellMarginDefault(
                    new TableCellLeftMargin { Width = 40, Type = TableWidthValues.Dxa },
                    new TableCellRightMargin { Width = 40, Type = TableWidthValues.Dxa })),
            new TableGrid(widths.Select(w => new GridColumn { Width = DocxParts.Text(w) })));
        grid.Append(Headings(table, widths, size));
        foreach (var row in table.AllRows)
        {
            grid.Append(Data(table, row, widths, size));
        }

        return grid;
    }

    private static IEnumerable<WordRow> Headings(FormTable table, int[] widths, decimal size)
    {
        var heading = TableHeading.Of(table.Columns);
        for (var depth = 0; depth < heading.Depth; depth++)
        {
            var row = HeadingRow();
            for (var column = 0; column < table.Columns.Count;)
            {
                var cell = heading.Cells.Single(c =>
                    c.Row <= depth && depth < c.Row + c.RowSpan && c.Column <= column && column < c.Column + c.ColumnSpan);
                var merge = cell.RowSpan == 1 ? null : new VerticalMerge { Val = cell.Row == depth ? MergedCellValues.Restart : MergedCellValues.Continue };
                var text = cell.Row == depth ? cell.Text : string.Empty;
                row.Append(Cell(
                    DocxParts.Line(text, JustificationValues.Center, size, bold: true, before: 1, after: 1),
                    widths.Skip(cell.Column).Take(cell.ColumnSpan).Sum(),
                    cell.ColumnSpan,
                    merge));
                column = cell.Column + cell.ColumnSpan;
            }

            yield return row;
        }

        if (table.Columns.Any(c => c.Number is not null))
        {
            var numbers = HeadingRow();
            numbers.Append(table.Columns.Select((c, i) =>
                Cell(DocxParts.Line(c.Number ?? string.Empty, JustificationValues.Center, size - 1, italic: true), widths[i], 1, null)));
            yield return numbers;
        }
    }

    private static WordRow HeadingRow() => new(new TableRowProperties(new CantSplit(), new TableHeader()));

    private static WordRow Data(FormTable table, FormRow row, int[] widths, decimal size)
    {
        var columns = table.Columns;
        var strong = row.Weight != RowWeight.Plain;
        var data = new WordRow(new TableRowProperties(new CantSplit()));
        for (var i = 0; i < columns.Count; i++)
        {
            var cell = row.Cells[i];
            var words = cell is FormCell.Words or FormCell.Empty;
            var side = (words, columns[i].Kind) switch
            {
                (true, ColumnKind.Text) => JustificationValues.Left,
                (false, _) when cell is not FormCell.Day => JustificationValues.Right,
                _ => JustificationValues.Center,
            };
            var indent = i == table.LabelColumn ? row.Indent * 160 : 0;
            data.Append(Cell(DocxParts.Line(cell.Printed, side, size, bold: strong, before: 1, after: 1, indent: indent), widths[i], 1, null));
        }

        return data;
    }

    private static WordCell Cell(Paragraph content, int width, int span, VerticalMerge? merge)
    {
        var properties = new TableCellProperties(new TableCellWidth { Width = DocxParts.Text(width), Type = TableWidthUnitValues.Dxa });
        if (span > 1)
        {
            properties.Append(new GridSpan { Val = span });
        }

        if (merge is not null)
        {
            properties.Append(merge);
        }

        properties.Append(new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center });
        return new WordCell(properties, content);
    }

    private static TableBorders Borders() => new(
        new TopBorder { Val = BorderValues.Single, Size = 4 },
        new LeftBorder { Val = BorderValues.Single, Size = 4 },
        new BottomBorder { Val = BorderValues.Single, Size = 4 },
        new RightBorder { Val = BorderValues.Single, Size = 4 },
        new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4 },
        new InsideVerticalBorder { Val = BorderValues.Single, Size = 4 });

    private static int[] Widths(IReadOnlyList<FormColumn> columns, int room)
    {
        var sum = columns.Sum(c => c.Width);
        return [.. columns.Select(c => (int)(c.Width / sum * room))];
    }
}
