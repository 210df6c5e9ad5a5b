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
        _outcomeColumn = sheet.Elements<Row>().SelectMany(static r => r.Elements<Cell>()).Select(ColumnOf).DefaultIfEmpty(0).Max() + 1;
    }

    /// <summary>Which column of the sheet (from 1) says what.</summary>
    public IReadOnlyDictionary<int, RegisterColumn> Columns { get; }

    /// <summary>Opens it over a stream that stays the caller's; null where no sheet is a register.</summary>
    /// <exception cref="OpenXmlPackageException">The file is no workbook.</exception>
    public static RegisterBook? Open(Stream file)
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

    /// <summary>The rows below the headings that say anything.</summary>
    public IEnumerable<RegisterRow> Rows()
    {
        foreach (var row in _sheet.Elements<Row>().SkipWhile(r => r != _heading).Skip(1))
        {
            var values = new Dictionary<RegisterColumn, string>();
            foreach (var cell in row.Elements<Cell>())
            {
                if (Columns.TryGetValue(ColumnOf(cell), out var column) && TextOf(cell, _shared).Trim() is { Length: > 0 } text)
                {
                    values[column] = text;
                }
            }

            if (values.Count > 0)
            {
                yield return new RegisterRow((int)(row.RowIndex?.Value ?? 0), values);
            }
        }
    }

    /// <summary>Writes outcomes, by row number, into a new column; they are in the stream once the book is disposed.</summary>
    public void WriteOutcomes(IReadOnlyDictionary<int, string> outcomes)
    {
        Append(_heading, OutcomeHeading);
        foreach (var row in _sheet.Elements<Row>())
        {
            if (outcomes.TryGetValue((int)(row.RowIndex?.Value ?? 0), out var outcome))
            {
                Append(row, outcome);
            }
        }
    }

    public void Dispose() => _document.Dispose();

    private static Dictionary<int, RegisterColumn> HeadingsOf(Row row, IReadOnlyList<string> shared)
    {
        var columns = new Dictionary<int, RegisterColumn>();
        foreach (var cell in row.Elements<Cell>())
        {
            if (RegisterHeading.Of(TextOf(cell, shared)) is { } column && !columns.ContainsValue(column))
            {
                columns[ColumnOf(cell)] = column;
            }
        }

        return columns;
    }

    private static string TextOf(Cell cell, IReadOnlyList<string> shared) => cell.DataType?.Value switch
    {
        var type when type == CellValues.SharedString => int.TryParse(cell.CellValue?.Text, out var at) && at < shared.Count ? shared[at] : "",
        var type when type == CellValues.InlineString => cell.InlineString?.InnerText ?? "",
        _ => cell.CellValue?.Text ?? "",
    };

    /// <summary>The column number in a reference such as <c>AB12</c>, from 1; without a reference, the cell's place in its row.</summary>
    private static int ColumnOf(Cell cell)
    {
        var letters = (cell.CellReference?.Value ?? "").TakeWhile(char.IsAsciiLetter).ToArray();
        return letters.Length == 0
            ? cell.ElementsBefore().OfType<Cell>().Count() + 1
            : letters.Aggregate(0, static (number, letter) => (number * 26) + (char.ToUpperInvariant(letter) - 'A' + 1));
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
            CellReference = letters + (row.RowIndex?.Value ?? 0).ToString(CultureInfo.InvariantCulture),
            DataType = CellValues.InlineString,
            InlineString = new InlineString(new Text(text)),
        });
    }
}
