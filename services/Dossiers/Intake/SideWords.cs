using System.Buffers;
using System.Text.Json;

namespace OneStop.Dossiers.Intake;

/// <summary>The JSON object in which words lie beside the ledger.</summary>
internal static class SideWords
{
    /// <summary>The object of the texts that are not blank; null where none is.</summary>
    public static byte[]? Of(params ReadOnlySpan<(string Name, string? Text)> texts)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using var writer = new Utf8JsonWriter(buffer, CanonicalJson.WriterOptions);
        writer.WriteStartObject();
        var any = false;
        foreach (var (name, text) in texts)
        {
            if (!string.IsNullOrWhiteSpace(text))
            {
                writer.WriteString(name, text);
                any = true;
            }
        }

        writer.WriteEndObject();
        writer.Flush();
        return any ? buffer.WrittenSpan.ToArray() : null;
    }

    /// <summary>One text of the object; null where it has none of that name.</summary>
    public static string? Read(byte[]? body, string name)
    {
        if (body is null)
        {
            return null;
        }

        using var json = JsonDocument.Parse(body);
        return json.RootElement.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
    }
}
