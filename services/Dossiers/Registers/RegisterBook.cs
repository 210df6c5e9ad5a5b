using OneStop.Runtime.Workbooks;

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
    private const string OutcomeHeading = "Kết quả nhập vào OneStop";

    private readonly KnownSheet<RegisterColumn> _sheet;

    private RegisterBook(KnownSheet<RegisterColumn> sheet) => _sheet = sheet;

    /// <summary>Which column of the sheet (from 1) says what.</summary>
    public IReadOnlyDictionary<int, RegisterColumn> Columns => _sheet.Columns;

    /// <summary>Opens it over a stream that stays the caller's; null where no sheet is a register.</summary>
    /// <exception cref="UnreadableWorkbookException">The file is no workbook, or too large.</exception>
    public static RegisterBook? Open(Stream file) => OpenSheet.Of<RegisterColumn>(
        file, RegisterHeading.Of, static columns => columns.Contains(RegisterColumn.Code) && columns.Contains(RegisterColumn.ReceivedOn), editable: true) is { } sheet
        ? new(sheet)
        : null;

    /// <summary>The rows below the headings that say anything.</summary>
    public IReadOnlyList<RegisterRow> Rows() =>
        [.. _sheet.Rows.Select(row => new RegisterRow(row.Number, _sheet.ValuesOf(row))).Where(static row => row.Values.Count > 0)];

    /// <summary>Writes outcomes, by row number, into a new column; they are in the stream once the book is disposed.</summary>
    public void WriteOutcomes(IReadOnlyDictionary<int, string> outcomes)
    {
        var column = _sheet.Width + 1;
        _sheet.Heading.Append(column, OutcomeHeading);
        foreach (var row in _sheet.Rows)
        {
            if (outcomes.TryGetValue(row.Number, out var outcome))
            {
                row.Append(column, outcome);
            }
        }
    }

    public void Dispose() => _sheet.Dispose();
}
