using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace OneStop.Dossiers.Registers;

/// <summary>One row of a register below its headings.</summary>
/// <param name="Number">As the sheet counts.</param>
public sealed record RegisterRow(int Number, IReadOnlyDictionary<RegisterColumn, string> Values);

/// <summary>
/// An Excel register: the first sheet that has a row of headings with at least the dossier code and the day of reception among its first
/// thirty rows. Outcomes can be written into a new column.
/// </summary>
public sealed class RegisterBook : IDisposable
{
    private const int HeadingRowMax = 30;

    // The widest sheet of Excel.
    private const int ColumnsMax = 16_384;

    private const string OutcomeHeading = "Kết quả nhập vào OneStop";

    private readonly SpreadsheetDocument _document;
    private readonly IReadOnlyList<string> _shared;
    private readonly SheetData _sheet;
    private readonly Row _heading;
    private readonly int _outcomeColumn;

    private RegisterBook(SpreadsheetDocument document, IReadOnlyList<string> shared, SheetData sheet, Row heading, IReadOnlyDictionary<int, RegisterColumn> columns)
    {
        _document = document;
        _shared = shared;
        _sheet = sheet;
        _heading = heading;
        Columns = columns;
        _outcomeColumn = sheet.Elements<Row>().SelectMany(CellsOf).Select(static c => c.Column).DefaultIfEmpty(0).Max() + 1;
    }

    /// <summary>Which column of the sheet (from 1) says what.</summary>
    public IReadOnlyDictionary<int, RegisterColumn> Columns { get; }

    /// <summary>Opens it over a stream that stays the caller's; null where no sheet is a register.</summary>
    /// <exception cref="OpenXmlPackageException">The file is no workbook.</exception>
    /// <exception cref="InvalidDataException">Something in it is not as a workbook has it.</exception>
    public static RegisterBook? Open(Stream file) => Reading(() => Find(file));

    /// <summary>The rows below the headings that say anything.</summary>
    /// <exception cref="InvalidDataException">Something in them is not as a workbook has it.</exception>
    public IReadOnlyList<RegisterRow> Rows() => Reading(() => ReadRows().ToList());

    private IEnumerable<RegisterRow> ReadRows()
    {
        foreach (var row in _sheet.Elements<Row>().SkipWhile(r => r != _heading).Skip(1))
        {
            var values = new Dictionary<RegisterColumn, string>();
            foreach (var (place, cell) in CellsOf(row))
            {
                if (Columns.TryGetValue(place, out var column) && TextOf(cell, _shared).Trim() is { Length: > 0 } text)
                {
                    values[column] = text;
                }
            }

            if (values.Count > 0)
            {
                yield return new RegisterRow(NumberOf(row), values);
            }
        }
    }

    /// <summary>Writes outcomes, by row number, into a new column; they are in the stream once the book is disposed.</summary>
    public void WriteOutcomes(IReadOnlyDictionary<int, string> outcomes)
    {
        Append(_heading, OutcomeHeading);
        foreach (var row in _sheet.Elements<Row>())
        {
            if (outcomes.TryGetValue(NumberOf(row), out var outcome))
            {
                Append(row, outcome);
            }
        }
    }

    public void Dispose() => _document.Dispose();

    private static Dictionary<int, RegisterColumn> HeadingsOf(Row row, IReadOnlyList<string> shared)
    {
        var columns = new Dictionary<int, RegisterColumn>();
        foreach (var (place, cell) in CellsOf(row))
        {
            if (RegisterHeading.Of(TextOf(cell, shared)) is { } column && !columns.ContainsValue(column))
            {
                columns[place] = column;
            }
        }

        return columns;
    }

    /// <summary>What a cell says, as stored.</summary>
    internal static string TextOf(Cell cell, IReadOnlyList<string> shared) => cell.DataType?.Value switch
    {
        var type when type == CellValues.SharedString => int.TryParse(cell.CellValue?.Text, out var at) && at >= 0 && at < shared.Count ? shared[at] : "",
        var type when type == CellValues.InlineString => cell.InlineString?.InnerText ?? "",
        _ => cell.CellValue?.Text ?? "",
    };

    /// <summary>The cells of a row with their columns, from 1: as the reference says (<c>AB12</c>), or the one after the cell before.</summary>
    internal static IEnumerable<(int Column, Cell Cell)> CellsOf(Row row)
    {
        var column = 0;
        foreach (var cell in row.Elements<Cell>())
        {
            column = (cell.CellReference?.Value ?? "").TakeWhile(char.IsAsciiLetter).Take(4)
                .Aggregate(0, static (number, letter) => (number * 26) + (char.ToUpperInvariant(letter) - 'A' + 1)) is > 0 and var named ? named : column + 1;
            if (column > ColumnsMax)
            {
                yield break;
            }

            yield return (column, cell);
        }
    }

    /// <summary>The number a row says it has; 0 where it says none.</summary>
    internal static int NumberOf(Row row) => int.TryParse(row.RowIndex?.InnerText, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    /// <summary>What the library says of a workbook that is none, in one exception.</summary>
    internal static T Reading<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception odd) when (odd is FormatException or ArgumentException or InvalidOperationException or OverflowException or NullReferenceException or KeyNotFoundException)
        {
            throw new InvalidDataException("The workbook cannot be read.", odd);
        }
    }

    private static RegisterBook? Find(Stream file)
    {
        var document = SpreadsheetDocument.Open(file, isEditable: true);
        var shared = document.WorkbookPart?.SharedStringTablePart?.SharedStringTable.Elements<SharedStringItem>().Select(static s => s.InnerText).ToList() ?? [];
        foreach (var sheet in document.WorkbookPart?.Workbook.Descendants<Sheet>() ?? [])
        {
            if (document.WorkbookPart!.GetPartById(sheet.Id!) is WorksheetPart { Worksheet: { } worksheet } && worksheet.GetFirstChild<SheetData>() is { } data)
            {
                foreach (var row in data.Elements<Row>().Take(HeadingRowMax))
                {
                    var columns = HeadingsOf(row, shared);
                    if (columns.ContainsValue(RegisterColumn.Code) && columns.ContainsValue(RegisterColumn.ReceivedOn))
                    {
                        return new RegisterBook(document, shared, data, row, columns);
                    }
                }
            }
        }

        document.Dispose();
        return null;
    }

    private void Append(Row row, string text)
    {
        var (letters, column) = ("", _outcomeColumn);
        for (; column > 0; column = (column - 1) / 26)
        {
            letters = (char)('A' + ((column - 1) % 26)) + letters;
        }

        row.Append(new Cell
        {
            CellReference = letters + NumberOf(row).ToString(CultureInfo.InvariantCulture),
            DataType = CellValues.InlineString,
            InlineString = new InlineString(new Text(text)),
        });
    }
}
