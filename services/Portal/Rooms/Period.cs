using System.Globalization;
using OneStop.Portal.Api;

namespace OneStop.Portal.Rooms;

/// <summary>A period of whole days, both inclusive, as pages offer it (presets of NĐ 09/2019 and of the calendar).</summary>
/// <param name="Name">Vietnamese name; null for dates typed by the reader.</param>
public sealed record Period(DateOnly From, DateOnly To, string? Name = null)
{
    /// <summary>The period of two dates in the address (yyyy-MM-dd or dd/MM/yyyy); null where one is missing, unreadable or they stand the wrong way round.</summary>
    public static Period? Read(string? from, string? to) =>
        Wire.Date(from) is { } first && Wire.Date(to) is { } last && first <= last ? new Period(first, last) : null;

    /// <summary>The presets that contain or precede <paramref name="today"/>.</summary>
    public static IReadOnlyList<Period> Presets(DateOnly today)
    {
        var month = new DateOnly(today.Year, today.Month, 1);
        var quarter = new DateOnly(today.Year, ((today.Month - 1) / 3 * 3) + 1, 1);
        var reportQuarter = QuarterOfReports(today);
        var reportYear = today >= new DateOnly(today.Year, 12, 15) ? today.Year + 1 : today.Year;
        return
        [
            new(month, month.AddMonths(1).AddDays(-1), "Tháng này"),
            new(month.AddMonths(-1), month.AddDays(-1), "Tháng trước"),
            new(quarter, quarter.AddMonths(3).AddDays(-1), "Quý này"),
            new(new DateOnly(today.Year, 1, 1), new DateOnly(today.Year, 12, 31), "Năm nay"),
            new(reportQuarter, reportQuarter.AddMonths(3).AddDays(-1), "Quý báo cáo (từ ngày 15)"),
            new(new DateOnly(reportYear - 1, 12, 15), new DateOnly(reportYear, 6, 14), "6 tháng (15/12–14/6)"),
            new(new DateOnly(reportYear - 1, 12, 15), new DateOnly(reportYear, 12, 14), "Kỳ báo cáo năm (15/12–14/12)"),
        ];
    }

    // Reporting quarters begin on the 15th of December, March, June and September (NĐ 09/2019).
    private static DateOnly QuarterOfReports(DateOnly today)
    {
        var month = new DateOnly(today.Year, today.Month, 15);
        var begun = today >= month ? month : month.AddMonths(-1);
        return begun.AddMonths(-(begun.Month % 3));
    }

    /// <summary>yyyy-MM-dd.</summary>
    public static string Day(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
