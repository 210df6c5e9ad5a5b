using System.Globalization;
using System.Text.Json;
using OneStop.Core.Procedures;

namespace OneStop.Dossiers.Catalogue;

/// <summary>
/// Checks the properties of one catalogue item and writes them in the order they are asked for: that is the canonical body. After the first
/// fault nothing more is read. Unknown properties are left out.
/// </summary>
internal sealed class ItemFields(JsonElement item, Utf8JsonWriter writer, string path = "")
{
    private const int TextLengthMax = 2000;

    /// <summary>What is wrong, or null.</summary>
    public ItemFault? Fault { get; private set; }

    /// <summary>A text; blank counts as absent.</summary>
    public string? Text(string name, bool required = false)
    {
        var text = Read(name, required)?.Trim();
        if (text is not null)
        {
            writer.WriteString(name, text);
        }

        return text;
    }

    /// <summary>An agency code, written in the new style.</summary>
    public string? Agency(string name, bool required = false)
    {
        var code = AgencyCode.Normalise(Read(name, required));
        if (code is not null)
        {
            writer.WriteString(name, code);
        }

        return code;
    }

    /// <summary>One of some words.</summary>
    public void Word(string name, bool required, params ReadOnlySpan<string> words)
    {
        var word = Read(name, required);
        if (word is null)
        {
            return;
        }

        if (words.Contains(word))
        {
            writer.WriteString(name, word);
        }
        else
        {
            Fail(ItemFault.BadValue, name, $"phải là một trong {string.Join(", ", words.ToArray())}");
        }
    }

    /// <summary>A civil date.</summary>
    public DateOnly? Day(string name, bool required = false)
    {
        var text = Read(name, required);
        if (text is null)
        {
            return null;
        }

        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            Fail(ItemFault.BadValue, name, "phải là ngày dạng yyyy-MM-dd");
            return null;
        }

        writer.WriteString(name, text);
        return day;
    }

    /// <summary>A whole number within bounds, both inclusive.</summary>
    public void Number(string name, bool required, int from, int to)
    {
        if (Find(name, required) is not { } value)
        {
            return;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= from && number <= to)
        {
            writer.WriteNumber(name, number);
        }
        else
        {
            Fail(ItemFault.BadValue, name, $"phải là số nguyên từ {from} đến {to}");
        }
    }

    /// <summary>true or false.</summary>
    public void YesNo(string name)
    {
        if (Find(name, required: false) is not { } value)
        {
            return;
        }

        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            writer.WriteBoolean(name, value.GetBoolean());
        }
        else
        {
            Fail(ItemFault.BadValue, name, "phải là true hoặc false");
        }
    }

    /// <summary>An object with its own fields.</summary>
    public void Part(string name, bool required, Action<ItemFields> read)
    {
        if (Find(name, required) is { } value)
        {
            writer.WritePropertyName(name);
            Nested(name, value, read);
        }
    }

    /// <summary>An object that must be named but may be null, which then says something.</summary>
    public void PartOrNull(string name, Action<ItemFields> read)
    {
        if (Fault is null && item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Null)
        {
            writer.WriteNull(name);
        }
        else
        {
            Part(name, required: true, read);
        }
    }

    /// <summary>A list of objects.</summary>
    public void Parts(string name, bool required, Action<ItemFields> read) =>
        Each(name, required, (value, at) => Nested($"{name}[{at}]", value, read));

    /// <summary>A list of texts, each accepted by <paramref name="fits"/>.</summary>
    public void Texts(string name, string expected, Func<string, bool> fits, bool required = false) =>
        Each(name, required, (value, at) =>
        {
            if (value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text && fits(text))
            {
                writer.WriteStringValue(text);
            }
            else
            {
                Fail(ItemFault.BadValue, $"{name}[{at}]", expected);
            }
        });

    /// <summary>A list whose items are written by <paramref name="write"/>.</summary>
    public void Each(string name, bool required, Action<JsonElement, int> write)
    {
        if (Find(name, required) is not { } list)
        {
            return;
        }

        if (list.ValueKind != JsonValueKind.Array)
        {
            Fail(ItemFault.BadValue, name, "phải là danh sách");
            return;
        }

        writer.WriteStartArray(name);
        var at = 0;
        foreach (var value in list.EnumerateArray())
        {
            if (Fault is null)
            {
                write(value, at++);
            }
        }

        writer.WriteEndArray();
    }

    /// <summary>Records a fault; the first one holds.</summary>
    public void Fail(string code, string name, string detail) => Fault ??= new ItemFault(code, $"{path}{name} {detail}");

    /// <summary>Writes a value of a list made by <see cref="Each"/>.</summary>
    public void Write(Action<Utf8JsonWriter> value) => value(writer);

    private void Nested(string name, JsonElement value, Action<ItemFields> read)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            Fail(ItemFault.BadValue, name, "phải là một đối tượng");
            return;
        }

        writer.WriteStartObject();
        var nested = new ItemFields(value, writer, $"{path}{name}.");
        read(nested);
        writer.WriteEndObject();
        Fault ??= nested.Fault;
    }

    private string? Read(string name, bool required)
    {
        if (Find(name, required) is not { } value)
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.String)
        {
            Fail(ItemFault.BadValue, name, "phải là văn bản");
            return null;
        }

        var text = value.GetString();
        if (string.IsNullOrWhiteSpace(text))
        {
            if (required)
            {
                Fail(ItemFault.MissingField, name, "không được để trống");
            }

            return null;
        }

        if (text.Length > TextLengthMax || text.Contains('\0', StringComparison.Ordinal))
        {
            Fail(ItemFault.BadValue, name, $"dài quá {TextLengthMax} ký tự hoặc chứa ký tự U+0000");
            return null;
        }

        return text;
    }

    private JsonElement? Find(string name, bool required)
    {
        if (Fault is not null)
        {
            return null;
        }

        if (item.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null)
        {
            return value;
        }

        if (required)
        {
            Fail(ItemFault.MissingField, name, "là bắt buộc");
        }

        return null;
    }
}

/// <summary>What is wrong with a catalogue item.</summary>
internal sealed record ItemFault(string Code, string Detail)
{
    public const string BadJson = "badJson";
    public const string MissingField = "missingField";
    public const string BadValue = "badValue";
    public const string ForbiddenAgency = "forbiddenAgency";
}
