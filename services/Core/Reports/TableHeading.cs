namespace OneStop.Core.Reports;

/// <summary>One heading cell, in grid coordinates from 0.</summary>
public sealed record HeadingCell(string Text, int Row, int Column, int RowSpan, int ColumnSpan);

/// <summary>
/// The merged headings of a table, worked out from the columns' titles: neighbours whose titles agree down to a depth share the cell of that
/// depth; a title that is shorter than the deepest one runs down to the last heading row.
/// </summary>
/// <param name="Depth">Number of heading rows, at least 1, without the row of column numbers.</param>
/// <param name="Cells">In row order, then column order; together they cover the grid exactly once.</param>
public sealed record TableHeading(int Depth, IReadOnlyList<HeadingCell> Cells)
{
    public static TableHeading Of(IReadOnlyList<TableColumn> columns)
    {
        var depth = Math.Max(1, columns.Count == 0 ? 1 : columns.Max(c => c.Titles.Count));
        var cells = new List<HeadingCell>();
        for (var row = 0; row < depth; row++)
        {
            for (var column = 0; column < columns.Count;)
            {
                var titles = columns[column].Titles;
                if (row >= titles.Count)
                {
                    column++;
                    continue;
                }

                var last = row == titles.Count - 1;
                var span = 1;
                while (!last && column + span < columns.Count && Shares(columns[column], columns[column + span], row))
                {
                    span++;
                }

                cells.Add(new HeadingCell(titles[row], row, column, last ? depth - row : 1, span));
                column += span;
            }
        }

        return new TableHeading(depth, cells);
    }

    private static bool Shares(TableColumn left, TableColumn right, int row) =>
        right.Titles.Count > row + 1 && left.Titles.Take(row + 1).SequenceEqual(right.Titles.Take(row + 1), StringComparer.Ordinal);
}
