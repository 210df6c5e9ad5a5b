using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace OneStop.Host.Demo;

/// <summary>One canonical step report as a client sends it.</summary>
/// <param name="Id">Unique in the source.</param>
/// <param name="Data">Names and texts of the type's <c>data</c>; a null text is left out.</param>
internal sealed record StepReport(
    string Id,
    string Type,
    string Dossier,
    DateTimeOffset OccurredAt,
    DateTimeOffset? RecordedAt,
    string Agency,
    string? Unit,
    string? Officer,
    params (string Name, object? Value)[] Data)
{
    /// <summary>The software the demo's steps claim to come from.</summary>
    public const string Source = "igate.binhphuoc";

    private static readonly JsonWriterOptions _options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Writes the report as one line of NDJSON.</summary>
    public void WriteLine(ArrayBufferWriter<byte> buffer)
    {
        using (var json = new Utf8JsonWriter(buffer, _options))
        {
            json.WriteStartObject();
            json.WriteString("source", Source);
            json.WriteString("id", Id);
            json.WriteString("type", Type);
            json.WriteString("dossier", Dossier);
            json.WriteString("occurredAt", OccurredAt);
            if (RecordedAt is { } recorded)
            {
                json.WriteString("recordedAt", recorded);
            }

            json.WriteString("agency", Agency);
            WriteText(json, "unit", Unit);
            WriteText(json, "officer", Officer);
            WriteData(json);
            json.WriteEndObject();
        }

        buffer.Write("\n"u8);
    }

    private static void WriteText(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    private void WriteData(Utf8JsonWriter json)
    {
        if (Data.Length == 0)
        {
            return;
        }

        json.WriteStartObject("data");
        foreach (var (name, value) in Data)
        {
            WriteValue(json, name, value);
        }

        json.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter json, string name, object? value)
    {
        switch (value)
        {
            case null:
                break;
            case string text:
                json.WriteString(name, text);
                break;
            case bool truth:
                json.WriteBoolean(name, truth);
                break;
            case DateOnly date:
                json.WriteString(name, Iso.Date(date));
                break;
            case DateTimeOffset instant:
                json.WriteString(name, instant);
                break;
            case (string inner, string text):
                json.WriteStartObject(name);
                json.WriteString(inner, text);
                json.WriteEndObject();
                break;
            default:
                throw new ArgumentException($"{name}: a {value.GetType().Name} has no form in a step report");
        }
    }
}
