using System.Text.RegularExpressions;

namespace OneStop.Core.Procedures;

/// <summary>
/// Identification codes of agencies, compared in the new style, level 1 first (<c>H10.07</c>; QĐ 20/2020/QĐ-TTg Điều 4). The old style
/// (<c>000.00.07.H10</c>; QCVN 102:2016/BTTTT) is turned into it: zero groups dropped, order reversed. A code of neither style stays as it is.
/// </summary>
public static partial class AgencyCode
{
    /// <summary>The code in the new style; null for null or blank.</summary>
    public static string? Normalise(string? code)
    {
        if (string.IsNullOrWhiteSpace(code))
        {
            return null;
        }

        var text = code.Trim();
        if (!OldStyle().IsMatch(text))
        {
            return text;
        }

        var groups = text.Split('.').Where(g => g.AsSpan().ContainsAnyExcept('0')).Reverse();
        return string.Join('.', groups);
    }

    /// <summary>Whether a code in the new style is of the first level: a province or ministry.</summary>
    public static bool IsFirstLevel(string code) => !code.Contains('.', StringComparison.Ordinal);

    /// <summary>The first level of a code in the new style: the province or ministry.</summary>
    public static string ProvinceOf(string code)
    {
        var dot = code.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? code : code[..dot];
    }

    [GeneratedRegex("^[0-9]{3}\\.[0-9]{2}\\.[0-9]{2}\\.[A-Y][0-9]{2}$", RegexOptions.CultureInvariant)]
    private static partial Regex OldStyle();
}
