using System.Text;
using System.Text.Json.Nodes;

namespace OneStop.Dossiers.Personal;

/// <summary>
/// Shows personal data so that somebody who knows it can recognise it and nobody else can learn it: numbers as <c>0740****923</c>, names and words
/// by their first letters.
/// </summary>
public static class MaskPersonal
{
    private const string Stars = "****";
    private const int HeadDigits = 4;
    private const int TailDigits = 3;
    private const int NumberDigitsMin = 8;

    /// <summary>Every value of a JSON tree masked; its names stay.</summary>
    public static JsonNode? Of(JsonNode? value) => value switch
    {
        JsonObject many => new JsonObject(many.Select(member => KeyValuePair.Create(member.Key, Of(member.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Of)]),
        JsonValue text when text.TryGetValue<string>(out var words) => JsonValue.Create(Of(words)),
        null => null,
        _ => JsonValue.Create(Stars),
    };

    /// <summary>One text: a number of at least 8 digits keeps its first four and last three, an address of electronic mail its first letter and its host.</summary>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var trimmed = text.Trim();
        if (trimmed.Count(char.IsAsciiDigit) >= NumberDigitsMin && trimmed.All(static c => char.IsAsciiDigit(c) || c is ' ' or '.' or '-' or '+' or '(' or ')'))
        {
            var digits = string.Concat(trimmed.Where(char.IsAsciiDigit));
            return digits[..HeadDigits] + Stars + digits[^TailDigits..];
        }

        return trimmed.IndexOf('@', StringComparison.Ordinal) is > 0 and var at ? trimmed[0] + Stars + trimmed[at..] : Words(trimmed);
    }

    private static string Words(string text)
    {
        var masked = new StringBuilder();
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            masked.Append(masked.Length > 0 ? " " : "").Append(Rune.TryGetRuneAt(word, 0, out var first) && Rune.IsLetter(first) ? first.ToString() : "").Append(Stars);
        }

        return masked.ToString();
    }
}
