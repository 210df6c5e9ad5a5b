using System.Text.Json;
using System.Text.Json.Nodes;
using OneStop.Dossiers.National;

namespace OneStop.Dossiers.Personal;

/// <summary>
/// A rejected item for somebody who mends sources but may not read personal data: what the ledger would hold stays readable, everything else is
/// masked. One that is no JSON is shown as nothing, because nobody can tell what in it is a name.
/// </summary>
internal static class MaskRejected
{
    private static readonly HashSet<string> Plain = new(StringComparer.Ordinal)
    {
        "source", "id", "type", "dossier", "occurredAt", "recordedAt", "agency", "officer", "backfill", "procedure", "channel", "appointmentOn",
        "newAppointmentOn", "submittedAt", "receivedBy", "toAgency", "toOfficer", "dueAt", "dueOn", "kind", "via", "code", "primary", "rating",
        "approvedBy", "documentNo", "entry", "shouldSay", "number", "date", "service", "madonvi",
    };

    private static readonly HashSet<string> Units = new(StringComparer.Ordinal) { "unit", "toUnit", "step", "DonViXuLy", "PhongBanXuLy" };

    /// <summary>The item; null where nothing of it can be shown.</summary>
    public static string? Of(string raw)
    {
        try
        {
            return Show(JsonNode.Parse(raw))?.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        }
        catch (Exception odd) when (odd is JsonException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    private static JsonNode? Show(JsonNode? node) => node switch
    {
        JsonObject many => new JsonObject(many.Select(member => KeyValuePair.Create(member.Key, Member(member.Key, member.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Show)]),
        _ => MaskPersonal.Of(node),
    };

    private static JsonNode? Member(string name, JsonNode? value) => value switch
    {
        JsonObject or JsonArray => name is "applicant" ? MaskPersonal.Of(value) : Show(value),
        _ when Units.Contains(name) => value?.DeepClone(),
        _ when (Plain.Contains(name) || NationalErasure.Kept.Contains(name)) && IsCode(value) => value?.DeepClone(),
        _ => MaskPersonal.Of(value),
    };

    /// <summary>Codes and dates have no blanks in them; what has may be a name in the wrong place.</summary>
    private static bool IsCode(JsonNode? value) => value is not JsonValue text || !text.TryGetValue<string>(out var words) || !words.Any(char.IsWhiteSpace);
}
