using System.Buffers;
using System.Text.Json;

namespace OneStop.Dossiers.Intake;

/// <summary>
/// What a step says beside what the ledger keeps: the applicant, and one JSON object of all other text. It goes to erasable tables, because it
/// may name people.
/// </summary>
internal sealed class SideText
{
    private readonly List<(byte[] Name, byte[] Value)> _texts = [];
    private byte[]? _personal;

    public void Clear()
    {
        _texts.Clear();
        _personal = null;
    }

    /// <summary>Keeps a property aside; null and blank values say nothing and are dropped.</summary>
    public void Add(ReadOnlySpan<byte> name, ReadOnlySpan<byte> token)
    {
        if (JsonText.IsNull(token) || token.SequenceEqual("\"\""u8))
        {
            return;
        }

        if (name.SequenceEqual("applicant"u8))
        {
            _personal = token.ToArray();
        }
        else
        {
            _texts.Add((name.ToArray(), token.ToArray()));
        }
    }

    /// <summary>The applicant as it came; null = none.</summary>
    public byte[]? TakePersonal() => _personal;

    /// <summary>All other text as one JSON object; null = none.</summary>
    public byte[]? TakeFreeText()
    {
        if (_texts.Count == 0)
        {
            return null;
        }

        var buffer = new ArrayBufferWriter<byte>(256);
        using var writer = new Utf8JsonWriter(buffer, CanonicalJson.WriterOptions);
        writer.WriteStartObject();
        foreach (var (name, value) in _texts)
        {
            writer.WritePropertyName(name);
            writer.WriteRawValue(value, skipInputValidation: true);
        }

        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }
}
