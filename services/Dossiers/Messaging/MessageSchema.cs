using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using OneStop.Contracts.Dossiers;
using OneStop.Runtime.Hosting;

namespace OneStop.Dossiers.Messaging;

/// <summary>The JSON schema of a message, made from its type as it is written.</summary>
internal static class MessageSchema
{
    /// <summary>The schema; a property may be limited to some words.</summary>
    public static JsonNode Of(Type type, params (string Property, IReadOnlyList<string> Words)[] limited)
    {
        var schema = WireJson.Options.GetJsonSchemaAsNode(type, new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Transform });
        foreach (var (property, words) in limited)
        {
            schema["properties"]![property]!["enum"] = new JsonArray([.. words.Select(static w => JsonValue.Create(w))]);
        }

        return schema;
    }

    /// <summary>What the exporter cannot know: instants are written by a converter of our own, and an event is one of two shapes.</summary>
    private static JsonNode Transform(JsonSchemaExporterContext context, JsonNode schema)
    {
        var type = context.TypeInfo.Type;
        if (type == typeof(DateTimeOffset) || type == typeof(DateTimeOffset?))
        {
            return new JsonObject { ["type"] = type == typeof(DateTimeOffset) ? "string" : new JsonArray("string", "null"), ["format"] = "date-time" };
        }

        return type == typeof(object) && context.PropertyInfo?.DeclaringType == typeof(NumberedEvent)
            ? new JsonObject
            {
                ["oneOf"] = new JsonArray(
                    new JsonObject { ["$ref"] = "#/components/schemas/dossierEvent" }, new JsonObject { ["$ref"] = "#/components/schemas/reportSealed" }),
            }
            : schema;
    }
}
