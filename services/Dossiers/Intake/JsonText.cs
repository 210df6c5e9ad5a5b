using System.Text.Json;

namespace OneStop.Dossiers.Intake;

/// <summary>Reads single JSON tokens out of a line without making strings of them.</summary>
internal static class JsonText
{
    /// <summary>
    /// The token the reader stands on, quotes or braces included; the reader moves to its last byte. The reader must read one whole span.
    /// </summary>
    public static ReadOnlySpan<byte> Token(scoped ref Utf8JsonReader reader, ReadOnlySpan<byte> json)
    {
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return json[start..(int)reader.BytesConsumed];
    }

    /// <summary>The text of a string or number token in UTF-8; empty for null, true, false, objects and arrays.</summary>
    /// <exception cref="InvalidOperationException">The string holds half of a surrogate pair.</exception>
    public static ReadOnlySpan<byte> Of(ReadOnlySpan<byte> token)
    {
        if (token.IsEmpty)
        {
            return default;
        }

        if (token[0] != '"')
        {
            return char.IsAsciiDigit((char)token[0]) || token[0] == '-' ? token : default;
        }

        var text = token[1..^1];
        if (!text.Contains((byte)'\\'))
        {
            return text;
        }

        var reader = new Utf8JsonReader(token);
        reader.Read();
        var unescaped = new byte[text.Length];
        return unescaped.AsSpan(0, reader.CopyString(unescaped));
    }

    /// <summary>True for the token <c>true</c>.</summary>
    public static bool IsTrue(ReadOnlySpan<byte> token) => token.SequenceEqual("true"u8);

    /// <summary>True for the token <c>null</c> or an absent one.</summary>
    public static bool IsNull(ReadOnlySpan<byte> token) => token.IsEmpty || token.SequenceEqual("null"u8);
}
