using System.Globalization;

namespace OneStop.Portal.Language;

/// <summary>Figures, rates, dates and times as Vietnamese offices write them (39.444 · 99,99 % · 14/10/2021), independent of the machine's culture.</summary>
public static class Numerals
{
    private const string Nothing = "–";

    private static readonly TimeSpan Vietnam = TimeSpan.FromHours(7);

    private static readonly NumberFormatInfo VietnameseFormat = new() { NumberGroupSeparator = ".", NumberDecimalSeparator = "," };

    /// <summary>A whole number with groups of three; an en dash for null.</summary>
    public static string Number(long? value, bool english = false) =>
        value is { } number ? number.ToString("#,0", Format(english)) : Nothing;

    /// <summary>A rate in per cent with two decimals; an en dash for null (nothing to divide by), never 100.</summary>
    public static string Percent(decimal? value, bool english = false) => value is { } rate
        ? rate.ToString("#,0.00", Format(english)) + (english ? "%" : " %")
        : Nothing;

    /// <summary>A number with two decimals and no sign; an en dash for null.</summary>
    public static string TwoDecimals(decimal? value, bool english = false) => value?.ToString("#,0.00", Format(english)) ?? Nothing;

    /// <summary>A number as people type it into a field: a decimal comma and no groups (17,5).</summary>
    public static string Typed(decimal value) => value.ToString("0.####", VietnameseFormat);

    /// <summary>A number as typed, with a decimal comma or point; 39.444 and 1.234.567 have groups of three. Null where it is none.</summary>
    public static decimal? Read(string? typed)
    {
        var text = typed?.Trim() ?? "";
        var grouped = text.Split(',')[0].Split('.') is { Length: > 1 } groups && groups[0].Length is > 0 and <= 3 && groups.Skip(1).All(g => g.Length == 3);
        var plain = (grouped ? text.Replace(".", "", StringComparison.Ordinal) : text).Replace(',', '.');
        return decimal.TryParse(plain, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    /// <summary>dd/MM/yyyy; an en dash for null.</summary>
    public static string Date(DateOnly? date) => date?.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture) ?? Nothing;

    /// <summary>dd/MM/yyyy HH:mm in Asia/Ho_Chi_Minh; an en dash for null.</summary>
    public static string Time(DateTimeOffset? instant) =>
        instant?.ToOffset(Vietnam).ToString("dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture) ?? Nothing;

    private static NumberFormatInfo Format(bool english) => english ? NumberFormatInfo.InvariantInfo : VietnameseFormat;
}
