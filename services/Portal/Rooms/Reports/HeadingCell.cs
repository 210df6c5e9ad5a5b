namespace OneStop.Portal.Rooms.Reports;

/// <summary>One heading of a form: its words and how many columns and levels it spans, each at least 1.</summary>
public sealed record HeadingCell(string Text, int Columns, int Rows)
{
    /// <summary>
    /// The headings of one level. Neighbours with the same words up to this level share one; a title shorter than the deepest reaches down to
    /// the last level.
    /// </summary>
    /// <param name="titles">The title of each column, outermost first.</param>
    /// <param name="level">From 0, below <paramref name="depth"/>.</param>
    public static List<HeadingCell> Level(IReadOnlyList<string[]> titles, int level, int depth)
    {
        var cells = new List<HeadingCell>();
        for (var i = 0; i < titles.Count;)
        {
            var first = i;
            while (i < titles.Count && Same(titles[first], titles[i], level))
            {
                i++;
            }

            if (titles[first].Length > level)
            {
                cells.Add(new(titles[first][level], i - first, titles[first].Length == level + 1 ? depth - level : 1));
            }
        }

        return cells;
    }

    // A column that ends here stands alone; so does one that ended above.
    private static bool Same(string[] one, string[] other, int level) =>
        ReferenceEquals(one, other) || (one.Length > level + 1 && other.Length > level + 1 && one.Take(level + 1).SequenceEqual(other.Take(level + 1)));
}
