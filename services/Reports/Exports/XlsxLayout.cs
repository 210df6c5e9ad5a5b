using System.Globalization;
using OneStop.Core.Reports;
using OneStop.Runtime.Workbooks;

namespace OneStop.Reports.Exports;

/// <summary>One sheet row: its number from 1, its height in points, its cells by column from 0.</summary>
public sealed record XlsxLine(uint Number, double Height, IReadOnlyList<(int Column, TableCell Cell, uint Style)> Cells);

/// <summary>Where everything of a form stands on its sheet: head, title, headings, column numbers, rows, total, notes, signatures.</summary>
public sealed class XlsxLayout
{
    /// <summary>Height of one line of text, in points.</summary>
    public const double LineHeight = 15;

    /// <summary>Characters that fit a column of relative width 1.</summary>
    public const decimal CharactersPerWidth = 9m;

    private const uint TitleRow = 5;

    private readonly Table _table;
    private readonly TableHeading _heading;
    private readonly bool _numbered;
    private readonly List<string> _merges = [];

    /// <summary>A narrower table is made this wide, in widths of its columns: the national heading must fit half of it.</summary>
    private const decimal WidthMin = 13.5m;

    public XlsxLayout(Table table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var width = table.Columns.Sum(c => c.Width);
        _table = table = width >= WidthMin || width == 0 ? table : table with { Columns = [.. table.Columns.Select(c => c with { Width = c.Width * WidthMin / width })] };
        _heading = TableHeading.Of(table.Columns);
        _numbered = table.Columns.Any(c => c.Number is not null);
        HeadingFirstRow = TitleRow + (table.Subtitle is null ? 2u : 3u);
        HeadingLastRow = HeadingFirstRow + (uint)_heading.Depth - 1 + (_numbered ? 1u : 0u);
    }

    public uint HeadingFirstRow { get; }

    /// <summary>The row of column numbers, or the last heading row of a form without them.</summary>
    public uint HeadingLastRow { get; }

    /// <summary>Merged ranges; complete once <see cref="Lines"/> has been read to its end.</summary>
    public IReadOnlyList<string> Merges => _merges;

    private int Last => _table.Columns.Count - 1;

    /// <summary>The columns as wide as they stand on the sheet.</summary>
    public IReadOnlyList<TableColumn> Columns => _table.Columns;

    /// <summary>Columns left of this one carry the agency, this one and the rest the Quốc hiệu: as near to the half of the width as columns allow.</summary>
    private int Middle
    {
        get
        {
            var half = _table.Columns.Sum(c => c.Width) / 2;
            decimal LeftOf(int column) => _table.Columns.Take(column).Sum(c => c.Width);
            return Enumerable.Range(1, Math.Max(1, Last)).MinBy(column => Math.Abs(LeftOf(column) - half));
        }
    }

    /// <summary>A cell reference from a row number (1-based) and a column (0-based).</summary>
    public static string Reference(uint row, int column) => ColumnLetters.Of(column + 1) + row.ToString(CultureInfo.InvariantCulture);

    public IEnumerable<XlsxLine> Lines(XlsxStyles styles)
    {
        var head = _table.Head;
        yield return Pair(1, head.Superior ?? head.Agency, head.Superior is null ? styles.Bold : styles.Superior, PaperHead.Nation, styles.Bold);
        yield return Pair(2, head.Superior is null ? string.Empty : head.Agency, styles.Bold, PaperHead.Motto, styles.Motto);
        yield return Pair(3, head.FormNumber ?? string.Empty, styles.Italic, head.DatedLine, styles.Italic);
        yield return Across(TitleRow, _table.Title, styles.Title, 0, Last, 20);
        if (_table.Subtitle is { } subtitle)
        {
            yield return Across(TitleRow + 1, subtitle, styles.Italic, 0, Last);
        }

        foreach (var line in Headings(styles))
        {
            yield return line;
        }

        var row = HeadingLastRow + 1;
        foreach (var data in _table.AllRows)
        {
            yield return new XlsxLine(
                row++, Height(data), [.. data.Cells.Select((cell, i) => (i, cell, styles.For(cell, _table.Columns[i], data, i == _table.LabelColumn ? data.Indent : 0)))]);
        }

        row++;
        foreach (var note in _table.Notes)
        {
            yield return Across(row++, note, styles.Note, 0, Last);
        }

        if (_table.Signatures is { } signatures)
        {
            row++;
            yield return Pair(row++, signatures.Left, styles.Bold, signatures.Right, styles.Bold);
            yield return Pair(row, signatures.LeftHint, styles.Italic, signatures.RightHint, styles.Italic);
        }
    }

    private IEnumerable<XlsxLine> Headings(XlsxStyles styles)
    {
        var lines = HeadingLines();
        for (var depth = 0; depth < _heading.Depth; depth++)
        {
            var number = HeadingFirstRow + (uint)depth;
            var cells = Enumerable.Range(0, Last + 1).Select(i => (Column: i, Cell: TableCell.Blank, Style: styles.Heading)).ToArray();
            foreach (var cell in _heading.Cells.Where(c => c.Row == depth))
            {
                cells[cell.Column].Cell = TableCell.Of(cell.Text);
                Merge(number, cell.Column, number + (uint)cell.RowSpan - 1, cell.Column + cell.ColumnSpan - 1);
            }

            yield return new XlsxLine(number, lines[depth] * LineHeight + 3, cells);
        }

        if (_numbered)
        {
            yield return new XlsxLine(
                HeadingLastRow, LineHeight, [.. _table.Columns.Select((c, i) => (i, TableCell.Of(c.Number), styles.ColumnNumber))]);
        }
    }

    /// <summary>Lines of each heading row: what its own cells need, the last row of a cell that runs down making up for the rest.</summary>
    private int[] HeadingLines()
    {
        var lines = Enumerable.Repeat(1, _heading.Depth).ToArray();
        foreach (var cell in _heading.Cells.OrderBy(c => c.RowSpan))
        {
            var needed = LinesOf(cell.Text, Enumerable.Range(cell.Column, cell.ColumnSpan).Sum(i => _table.Columns[i].Width));
            var last = cell.Row + cell.RowSpan - 1;
            lines[last] += Math.Max(0, needed - lines[cell.Row..(last + 1)].Sum());
        }

        return lines;
    }

    private XlsxLine Pair(uint row, string left, uint leftStyle, string right, uint rightStyle)
    {
        if (Last == 0)
        {
            return new XlsxLine(row, LineHeight, [(0, TableCell.Of(right.Length > 0 ? right : left), rightStyle)]);
        }

        Merge(row, 0, row, Middle - 1);
        Merge(row, Middle, row, Last);
        var lines = Math.Max(
            LinesOf(left, _table.Columns.Take(Middle).Sum(c => c.Width)), LinesOf(right, _table.Columns.Skip(Middle).Sum(c => c.Width)));
        return new XlsxLine(row, lines * LineHeight + 1, [(0, TableCell.Of(left), leftStyle), (Middle, TableCell.Of(right), rightStyle)]);
    }

    private XlsxLine Across(uint row, string text, uint style, int from, int to, double lineHeight = LineHeight)
    {
        Merge(row, from, row, to);
        return new XlsxLine(row, LinesOf(text, _table.Columns.Sum(c => c.Width) * 1.15m) * lineHeight, [(from, TableCell.Of(text), style)]);
    }

    private void Merge(uint top, int left, uint bottom, int right)
    {
        if (top != bottom || left != right)
        {
            _merges.Add(Reference(top, left) + ":" + Reference(bottom, right));
        }
    }

    private double Height(TableRow row) =>
        row.Cells.Select((cell, i) => cell is TableCell.Words words ? LinesOf(words.Text, _table.Columns[i].Width) : 1).Max() * LineHeight + 2;

    /// <summary>Lines a text takes when broken between words, as spreadsheets break it.</summary>
    private static int LinesOf(string text, decimal width)
    {
        var room = Math.Max(4, (int)(width * CharactersPerWidth));
        var lines = 0;
        foreach (var paragraph in text.Split('\n'))
        {
            lines++;
            var used = 0;
            foreach (var word in paragraph.Split(' '))
            {
                if (used > 0 && used + 1 + word.Length > room)
                {
                    lines++;
                    used = 0;
                }

                used += (used > 0 ? 1 : 0) + word.Length;
                lines += (used - 1) / room;
                used = used > 0 ? (used - 1) % room + 1 : 0;
            }
        }

        return lines;
    }
}
