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

    /// <summary>dd/MM/yyyy; an en dash for null.</summary>
    public static string Date(DateOnly? date) => date?.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture) ?? Nothing;

    /// <summary>dd/MM/yyyy HH:mm in Asia/Ho_Chi_Minh; an en dash for null.</summary>
    public static string Time(DateTimeOffset? instant) =>
        instant?.ToOffset(Vietnam).ToString("dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture) ?? Nothing;

    private static NumberFormatInfo Format(bool english) => english ? NumberFormatInfo.InvariantInfo : VietnameseFormat;
}
