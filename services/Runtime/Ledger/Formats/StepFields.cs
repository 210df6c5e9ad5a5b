using System.Text.Json;

namespace OneStop.Runtime.Ledger.Formats;

/// <summary>
/// The fields of one step body, read in a single pass. Fields of <c>data</c> stand under their name, those of objects inside it under
/// <c>object.name</c>; numbers and booleans as their JSON text. Arrays and unknown objects deeper down are passed over.
/// </summary>
internal struct StepFields
{
    private string?[]? _values;
    private string[]? _names;
    private int _count;

    public string? Source { get; private set; }

    public string? Id { get; private set; }

    public string? Type { get; private set; }

    public string? Dossier { get; private set; }

    public DateTimeOffset? OccurredAt { get; private set; }

    public DateTimeOffset? RecordedAt { get; private set; }

    public string? Agency { get; private set; }

    public string? Unit { get; private set; }

    public string? Officer { get; private set; }

    public bool Backfill { get; private set; }

    public bool RecordedBeforeOccurred { get; private set; }

    public bool RecordedUnknown { get; private set; }

    /// <summary>A field of <c>data</c>; null where absent or JSON null.</summary>
    public readonly string? this[string name]
    {
        get
        {
            for (var i = 0; i < _count; i++)
            {
                if (_names![i] == name)
                {
                    return _values![i];
                }
            }

            return null;
        }
    }

    /// <summary>The field is there and says null.</summary>
    public readonly bool HasNull(string name)
    {
        for (var i = 0; i < _count; i++)
        {
            if (_names![i] == name)
            {
                return _values![i] is null;
            }
        }

        return false;
    }

    public readonly bool NamesAnyOf(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (this[name] is not null)
            {
                return true;
            }
        }

        return false;
    }

    /// <exception cref="JsonException">Not a JSON object.</exception>
    public void Read(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        reader.Read();
        Read(ref reader);
    }

    /// <summary>Reads the object the reader stands at, to its end.</summary>
    /// <exception cref="JsonException">It stands at none.</exception>
    public void Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("a step body is a JSON object");
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("data"u8))
            {
                reader.Read();
                ReadData(ref reader, null);
            }
            else
            {
                ReadHead(ref reader);
            }
        }
    }

    private void ReadHead(ref Utf8JsonReader reader)
    {
        var name = NameOf(ref reader);
        reader.Read();
        switch (name)
        {
            case "source": Source = Text(ref reader); break;
            case "id": Id = reader.TokenType == JsonTokenType.String ? reader.GetString() : Text(ref reader); break;
            case "dossier": Dossier = reader.TokenType == JsonTokenType.String ? reader.GetString() : Text(ref reader); break;
            case "type": Type = Text(ref reader); break;
            case "occurredAt": OccurredAt = Instant(ref reader); break;
            case "recordedAt": RecordedAt = Instant(ref reader); break;
            case "agency": Agency = Text(ref reader); break;
            case "unit": Unit = Text(ref reader); break;
            case "officer": Officer = Text(ref reader); break;
            case "backfill": Backfill = reader.TokenType == JsonTokenType.True; break;
            case "recordedBeforeOccurred": RecordedBeforeOccurred = reader.TokenType == JsonTokenType.True; break;
            case "recordedUnknown": RecordedUnknown = reader.TokenType == JsonTokenType.True; break;
            default: reader.Skip(); break;
        }
    }

    private void ReadData(ref Utf8JsonReader reader, string? prefix)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = prefix is null ? NameOf(ref reader) : prefix + "." + reader.GetString();
            reader.Read();
            if (reader.TokenType == JsonTokenType.StartObject && prefix is null)
            {
                ReadData(ref reader, name);
            }
            else if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
            {
                reader.Skip();
            }
            else
            {
                Add(name, reader.TokenType == JsonTokenType.Null ? null : Text(ref reader));
            }
        }
    }

    private void Add(string name, string? value)
    {
        _names ??= new string[8];
        _values ??= new string?[8];
        if (_count == _names.Length)
        {
            Array.Resize(ref _names, _count * 2);
            Array.Resize(ref _values, _count * 2);
        }

        _names[_count] = name;
        _values[_count++] = value;
    }

    private static DateTimeOffset? Instant(ref Utf8JsonReader reader) => reader.TokenType != JsonTokenType.String ? null
        : reader.ValueSpan is [.., (byte)'Z'] or [.., (byte)'+' or (byte)'-', _, _, (byte)':', _, _] && reader.TryGetDateTimeOffset(out var instant) ? instant
        : StepTime.Instant(reader.GetString());

    private static string? Text(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => reader.ValueIsEscaped ? Kept(reader.GetString()!) : FrequentText.Of(reader.ValueSpan),
        JsonTokenType.Number => System.Text.Encoding.UTF8.GetString(reader.ValueSpan),
        JsonTokenType.True => "true",
        JsonTokenType.False => "false",
        JsonTokenType.StartObject or JsonTokenType.StartArray => SkipAll(ref reader),
        _ => null,
    };

    private static string? SkipAll(ref Utf8JsonReader reader)
    {
        reader.Skip();
        return null;
    }

    /// <summary>Earlier versions took U+0000, which no table of a reader keeps.</summary>
    private static string Kept(string text) => text.Replace('\0', '\uFFFD');

    private static string NameOf(ref Utf8JsonReader reader) => reader.ValueIsEscaped ? reader.GetString()! : FrequentText.Of(reader.ValueSpan);
}
