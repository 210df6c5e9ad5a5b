using System.Text.Json;

namespace OneStop.Dossiers.Intake;

/// <summary>
/// Writes the body the ledger stores: compact, properties in one order, times with offset, agency codes in the new style, absent fields left
/// out, and nothing that may name a citizen.
/// </summary>
internal readonly struct CanonicalStep(Utf8JsonWriter writer, StepReader codes)
{
    private static readonly JsonEncodedText SourceName = JsonEncodedText.Encode("source");
    private static readonly JsonEncodedText IdName = JsonEncodedText.Encode("id");
    private static readonly JsonEncodedText TypeName = JsonEncodedText.Encode("type");
    private static readonly JsonEncodedText DossierName = JsonEncodedText.Encode("dossier");
    private static readonly JsonEncodedText AgencyName = JsonEncodedText.Encode("agency");
    private static readonly JsonEncodedText UnitName = JsonEncodedText.Encode("unit");
    private static readonly JsonEncodedText OfficerName = JsonEncodedText.Encode("officer");

    public void Write(in StepFields step, StepShape shape, in DataSlots slots, DateTimeOffset occurredAt, DateTimeOffset? recordedAt, string? agency, bool backfill)
    {
        writer.Reset();
        writer.WriteStartObject();
        writer.WriteString(SourceName, step.Source);
        writer.WriteString(IdName, step.Id);
        writer.WriteString(TypeName, shape.Utf8);
        writer.WriteString(DossierName, step.Dossier);
        DataValue.WriteInstant(writer, "occurredAt"u8, occurredAt);
        if (recordedAt is { } recorded)
        {
            DataValue.WriteInstant(writer, "recordedAt"u8, recorded < occurredAt ? occurredAt : recorded);
        }

        if (agency is not null)
        {
            writer.WriteString(AgencyName, agency);
        }

        WriteText(UnitName, step.Unit);
        WriteText(OfficerName, step.Officer);
        WriteData(step, shape, slots);
        WriteYes("backfill"u8, backfill);
        WriteYes("recordedBeforeOccurred"u8, recordedAt < occurredAt);
        WriteYes("recordedUnknown"u8, step.RecordedUnknown);
        writer.WriteEndObject();
        writer.Flush();
    }

    private void WriteData(in StepFields step, StepShape shape, in DataSlots slots)
    {
        if (slots.AreEmpty())
        {
            return;
        }

        writer.WriteStartObject("data"u8);
        for (var i = 0; i < shape.Data.Count; i++)
        {
            var token = slots.Token(step.Data, i);
            if (!token.IsEmpty)
            {
                DataValue.Write(writer, shape.Data[i], token, codes);
            }
        }

        writer.WriteEndObject();
    }

    private void WriteText(JsonEncodedText name, ReadOnlySpan<byte> text)
    {
        if (!text.IsEmpty)
        {
            writer.WriteString(name, text);
        }
    }

    private void WriteYes(ReadOnlySpan<byte> name, bool yes)
    {
        if (yes)
        {
            writer.WriteBoolean(name, true);
        }
    }
}
