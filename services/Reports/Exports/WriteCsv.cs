using System.Buffers;
using System.Globalization;
using System.Text;
using OneStop.Core.Reports;

namespace OneStop.Reports.Exports;

/// <summary>
/// A form as comma separated values (RFC 4180) for machines and spreadsheets: UTF-8 with byte order mark, one heading line, plain numbers
/// (<c>39444</c>, <c>99.99</c>), dates yyyy-MM-dd, the total last. Title and notes stay out.
/// </summary>
public static class WriteCsv
{
    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n");
    private static readonly SearchValues<char> FormulaStarts = SearchValues.Create("=+-@\t\r\n＝＋－＠");

    public static byte[] Of(Table table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return [.. Head(table.Checked().Columns), .. Rows(table.AllRows)];
    }

    /// <summary>The byte order mark and the heading line.</summary>
    public static byte[] Head(IReadOnlyList<TableColumn> columns)
    {
        var text = new StringBuilder();
        Line(text, columns.Select(Heading));
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    /// <summary>A line for each row.</summary>
    public static byte[] Rows(IEnumerable<TableRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var text = new StringBuilder();
        foreach (var row in rows)
        {
            Line(text, row.Cells.Select(Value));
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>The official number and all titles of a column, from the outermost down.</summary>
    public static string Heading(TableColumn column) =>
        (column.Number is { } number ? number + " " : string.Empty) + string.Join(": ", column.Titles);

    private static string Value(TableCell cell) => cell switch
    {
        TableCell.Words words => Harmless(words.Text),
        TableCell.Whole whole => whole.Value.ToString(CultureInfo.InvariantCulture),
        TableCell.Number number => decimal.Round(number.Value, 2, MidpointRounding.AwayFromZero).ToString("0.00", CultureInfo.InvariantCulture),
        TableCell.Share share => share.Rate.Percent?.ToString("0.00", CultureInfo.InvariantCulture) ?? string.Empty,
        TableCell.Day day => day.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => string.Empty,
    };

    /// <summary>Words a spreadsheet would run as a formula get an apostrophe in front, so that they stay words.</summary>
    private static string Harmless(string text) =>
        text.AsSpan().TrimStart(' ') is [var first, ..] && FormulaStarts.Contains(first) ? "'" + text : text;

    private static void Line(StringBuilder text, IEnumerable<string> values)
    {
        var separator = string.Empty;
        foreach (var value in values)
        {
            text.Append(separator);
            separator = ",";
            if (value.AsSpan().ContainsAny(Quoted))
            {
                text.Append('"').Append(value.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
            }
            else
            {
                text.Append(value);
            }
        }

        text.Append("\r\n");
    }
}
