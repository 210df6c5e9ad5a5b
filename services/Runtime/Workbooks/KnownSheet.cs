using DocumentFormat.OpenXml.Packaging;

namespace OneStop.Runtime.Workbooks;

/// <summary>A sheet whose columns are known by a row of headings (see <see cref="OpenSheet"/>).</summary>
/// <typeparam name="T">What a column may be known to say.</typeparam>
public sealed class KnownSheet<T> : IDisposable
    where T : struct, Enum
{
    private readonly SpreadsheetDocument _document;

    internal KnownSheet(SpreadsheetDocument document, IReadOnlyDictionary<int, T> columns, IReadOnlyList<SheetRow> rows, int heading)
    {
        _document = document;
        Columns = columns;
        Heading = rows[heading];
        Rows = [.. rows.Skip(heading + 1)];
        Width = rows.SelectMany(row => row.Cells).Select(cell => cell.Column).DefaultIfEmpty(0).Max();
    }

    /// <summary>What the columns say, by their place from 1; of two that say the same the first.</summary>
    public IReadOnlyDictionary<int, T> Columns { get; }

    /// <summary>The row of headings.</summary>
    public SheetRow Heading { get; }

    /// <summary>The rows below it.</summary>
    public IReadOnlyList<SheetRow> Rows { get; }

    /// <summary>The last column that any row has a cell in.</summary>
    public int Width { get; }

    /// <summary>What a row says under the known columns, without white space around it; what says nothing is left out.</summary>
    public IReadOnlyDictionary<T, string> ValuesOf(SheetRow row)
    {
        var values = new Dictionary<T, string>();
        foreach (var (place, said) in row.Cells)
        {
            if (Columns.TryGetValue(place, out var column) && said.Trim() is { Length: > 0 } text)
            {
                values[column] = text;
            }
        }

        return values;
    }

    public void Dispose() => _document.Dispose();
}
