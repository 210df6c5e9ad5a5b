using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using OneStop.Portal.Api;

namespace OneStop.Portal.Rooms.Catalogue;

/// <summary>A version of a procedure as it is edited: what the form shows is replaced, all else of the version it came from is kept.</summary>
public sealed class ProcedureForm
{
    private const int BlankSteps = 3;

    public static readonly IReadOnlyList<string> Levels = ["province", "district", "commune", "shared"];

    public static readonly IReadOnlyList<(string Key, string Name)> Services = [("information", "Cung cấp thông tin"), ("partial", "Một phần"), ("full", "Toàn trình")];

    public string? Code { get; set; }

    public string? Name { get; set; }

    public string? FieldCode { get; set; }

    public string? FieldName { get; set; }

    public string? Level { get; set; }

    public string? Service { get; set; }

    /// <summary>Empty = a procedure without appointment.</summary>
    public string? Amount { get; set; }

    public string? Unit { get; set; }

    public string? From { get; set; }

    public List<StepRow> Steps { get; set; } = [];

    /// <summary>The form of a version, or of a new procedure where there is none, with some blank steps at the end.</summary>
    public static ProcedureForm Of(JsonElement? version, string today)
    {
        var form = new ProcedureForm { From = today, Level = Levels[0], Service = "full", Unit = "workingDays" };
        if (version is { } known)
        {
            form.Code = CatalogueText.Of(known, "code");
            form.Name = CatalogueText.Of(known, "name");
            form.FieldCode = CatalogueText.Of(known.GetProperty("field"), "code");
            form.FieldName = CatalogueText.Of(known.GetProperty("field"), "name");
            form.Level = CatalogueText.Of(known, "administrativeLevel");
            form.Service = CatalogueText.Of(known, "serviceLevel");
            (form.Amount, form.Unit) = known.TryGetProperty("limit", out var limit) && limit.ValueKind == JsonValueKind.Object ? LimitOf(limit) : (null, form.Unit);
            form.Steps = [.. StepsOf(known)];
        }

        form.Steps.AddRange(Enumerable.Range(0, BlankSteps).Select(_ => new StepRow { Unit = "workingHours" }));
        return form;
    }

    /// <summary>The version to put; or why not.</summary>
    public (JsonObject? Procedure, string? Refused) Write(JsonElement? version)
    {
        if (Wire.Date(From) is not { } from)
        {
            return (null, "Hãy ghi ngày hiệu lực.");
        }

        if (!string.IsNullOrWhiteSpace(Amount) && !int.TryParse(Amount, NumberStyles.None, CultureInfo.InvariantCulture, out _))
        {
            return (null, "Thời hạn phải là số nguyên.");
        }

        var steps = Steps.Where(s => !string.IsNullOrWhiteSpace(s.Name)).ToList();
        if (steps.Any(s => string.IsNullOrWhiteSpace(s.Owner) || !int.TryParse(s.Amount, NumberStyles.None, CultureInfo.InvariantCulture, out _)))
        {
            return (null, "Mỗi bước cần đơn vị thực hiện và thời hạn.");
        }

        var procedure = version is { } known ? JsonNode.Parse(known.GetRawText())!.AsObject() : [];
        procedure["code"] = Code?.Trim();
        procedure["name"] = Name?.Trim();
        procedure["field"] = new JsonObject { ["code"] = FieldCode?.Trim(), ["name"] = FieldName?.Trim() };
        procedure["administrativeLevel"] = Level;
        procedure["serviceLevel"] = Service;
        procedure["limit"] = string.IsNullOrWhiteSpace(Amount) ? null : Limit(Amount, Unit);
        procedure["effectiveFrom"] = from.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (procedure["process"] is not null || steps.Count > 0)
        {
            var process = procedure["process"] as JsonObject ?? new JsonObject { ["approved"] = true };
            process["steps"] = new JsonArray([.. steps.Select(s => Step(s))]);
            procedure["process"] = process;
        }

        return (procedure, null);
    }

    private static JsonObject Step(StepRow row)
    {
        var step = Limit(row.Amount!, row.Unit);
        step["name"] = row.Name!.Trim();
        step["owner"] = row.Owner!.Trim();
        return step;
    }

    private static JsonObject Limit(string amount, string? unit) => new() { ["amount"] = int.Parse(amount, CultureInfo.InvariantCulture), ["unit"] = unit };

    private static (string Amount, string? Unit) LimitOf(JsonElement limit) => (limit.GetProperty("amount").GetRawText(), CatalogueText.Of(limit, "unit"));

    private static IEnumerable<StepRow> StepsOf(JsonElement procedure) =>
        procedure.TryGetProperty("process", out var process) && process.ValueKind == JsonValueKind.Object && process.TryGetProperty("steps", out var steps)
            ? steps.EnumerateArray().Select(s => new StepRow { Name = CatalogueText.Of(s, "name"), Owner = CatalogueText.Of(s, "owner"), Amount = LimitOf(s).Amount, Unit = LimitOf(s).Unit })
            : [];

    /// <summary>One step of the internal process; without a name it is left out.</summary>
    public sealed class StepRow
    {
        public string? Name { get; set; }

        public string? Owner { get; set; }

        public string? Amount { get; set; }

        public string? Unit { get; set; }
    }
}
