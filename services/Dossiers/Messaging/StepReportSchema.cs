using System.Text.Json.Nodes;
using OneStop.Contracts.Dossiers;
using OneStop.Dossiers.Intake;

namespace OneStop.Dossiers.Messaging;

/// <summary>
/// The JSON schema of a step report, made from the shapes that the intake reads by. Properties beyond it are allowed: they are kept beside the ledger.
/// </summary>
internal static class StepReportSchema
{
    /// <summary>The schema.</summary>
    public static JsonObject Make() => new()
    {
        ["type"] = "object",
        ["required"] = new JsonArray("source", "id", "type", "dossier", "occurredAt"),
        ["properties"] = new JsonObject
        {
            ["source"] = Text(),
            ["id"] = Text(),
            ["type"] = new JsonObject { ["type"] = "string", ["enum"] = new JsonArray([.. EntryTypes.Reportable.Select(static t => JsonValue.Create(t))]) },
            ["dossier"] = Text(),
            ["occurredAt"] = Text("date-time"),
            ["recordedAt"] = Text("date-time"),
            ["agency"] = Text(),
            ["unit"] = Text(),
            ["officer"] = Text(),
            ["data"] = new JsonObject { ["type"] = "object" },
        },
        ["allOf"] = new JsonArray([.. StepShape.All.Where(static shape => shape.Data.Count > 0).Select(static shape => new JsonObject
        {
            ["if"] = new JsonObject { ["properties"] = new JsonObject { ["type"] = new JsonObject { ["const"] = shape.Type } } },
            ["then"] = new JsonObject
            {
                ["properties"] = new JsonObject
                {
                    ["data"] = new JsonObject { ["properties"] = new JsonObject(shape.Data.Select(static field => KeyValuePair.Create<string, JsonNode?>(field.Name, Of(field.Kind)))) },
                },
            },
        })]),
    };

    private static JsonObject Of(DataKind kind) => kind switch
    {
        DataKind.Channel => Words("direct", "online", "postal"),
        DataKind.Day => Text("date"),
        DataKind.DayOrNull => new JsonObject { ["type"] = new JsonArray("string", "null"), ["description"] = "Ngày hoặc thời điểm; null = thủ tục không hẹn ngày." },
        DataKind.Instant => Text("date-time"),
        DataKind.ResultKind => Words("granted", "refused"),
        DataKind.Rating => new JsonObject { ["type"] = "integer", ["minimum"] = 1, ["maximum"] = 5 },
        DataKind.Yes => new JsonObject { ["type"] = "boolean" },
        DataKind.EntryKey or DataKind.ShouldSay or DataKind.Evidence => new JsonObject { ["type"] = "object" },
        _ => Text(),
    };

    private static JsonObject Text(string? format = null)
    {
        var text = new JsonObject { ["type"] = "string" };
        if (format is not null)
        {
            text["format"] = format;
        }

        return text;
    }

    private static JsonObject Words(params string[] words) => new() { ["type"] = "string", ["enum"] = new JsonArray([.. words.Select(static w => JsonValue.Create(w))]) };
}
