namespace OneStop.Core.Reports;

/// <summary>
/// A reporting period of the KSTTHC reports (domain §9; NĐ 09/2019/NĐ-CP, unverified): quarters from the 15th to the 14th, the half year and the year that
/// they make up. The year begins on 15 December of the year before.
/// </summary>
/// <param name="Name">Stable name, for example <c>2021-Q2</c>.</param>
/// <param name="Label">As people call it.</param>
/// <param name="To">Inclusive.</param>
public sealed record ReportingPeriod(string Name, string Label, DateOnly From, DateOnly To)
{
    /// <summary>The periods of a reporting year (2 … 9998) in the order they end; the shorter one first where two end together.</summary>
    public static IReadOnlyList<ReportingPeriod> Of(int year)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, 9998);
        DateOnly Start(int quarter) => quarter == 1 ? new DateOnly(year - 1, 12, 15) : new DateOnly(year, (quarter - 1) * 3, 15);
        ReportingPeriod Quarter(int quarter, string label) => new($"{year:0000}-Q{quarter}", $"{label} năm {year:0000}", Start(quarter), Start(quarter).AddMonths(3).AddDays(-1));
        return
        [
            Quarter(1, "Quý I"),
            Quarter(2, "Quý II"),
            new($"{year:0000}-H1", $"6 tháng đầu năm {year:0000}", Start(1), new DateOnly(year, 6, 14)),
            Quarter(3, "Quý III"),
            Quarter(4, "Quý IV"),
            new($"{year:0000}", $"Năm {year:0000}", Start(1), new DateOnly(year, 12, 14)),
        ];
    }

    /// <summary>The reporting year a day lies in.</summary>
    public static int YearOf(DateOnly day) => day >= new DateOnly(day.Year, 12, 15) ? day.Year + 1 : day.Year;
}
