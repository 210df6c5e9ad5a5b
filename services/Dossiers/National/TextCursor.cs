using System.Text;

namespace OneStop.Dossiers.National;

/// <summary>The cursor of a list ordered by texts: those of the last item, none of which holds a line break.</summary>
internal static class TextCursor
{
    public static string Of(params ReadOnlySpan<string> last) => Convert.ToBase64String(Encoding.UTF8.GetBytes(string.Join('\n', last!)));

    /// <summary>The texts; null where it is no cursor of so many.</summary>
    public static string[]? Read(string? cursor, int count)
    {
        var bytes = new byte[cursor?.Length ?? 0];
        return cursor is not null && Convert.TryFromBase64String(cursor, bytes, out var length) && Encoding.UTF8.GetString(bytes, 0, length).Split('\n') is var texts && texts.Length == count
            ? texts
            : null;
    }
}
