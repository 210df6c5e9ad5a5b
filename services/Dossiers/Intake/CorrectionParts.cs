using System.Text.Json;

namespace OneStop.Dossiers.Intake;

/// <summary>Writes the nested parts of a <c>corrected</c> step (ruling 25), known properties only and in a fixed order.</summary>
internal static class CorrectionParts
{
    private static readonly DataField[] EntryKey = [new("source", DataKind.Text), new("id", DataKind.Text)];

    private static readonly DataField[] Evidence = [new("number", DataKind.Text), new("date", DataKind.Day)];

    private static readonly DataField[] ShouldSay =
    [
        new("agency", DataKind.Agency),
        new("unit", DataKind.Text),
        new("procedure", DataKind.Text),
        new("channel", DataKind.Channel),
        new("occurredAt", DataKind.Instant),
        new("recordedAt", DataKind.Instant),
        new("submittedAt", DataKind.Instant),
        new("dueAt", DataKind.Instant),
        new("appointmentOn", DataKind.Day),
        new("newAppointmentOn", DataKind.Day),
        new("dueOn", DataKind.Day),
    ];

    public static void Write(Utf8JsonWriter writer, DataField part, ReadOnlySpan<byte> json, StepReader codes)
    {
        var fields = part.Kind switch { DataKind.EntryKey => EntryKey, DataKind.Evidence => Evidence, _ => ShouldSay };
        writer.WriteStartObject(part.Utf8);
        foreach (var field in fields)
        {
            var token = Find(json, field.Utf8);
            if (!token.IsEmpty && DataValue.Judge(field.Kind, token) == Fit.Keep)
            {
                DataValue.Write(writer, field, token, codes);
            }
        }

        writer.WriteEndObject();
    }

    private static ReadOnlySpan<byte> Find(ReadOnlySpan<byte> json, ReadOnlySpan<byte> name)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        var found = default(ReadOnlySpan<byte>);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var wanted = reader.ValueTextEquals(name);
            reader.Read();
            var token = JsonText.Token(ref reader, json);
            found = wanted ? token : found;
        }

        return found;
    }
}
