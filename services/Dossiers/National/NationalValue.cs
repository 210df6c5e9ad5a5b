using System.Buffers;
using System.Globalization;
using System.Text.Json;
using OneStop.Core.WorkingTime;

namespace OneStop.Dossiers.National;

/// <summary>
/// One normaliser for the values of national messages: almost all are strings, absent is blank, null, the text "null" or a date of zeros, and
/// dates come in four forms of Vietnam's time.
/// </summary>
public static class NationalValue
{
    private static readonly string[] Forms =
        ["yyyyMMddHHmmss", "yyyyMMddHHmm", "yyyyMMdd", "dd/MM/yyyy HH:mm:ss", "dd/MM/yyyy HH:mm", "dd/MM/yyyy", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mm:ss.fff", "yyyy-MM-dd"];

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

        if (DateTime.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) && IsMeant(local.Year))
        {
            time = new DateTimeOffset(local, VietnamTime.Offset);
        }
        else if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) && text.Contains('T', StringComparison.Ordinal) && IsMeant(instant.Year))
        {
            time = instant.ToOffset(VietnamTime.Offset);
        }

        return time is not null;
    }

    /// <summary>Years beyond which no time is meant, and some of which cannot be turned to Vietnam's.</summary>
    private static bool IsMeant(int year) => year is >= 1900 and < 2200;

    private static bool IsAbsent(string text) =>
        text.Length == 0 || text.Equals("null", StringComparison.OrdinalIgnoreCase)
        || (text.Length >= 8 && text.AsSpan().IndexOfAnyExcept(Zeros) < 0);
}
