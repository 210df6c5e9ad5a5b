using System.Text.Json;

namespace OneStop.Dossiers.Intake;

/// <summary>Where the kept properties of a step's <c>data</c> lie, by the order of its shape. Unread properties go aside.</summary>
internal readonly ref struct DataSlots(Span<(int Start, int Length)> slots)
{
    private readonly Span<(int Start, int Length)> _slots = slots;

    /// <summary>Finds the properties; false where one is a time that cannot be read, named in <paramref name="unreadable"/>.</summary>
    public bool TryRead(ReadOnlySpan<byte> data, StepShape shape, SideText aside, out string? unreadable)
    {
        unreadable = null;
        _slots.Clear();
        if (data.IsEmpty)
        {
            return true;
        }

        var reader = new Utf8JsonReader(data);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = JsonText.Of(data[(int)reader.TokenStartIndex..(int)(reader.TokenStartIndex + reader.ValueSpan.Length + 2)]);
            var index = shape.IndexOf(name);
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            var token = JsonText.Token(ref reader, data);
            if (index < 0)
            {
                aside.Add(name, token);
                continue;
            }

            switch (DataValue.Judge(shape.Data[index].Kind, token))
            {
                case Fit.Keep:
                    _slots[index] = (start, token.Length);
                    break;
                case Fit.Aside:
                    aside.Add(name, token);
                    break;
                case Fit.Unreadable:
                    unreadable = shape.Data[index].Name;
                    return false;
            }
        }

        return true;
    }

    /// <summary>The token of the field; empty where it is absent.</summary>
    public ReadOnlySpan<byte> Token(ReadOnlySpan<byte> data, int index) => _slots[index].Length == 0 ? default : data.Slice(_slots[index].Start, _slots[index].Length);

    /// <summary>True when no field is there: the body needs no <c>data</c>.</summary>
    public bool AreEmpty()
    {
        foreach (var (_, length) in _slots)
        {
            if (length != 0)
            {
                return false;
            }
        }

        return true;
    }
}
