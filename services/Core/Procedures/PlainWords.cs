using System.Globalization;
using System.Text;

namespace OneStop.Core.Procedures;

/// <summary>
/// Names as people type them who leave out marks and capitals: "so xay dung" for "Sở Xây dựng". The program runs without a culture library, so letters
/// lose their marks by a table; marks that are written apart (NFD) are dropped.
/// </summary>
public static class PlainWords
{
    private static readonly (string Marked, char Plain)[] Letters =
    [
        ("àáảãạăằắẳẵặâầấẩẫậ", 'a'), ("èéẻẽẹêềếểễệ", 'e'), ("ìíỉĩị", 'i'), ("òóỏõọôồốổỗộơờớởỡợ", 'o'), ("ùúủũụưừứửữự", 'u'), ("ỳýỷỹỵ", 'y'), ("đ", 'd'),
    ];

    private static readonly char[] Plain = Table();

    /// <summary>The text in small letters without marks; each run of white space is one space, none stands at the beginning.</summary>
    public static string Of(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            var kept = letter < Plain.Length ? Plain[letter] : char.ToLowerInvariant(letter);
            if (kept == ' ' ? plain.Length > 0 && plain[^1] != ' ' : kept != '\0')
            {
                plain.Append(kept);
            }
        }

        return plain.ToString();
    }

    /// <summary>By letter, up to the last one of Vietnamese (U+1EF9); NUL = a mark, dropped.</summary>
    private static char[] Table()
    {
        var table = new char['\u1EFA'];
        for (var letter = '\0'; letter < table.Length; letter++)
        {
            table[letter] = CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark ? '\0'
                : char.IsWhiteSpace(letter) ? ' '
                : char.ToLowerInvariant(letter);
        }

        foreach (var (marked, plain) in Letters)
        {
            foreach (var letter in marked)
            {
                table[letter] = table[char.ToUpperInvariant(letter)] = plain;
            }
        }

        return table;
    }
}
