using System.Globalization;
using System.Text.Json;
using OneStop.Contracts.Reports;
using OneStop.Core.Procedures;
using OneStop.Runtime.Hosting;
using OneStop.Runtime.Workbooks;

namespace OneStop.Reports.Reconciling;

/// <summary>Reads an external figure: a JSON array, or the first sheet of an xlsx that has a head row.</summary>
internal static class ReadFigures
{
    /// <summary>Lines at most.</summary>
    public const int LinesMax = 20_000;

    private static readonly Dictionary<FigureColumn, string[]> Heads = new()
    {
        [FigureColumn.Agency] = ["agency", "ma co quan", "ma don vi", "co quan", "don vi"],
        [FigureColumn.Received] = ["received", "tiep nhan", "so ho so tiep nhan", "ho so tiep nhan"],
        [FigureColumn.OnTime] = ["ontime", "dung han", "truoc han va dung han", "giai quyet dung han"],
        [FigureColumn.Overdue] = ["overdue", "qua han", "tre han"],
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

    /// <exception cref="FormatException">No head row, or a figure that is no whole number, with its row.</exception>
    /// <exception cref="UnreadableWorkbookException">The file is no workbook, or too large.</exception>
    public static IReadOnlyList<ExternalFigure> Xlsx(Stream file)
    {
        using var sheet = OpenSheet.Of<FigureColumn>(file, ColumnOf, static columns => columns.Contains(FigureColumn.Agency))
            ?? throw new FormatException("Không thấy dòng tiêu đề có cột mã cơ quan (agency).");
        if (sheet.Columns.Count == 1)
        {
            throw new FormatException("Không thấy cột số liệu nào: tiếp nhận, đúng hạn, quá hạn.");
        }

        var figures = new List<ExternalFigure>();
        foreach (var row in sheet.Rows)
        {
            var values = sheet.ValuesOf(row);
            if (values.TryGetValue(FigureColumn.Agency, out var agency))
            {
                long? Number(FigureColumn column) => values.TryGetValue(column, out var text) ? Count(text, row.Number) : null;
                figures.Add(new ExternalFigure(agency, Number(FigureColumn.Received), Number(FigureColumn.OnTime), Number(FigureColumn.Overdue)));
            }
        }

        return figures;
    }

    private static FigureColumn? ColumnOf(string heading)
    {
        var text = PlainWords.Of(heading).TrimEnd();
        foreach (var (column, words) in Heads)
        {
            if (words.Contains(text, StringComparer.Ordinal))
            {
                return column;
            }
        }

        return null;
    }

    // A dot between thousands is how Vietnamese sheets print; stored numbers have none.
    private static long Count(string text, int row) =>
        long.TryParse(text.Replace(".", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException($"Dòng {row}: '{text}' không phải là một số đếm.");

    private enum FigureColumn
    {
        Agency,
        Received,
        OnTime,
        Overdue,
    }
}
