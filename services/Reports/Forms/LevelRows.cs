using OneStop.Contracts.Reports;
using OneStop.Core.Reports;

namespace OneStop.Reports.Forms;

/// <summary>
/// The rows of a form whose keys are <c>{level}/{field}</c>: a heading per level (I, II …) with its sum, then its fields numbered from 1.
/// Rows with other keys are numbered straight through.
/// </summary>
public static class LevelRows
{
    /// <param name="cells">The cells of one row after its number and label.</param>
    /// <param name="headingOf">The heading of a level; those of procedures by default.</param>
    /// <param name="sum">The cells of a level from its rows; null prints the heading without figures.</param>
    public static IReadOnlyList<TableRow> Of(
        IReadOnlyList<ReportRow> rows,
        Func<ReportRow, IEnumerable<TableCell>> cells,
        Func<IReadOnlyList<ReportRow>, IEnumerable<TableCell>> sum,
        Func<string, string?>? headingOf = null)
    {
        headingOf ??= AdministrativeLevelLabel.Of;
        var groups = rows.GroupBy(r => LevelOf(r.Key, headingOf)).OrderBy(g => Rank(g.Key)).ToList();
        var levelled = groups.Any(g => g.Key is not null);
        var printed = new List<TableRow>();
        var level = 0;
        foreach (var group in groups)
        {
            if (group.Key is { } key)
            {
                printed.Add(new TableRow(
                    [TableCell.Of(Roman(++level)), TableCell.Of(headingOf(key)!), .. sum([.. group])], RowWeight.Group));
            }

            var number = 0;
            printed.AddRange(group.Select(row => new TableRow(
                [TableCell.Of((++number).ToString(System.Globalization.CultureInfo.InvariantCulture)), TableCell.Of(row.Label), .. cells(row)],
                RowWeight.Plain,
                levelled ? 1 : 0)));
        }

        return printed;
    }

    private static string? LevelOf(string key, Func<string, string?> headingOf)
    {
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && headingOf(key[..slash]) is not null ? key[..slash] : null;
    }

    private static int Rank(string? level)
    {
        for (var i = 0; i < AdministrativeLevelLabel.Order.Count; i++)
        {
            if (AdministrativeLevelLabel.Order[i] == level)
            {
                return i;
            }
        }

        return int.MaxValue;
    }

    private static string Roman(int number) => number switch { 1 => "I", 2 => "II", 3 => "III", 4 => "IV", 5 => "V", _ => "VI" };
}
