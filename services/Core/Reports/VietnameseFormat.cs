using System.Globalization;

namespace OneStop.Core.Reports;

/// <summary>
/// Numbers and dates as Vietnamese reports print them: dot between thousands, comma before decimals, day/month/year. Written out here because
/// the program runs without culture data.
/// </summary>
public static class VietnameseFormat
{
    /// <summary>A whole number, for example <c>39.444</c>; negative with a leading minus.</summary>
    public static string Count(long value) => Grouped(value.ToString("#,0", CultureInfo.InvariantCulture));

    /// <summary>A number with exactly two decimals, half away from zero, for example <c>1.234,50</c>.</summary>
    public static string TwoDecimals(decimal value) =>
        Grouped(decimal.Round(value, 2, MidpointRounding.AwayFromZero).ToString("#,0.00", CultureInfo.InvariantCulture));

    /// <summary>The percentage of a rate without sign, for example <c>99,99</c>; blank where the denominator is 0.</summary>
    public static string Percent(Rate rate) => rate.Percent is { } percent ? TwoDecimals(percent) : string.Empty;

    /// <summary>A date as dd/MM/yyyy.</summary>
    public static string Date(DateOnly date) => date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    /// <summary>The dated line of an official paper: "ngày 05 tháng 01 năm 2022"; days below 10 and the months 1 and 2 take a zero.</summary>
    public static string LongDate(DateOnly date)
    {
        var month = date.Month < 3 ? $"0{date.Month}" : $"{date.Month}";
        return string.Create(CultureInfo.InvariantCulture, $"ngày {date.Day:00} tháng {month} năm {date.Year:0000}");
    }

    /// <summary>An instant in Vietnamese civil time as HH:mm:ss dd/MM/yyyy.</summary>
    public static string Instant(DateTimeOffset instant) =>
        instant.ToOffset(WorkingTime.VietnamTime.Offset).ToString("HH:mm:ss dd/MM/yyyy", CultureInfo.InvariantCulture);

    private static string Grouped(string invariant) =>
        string.Create(invariant.Length, invariant, static (span, text) =>
        {
            for (var i = 0; i < text.Length; i++)
            {
                span[i] = text[i] switch { ',' => '.', '.' => ',', var c => c };
            }
        });
}
