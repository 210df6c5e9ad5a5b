using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using OneStop.Core.WorkingTime;
using OneStop.Dossiers.Intake;

namespace OneStop.Dossiers.National;

/// <summary>
/// One normaliser for the values of national messages: almost all are strings, absent is blank, null, the text "null" or a date of zeros, and
/// dates come as digits, as dd/MM/yyyy, or as every source writes them (<see cref="SourceTime"/>).
/// </summary>
public static class NationalValue
{
    private static readonly string[] LocalForms =
        ["yyyyMMddHHmmss", "yyyyMMddHHmm", "yyyyMMdd", "dd/MM/yyyy HH:mm:ss", "dd/MM/yyyy HH:mm", "dd/MM/yyyy"];

    private static readonly SearchValues<char> Zeros = SearchValues.Create("0-:/ T.");

    /// <summary>The text of a property, trimmed; null where it says nothing.</summary>
    public static string? Text(JsonElement item, string name)
    {
        if (item.ValueKind != JsonValueKind.Object || !item.TryGetProperty(name, out var value))
        {
            return null;
        }

        var text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!.Trim(),
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
            _ => "",
        };
        return IsAbsent(text) ? null : text;
    }

    /// <summary>The time of a property: null where absent; false where it cannot be read.</summary>
    public static bool TryTime(JsonElement item, string name, out DateTimeOffset? time)
    {
        time = null;
        var text = Text(item, name);
        if (text is null)
        {
            return true;
        }

        if (DateTime.TryParseExact(text, LocalForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) && SourceTime.IsMeant(local.Year))
        {
            time = new DateTimeOffset(local, VietnamTime.Offset);
        }
        else if (SourceTime.TryRead(Encoding.UTF8.GetBytes(text), out var instant))
        {
            time = instant;
        }

        return time is not null;
    }

    private static bool IsAbsent(string text) =>
        text.Length == 0 || text.Equals("null", StringComparison.OrdinalIgnoreCase)
        || (text.Length >= 8 && text.AsSpan().IndexOfAnyExcept(Zeros) < 0);
}
