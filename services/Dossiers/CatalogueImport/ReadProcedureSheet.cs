using System.Text.Json.Nodes;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using OneStop.Core.Procedures;
using OneStop.Dossiers.Registers;

namespace OneStop.Dossiers.CatalogueImport;

/// <summary>Reads a spreadsheet of procedures; columns are known by their headings, however they are written.</summary>
internal static class ReadProcedureSheet
{
    private const int HeadingRowMax = 30;

    // In the order they are tried: "mã lĩnh vực" must be seen before "lĩnh vực".
    private static readonly (string Column, string[] Words)[] Headings =
    [
        ("code", ["ma tthc", "ma thu tuc"]),
        ("name", ["ten tthc", "ten thu tuc"]),
        ("fieldCode", ["ma linh vuc"]),
        ("fieldName", ["linh vuc"]),
        ("level", ["cap thuc hien", "cap hanh chinh", "cap giai quyet"]),
        ("online", ["thoi han truc tuyen", "thoi gian truc tuyen"]),
        ("postal", ["thoi han buu chinh", "thoi gian buu chinh"]),
        ("amount", ["thoi han", "thoi gian giai quyet"]),
        ("unit", ["don vi tinh"]),
        ("service", ["muc do"]),
    ];

    /// <summary>The procedures; null where no sheet has a heading for their code.</summary>
    /// <exception cref="OpenXmlPackageException">The file is no workbook.</exception>
    /// <exception cref="InvalidDataException">Something in it is not as a workbook has it.</exception>
    public static IReadOnlyList<FoundProcedure>? Of(Stream file) => RegisterBook.Reading(() => Find(file));

    private static IReadOnlyList<FoundProcedure>? Find(Stream file)
    {
        using var document = SpreadsheetDocument.Open(file, isEditable: false);
        var shared = document.WorkbookPart?.SharedStringTablePart?.SharedStringTable.Elements<SharedStringItem>().Select(static s => s.InnerText).ToList() ?? [];
        foreach (var sheet in document.WorkbookPart?.Workbook.Descendants<Sheet>() ?? [])
        {
            if (document.WorkbookPart!.GetPartById(sheet.Id!) is WorksheetPart { Worksheet: { } worksheet } && worksheet.GetFirstChild<SheetData>() is { } data
                && data.Elements<Row>().Take(HeadingRowMax).Select(row => (Row: row, Columns: ColumnsOf(row, shared))).FirstOrDefault(static h => h.Columns.ContainsValue("code")) is { Row: { } heading } found)
            {
                return [.. data.Elements<Row>().SkipWhile(r => r != heading).Skip(1).Select(row => One(row, found.Columns, shared)).OfType<FoundProcedure>()];
            }
        }

        return null;
    }

    private static Dictionary<int, string> ColumnsOf(Row row, IReadOnlyList<string> shared)
    {
        var columns = new Dictionary<int, string>();
        foreach (var (place, cell) in RegisterBook.CellsOf(row))
        {
            var text = PlainWords.Of(RegisterBook.TextOf(cell, shared));
            if (Array.Find(Headings, h => h.Words.Any(word => text.Contains(word, StringComparison.Ordinal))).Column is { } column && !columns.ContainsValue(column))
            {
                columns[place] = column;
            }
        }

        return columns;
    }

    private static FoundProcedure? One(Row row, Dictionary<int, string> columns, IReadOnlyList<string> shared)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (place, cell) in RegisterBook.CellsOf(row))
        {
            if (columns.TryGetValue(place, out var column) && RegisterBook.TextOf(cell, shared).Trim() is { Length: > 0 } text)
            {
                values[column] = text;
            }
        }

        if (values.Count == 0)
        {
            return null;
        }

        var code = values.GetValueOrDefault("code");
        var known = new JsonObject();
        foreach (var name in (string[])["code", "name"])
        {
            if (values.TryGetValue(name, out var text))
            {
                known[name] = text;
            }
        }

        if (values.GetValueOrDefault("fieldCode") is var field && values.GetValueOrDefault("fieldName", field!) is { } named)
        {
            // Many lists name the field and give no code for it; the code is found by the name then.
            known["field"] = new JsonObject { ["code"] = field, ["name"] = named };
        }

        var fault = code is null ? "thiếu mã thủ tục" : PutLevels(known, values) ?? PutLimits(known, values);
        return new FoundProcedure(RegisterBook.NumberOf(row), code, known, fault);
    }

    private static string? PutLevels(JsonObject known, Dictionary<string, string> values)
    {
        if (values.TryGetValue("level", out var level))
        {
            var plain = PlainWords.Of(level);
            var named = ((string Word, string Level)[])[("tinh", "province"), ("huyen", "district"), ("xa", "commune")];
            var found = named.Where(n => plain.Contains(n.Word, StringComparison.Ordinal)).Select(static n => n.Level).ToList();
            if (found.Count == 0)
            {
                return $"không hiểu cấp thực hiện: {level}";
            }

            known["administrativeLevel"] = found.Count == 1 ? found[0] : "shared";
        }

        if (values.TryGetValue("service", out var service))
        {
            var plain = PlainWords.Of(service);
            known["serviceLevel"] = plain.Contains("toan trinh", StringComparison.Ordinal) ? "full" : plain.Contains("mot phan", StringComparison.Ordinal) ? "partial" : "information";
            if (plain.FirstOrDefault(char.IsAsciiDigit) is >= '1' and <= '4' and var legacy)
            {
                known["legacyLevel"] = legacy - '0';
            }
        }

        return null;
    }

    private static string? PutLimits(JsonObject known, Dictionary<string, string> values)
    {
        var limits = new JsonArray();
        foreach (var (column, channel) in ((string, string)[])[("amount", ""), ("online", "online"), ("postal", "postal")])
        {
            if (!values.TryGetValue(column, out var amount))
            {
                continue;
            }

            if (TimeLimit.Read(amount, values.GetValueOrDefault("unit")) is not { } limit)
            {
                return $"không đọc được thời hạn: {amount}";
            }

            var json = limit.Json();
            if (channel.Length == 0)
            {
                known["limit"] = json;
            }
            else
            {
                json.Insert(0, "channel", channel);
                limits.Add(json);
            }
        }

        if (limits.Count > 0)
        {
            known["limits"] = limits;
        }

        return null;
    }
}
