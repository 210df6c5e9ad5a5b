using System.Text.Json;

namespace OneStop.Dossiers.Intake;

/// <summary>The top-level properties of a step report as spans over its line; a property that comes twice counts as it came last.</summary>
internal ref struct StepFields
{
    public ReadOnlySpan<byte> Source;
    public ReadOnlySpan<byte> Id;
    public ReadOnlySpan<byte> Type;
    public ReadOnlySpan<byte> Dossier;
    public ReadOnlySpan<byte> OccurredAt;
    public ReadOnlySpan<byte> RecordedAt;
    public ReadOnlySpan<byte> Agency;
    public ReadOnlySpan<byte> Unit;
    public ReadOnlySpan<byte> Officer;
    public ReadOnlySpan<byte> Data;
    public bool Backfill;
    public bool RecordedUnknown;

    /// <summary>Reads the object; false where the line is JSON but no object.</summary>
    /// <exception cref="JsonException">The line is not JSON.</exception>
    public bool TryRead(ReadOnlySpan<byte> json, SideText aside)
    {
        var reader = new Utf8JsonReader(json);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var which = Which(ref reader);
            var name = which == 0 ? JsonText.Of(json[(int)reader.TokenStartIndex..(int)(reader.TokenStartIndex + reader.ValueSpan.Length + 2)]) : default;
            reader.Read();
            var token = JsonText.Token(ref reader, json);
            if (which == 0)
            {
                aside.Add(name, token);
            }
            else if (CodeName(which) is { IsEmpty: false } code && JsonText.Of(token).Length > DataValue.TextBytesMax)
            {
                aside.Add(code, token);
            }
            else
            {
                Set(which, token);
            }
        }

        // Whatever stands behind the object makes the line no JSON.
        reader.Read();
        return true;
    }

    /// <summary>The first required property that is absent; null when all are there.</summary>
    public readonly string? Missing() =>
        Source.IsEmpty ? "source" : Id.IsEmpty ? "id" : Type.IsEmpty ? "type" : Dossier.IsEmpty ? "dossier" : OccurredAt.IsEmpty ? "occurredAt" : null;

    private static int Which(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals("source"u8) ? 1
        : reader.ValueTextEquals("id"u8) ? 2
        : reader.ValueTextEquals("type"u8) ? 3
        : reader.ValueTextEquals("dossier"u8) ? 4
        : reader.ValueTextEquals("occurredAt"u8) ? 5
        : reader.ValueTextEquals("recordedAt"u8) ? 6
        : reader.ValueTextEquals("agency"u8) ? 7
        : reader.ValueTextEquals("unit"u8) ? 8
        : reader.ValueTextEquals("officer"u8) ? 9
        : reader.ValueTextEquals("data"u8) ? 10
        : reader.ValueTextEquals("backfill"u8) ? 11
        : reader.ValueTextEquals("recordedUnknown"u8) ? 12
        : 0;

    /// <summary>The name of a property that holds a code or name: one too long to be either goes beside the ledger, as inside <c>data</c>.</summary>
    private static ReadOnlySpan<byte> CodeName(int which) => which switch { 7 => "agency"u8, 8 => "unit"u8, 9 => "officer"u8, _ => default };

    private void Set(int which, ReadOnlySpan<byte> token)
    {
        switch (which)
        {
            case 1: Source = JsonText.Of(token); break;
            case 2: Id = JsonText.Of(token); break;
            case 3: Type = JsonText.Of(token); break;
            case 4: Dossier = JsonText.Of(token); break;
            case 5: OccurredAt = JsonText.Of(token); break;
            case 6: RecordedAt = JsonText.Of(token); break;
            case 7: Agency = JsonText.Of(token).Trim((byte)' '); break;
            case 8: Unit = JsonText.Of(token); break;
            case 9: Officer = JsonText.Of(token); break;
            case 10: Data = token[0] == '{' ? token : default; break;
            case 11: Backfill = JsonText.IsTrue(token); break;
            default: RecordedUnknown = JsonText.IsTrue(token); break;
        }
    }
}
