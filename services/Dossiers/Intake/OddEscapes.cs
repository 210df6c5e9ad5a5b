using System.Globalization;

namespace OneStop.Dossiers.Intake;

/// <summary>
/// Escapes that JSON allows and no text can be: U+0000, which the database does not keep, and half of a surrogate pair, which is no character.
/// </summary>
public static class OddEscapes
{
    private const int Length = 6;

    private static ReadOnlySpan<byte> Instead => "\\ufffd"u8;

    /// <summary>Whether there is one in sound JSON.</summary>
    public static bool Any(ReadOnlySpan<byte> json) => Find(json, 0) >= 0;

    /// <summary>Puts the replacement character U+FFFD in place of each.</summary>
    public static void Repair(Span<byte> json)
    {
        for (var at = Find(json, 0); at >= 0; at = Find(json, at + Length))
        {
            Instead.CopyTo(json[at..]);
        }
    }

    private static int Find(ReadOnlySpan<byte> json, int from)
    {
        while (from < json.Length && json[from..].IndexOf((byte)'\\') is >= 0 and var ahead)
        {
            var at = from + ahead;
            switch (UnitAt(json, at))
            {
                case null:
                    from = at + 2;
                    break;
                case 0 or (>= 0xDC00 and < 0xE000):
                    return at;
                case >= 0xD800 and < 0xDC00 when UnitAt(json, at + Length) is not (>= 0xDC00 and < 0xE000):
                    return at;
                case >= 0xD800 and < 0xDC00:
                    from = at + (2 * Length);
                    break;
                default:
                    from = at + Length;
                    break;
            }
        }

        return -1;
    }

    /// <summary>The code unit escaped at that place as <c>\uXXXX</c>; null where another escape, or none, stands there.</summary>
    private static int? UnitAt(ReadOnlySpan<byte> json, int at) =>
        at + Length <= json.Length && json[at] == '\\' && json[at + 1] == 'u'
        && int.TryParse(json.Slice(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit)
            ? unit
            : null;
}
