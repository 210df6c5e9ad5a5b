using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace OneStop.Dossiers.Personal;

/// <summary>
/// A JSON value as a source wrote it, made fit to be shown: of members with one name the last one stays, and half of a surrogate pair, which no text
/// can hold, becomes U+FFFD.
/// </summary>
public static partial class SoundJson
{
    /// <summary>The value; null for a JSON null.</summary>
    public static JsonNode? Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => Members(value),
        JsonValueKind.Array => new JsonArray([.. value.EnumerateArray().Select(Of)]),
        JsonValueKind.String => JsonValue.Create(Text(value)),
        JsonValueKind.Null => null,
        _ => JsonValue.Create(value),
    };

    private static JsonObject Members(JsonElement value)
    {
        var members = new JsonObject();
        foreach (var member in value.EnumerateObject())
        {
            members[Name(member)] = Of(member.Value);
        }

        return members;
    }

    private static string Text(JsonElement value)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return Mended(value.GetRawText());
        }
    }

    private static string Name(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            var raw = member.ToString();
            return Mended(raw[..(raw.Length - member.Value.GetRawText().Length)].TrimEnd().TrimEnd(':').TrimEnd());
        }
    }

    private static string Mended(string raw) => JsonSerializer.Deserialize<string>(Surrogate().Replace(raw, "\\ufffd"))!;

    [GeneratedRegex(@"\\u[dD][89a-fA-F][0-9a-fA-F]{2}", RegexOptions.CultureInvariant)]
    private static partial Regex Surrogate();
}
