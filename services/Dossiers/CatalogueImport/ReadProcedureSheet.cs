using System.Text.Json.Nodes;
using OneStop.Core.Procedures;
using OneStop.Runtime.Workbooks;

namespace OneStop.Dossiers.CatalogueImport;

/// <summary>Reads a spreadsheet of procedures; columns are known by their headings, however they are written.</summary>
internal static class ReadProcedureSheet
{
    // In the order they are tried: "mã lĩnh vực" must be seen before "lĩnh vực".
    private static readonly (ProcedureColumn Column, string[] Words)[] Headings =
    [
        (ProcedureColumn.Code, ["ma tthc", "ma thu tuc"]),
        (ProcedureColumn.Name, ["ten tthc", "ten thu tuc"]),
        (ProcedureColumn.FieldCode, ["ma linh vuc"]),
        (ProcedureColumn.FieldName, ["linh vuc"]),
        (ProcedureColumn.Level, ["cap thuc hien", "cap hanh chinh", "cap giai quyet"]),
        (ProcedureColumn.Online, ["thoi han truc tuyen", "thoi gian truc tuyen"]),
        (ProcedureColumn.Postal, ["thoi han buu chinh", "thoi gian buu chinh"]),
        (ProcedureColumn.Amount, ["thoi han", "thoi gian giai quyet"]),
        (ProcedureColumn.Unit, ["don vi tinh"]),
        (ProcedureColumn.Service, ["muc do"]),
    ];

    /// <summary>The procedures; null where no sheet has a heading for their code.</summary>
    /// <exception cref="UnreadableWorkbookException">The file is no workbook, or too large.</exception>
    public static IReadOnlyList<FoundProcedure>? Of(Stream file)
    {
        using var sheet = OpenSheet.Of<ProcedureColumn>(file, ColumnOf, static columns => columns.Contains(ProcedureColumn.Code));
        return sheet is null ? null : [.. sheet.Rows.Select(row => One(row.Number, sheet.ValuesOf(row))).OfType<FoundProcedure>()];
    }

    private static ProcedureColumn? ColumnOf(string heading)
    {
        var text = PlainWords.Of(heading);
        foreach (var (column, words) in Headings)
        {
            if (words.Any(word => text.Contains(word, StringComparison.Ordinal)))
            {
                return column;
            }
        }

        return null;
    }

    private static FoundProcedure? One(int line, IReadOnlyDictionary<ProcedureColumn, string> values)
    {
        if (values.Count == 0)
        {
            return null;
        }

        var code = values.GetValueOrDefault(ProcedureColumn.Code);
        var known = new JsonObject();
        foreach (var (column, name) in ((ProcedureColumn, string)[])[(ProcedureColumn.Code, "code"), (ProcedureColumn.Name, "name")])
        {
            if (values.TryGetValue(column, out var text))
            {
                known[name] = text;
            }
        }

        if (values.GetValueOrDefault(ProcedureColumn.FieldCode) is var field && values.GetValueOrDefault(ProcedureColumn.FieldName, field!) is { } named)
        {
            // Many lists name the field and give no code for it; the code is found by the name then.
            known["field"] = new JsonObject { ["code"] = field, ["name"] = named };
        }

        var fault = code is null ? "thiếu mã thủ tục" : PutLevels(known, values) ?? PutLimits(known, values);
        return new FoundProcedure(line, code, known, fault);
    }

    private static string? PutLevels(JsonObject known, IReadOnlyDictionary<ProcedureColumn, string> values)
    {
        if (values.TryGetValue(ProcedureColumn.Level, out var level))
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

        if (values.TryGetValue(ProcedureColumn.Service, out var service))
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

    private static string? PutLimits(JsonObject known, IReadOnlyDictionary<ProcedureColumn, string> values)
    {
        var limits = new JsonArray();
        foreach (var (column, channel) in ((ProcedureColumn, string)[])[(ProcedureColumn.Amount, ""), (ProcedureColumn.Online, "online"), (ProcedureColumn.Postal, "postal")])
        {
            if (!values.TryGetValue(column, out var amount))
            {
                continue;
            }

            if (TimeLimit.Read(amount, values.GetValueOrDefault(ProcedureColumn.Unit)) is not { } limit)
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
