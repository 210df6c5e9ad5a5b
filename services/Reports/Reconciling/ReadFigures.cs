using System.Globalization;
using System.Text.Json;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using OneStop.Contracts.Reports;
using OneStop.Runtime.Hosting;

namespace OneStop.Reports.Reconciling;

/// <summary>Reads an external figure: a JSON array, or the first sheet of an xlsx with a head row.</summary>
internal static class ReadFigures
{
    /// <summary>Lines at most.</summary>
    public const int LinesMax = 20_000;

    private static readonly char[] Digits = [.. "0123456789"];

    private static readonly Dictionary<string, string[]> Heads = new(StringComparer.Ordinal)
    {
        ["agency"] = ["agency", "mã cơ quan", "mã đơn vị", "cơ quan", "đơn vị"],
        ["received"] = ["received", "tiếp nhận", "số hồ sơ tiếp nhận", "hồ sơ tiếp nhận"],
        ["onTime"] = ["ontime", "đúng hạn", "trước hạn và đúng hạn", "giải quyết đúng hạn"],
        ["overdue"] = ["overdue", "quá hạn", "trễ hạn"],
    };

    /// <exception cref="FormatException">With what is wrong, in the sender's words.</exception>
    public static async Task<IReadOnlyList<ExternalFigure>> JsonAsync(Stream body, CancellationToken ct)
    {
        try
        {
            return await JsonSerializer.DeserializeAsync<List<ExternalFigure>>(body, WireJson.Options, ct) ?? throw new FormatException("Nội dung phải là một mảng JSON.");
        }
        catch (JsonException broken)
        {
            throw new FormatException($"JSON hỏng ở dòng {broken.LineNumber + 1}: cần [{{agency, received, onTime, overdue}}].", broken);
        }
    }

    /// <exception cref="FormatException">No xlsx, no head row, or a figure that is no whole number, with its row.</exception>
    public static IReadOnlyList<ExternalFigure> Xlsx(Stream file)
    {
        var rows = Rows(file);
        var head = rows.FindIndex(r => r.Values.Any(v => Is("agency", v)));
        if (head < 0)
        {
            throw new FormatException("Không thấy dòng tiêu đề có cột mã cơ quan (agency).");
        }

        var columns = Heads.Keys.ToDictionary(name => name, name => rows[head].FirstOrDefault(c => Is(name, c.Value)).Key, StringComparer.Ordinal);
        if (columns.Where(c => c.Key != "agency").All(c => c.Value is null))
        {
            throw new FormatException("Không thấy cột số liệu nào: tiếp nhận, đúng hạn, quá hạn.");
        }

        var figures = new List<ExternalFigure>();
        for (var i = head + 1; i < rows.Count; i++)
        {
            if (rows[i].GetValueOrDefault(columns["agency"]) is { Length: > 0 } agency)
            {
                figures.Add(new ExternalFigure(agency.Trim(), Number(rows[i], columns["received"], i), Number(rows[i], columns["onTime"], i), Number(rows[i], columns["overdue"], i)));
            }
        }

        return figures;
    }

    private static bool Is(string column, string text) => Heads[column].Contains(text.Trim().ToLowerInvariant(), StringComparer.Ordinal);

    private static long? Number(Dictionary<string, string> row, string? column, int index)
    {
        if (column is null || row.GetValueOrDefault(column) is not { Length: > 0 } text)
        {
            return null;
        }

        // A dot between thousands is how Vietnamese sheets print; stored numbers have none.
        return long.TryParse(text.Replace(".", "", StringComparison.Ordinal).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException($"Dòng {index + 1}: '{text}' không phải là một số đếm.");
    }

    /// <summary>The cells of each row by column letters; a cell that does not say where it stands follows the one before.</summary>
    private static List<Dictionary<string, string>> Rows(Stream file)
    {
        try
        {
            using var document = SpreadsheetDocument.Open(file, false);
            var book = document.WorkbookPart!;
            var shared = book.SharedStringTablePart?.SharedStringTable.Elements<SharedStringItem>().Select(s => s.InnerText).ToList() ?? [];
            var first = book.Workbook.Sheets!.Elements<Sheet>().First();
            return [.. ((WorksheetPart)book.GetPartById(first.Id!)).Worksheet.Descendants<Row>().Take(LinesMax + 10).Select(r => r.Elements<Cell>()
                .Select((cell, i) => (Column: cell.CellReference?.Value?.TrimEnd(Digits) ?? ((char)('A' + (i % 26))).ToString(), Text: TextOf(cell, shared)))
                .DistinctBy(c => c.Column)
                .ToDictionary(c => c.Column, c => c.Text, StringComparer.Ordinal))];
        }
        catch (Exception broken) when (broken is OpenXmlPackageException or InvalidDataException or InvalidOperationException or FileFormatException or ArgumentException or NullReferenceException)
        {
            throw new FormatException("Tệp không phải là bảng tính xlsx đọc được.", broken);
        }
    }

    private static string TextOf(Cell cell, List<string> shared) => cell.DataType?.Value switch
    {
        CellValues.SharedString => shared[int.Parse(cell.CellValue!.Text, CultureInfo.InvariantCulture)],
        CellValues.InlineString => cell.InlineString?.InnerText ?? "",
        _ => cell.CellValue?.Text ?? "",
    };
}
