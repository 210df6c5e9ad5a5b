using System.Buffers;
using System.Text.Json;

namespace OneStop.Dossiers.Intake;

/// <summary>Writes the bodies of entries that the program itself makes, in the same form as those of step reports.</summary>
public static class SystemStep
{
    /// <summary>The source of such entries.</summary>
    public const string Source = "onestop";

    /// <summary>The canonical body.</summary>
    public static ReadOnlyMemory<byte> Body(string type, string id, string dossier, DateTimeOffset at, Action<Utf8JsonWriter> data, string? agency = null)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using var writer = new Utf8JsonWriter(buffer, CanonicalJson.WriterOptions);
        writer.WriteStartObject();
        writer.WriteString("source", Source);
        writer.WriteString("id", id);
        writer.WriteString("type", type);
        writer.WriteString("dossier", dossier);
        DataValue.WriteInstant(writer, "occurredAt"u8, at);
        if (agency is not null)
        {
            writer.WriteString("agency", agency);
        }

        writer.WriteStartObject("data");
        data(writer);
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenMemory;
    }
}
