namespace OneStop.Core.Reports;

/// <summary>How often a report is made: the periods of the reporting regime, or those of the calendar that CCHC reports are made for.</summary>
public enum PeriodKind
{
    /// <summary>From the 15th to the 14th.</summary>
    Quarter,

    /// <summary>The first half of the reporting year.</summary>
    Half,

    /// <summary>From 15 December to 14 December.</summary>
    Year,

    CalendarMonth,
    CalendarQuarter,
    CalendarHalf,
    CalendarYear,
}

/// <summary>The periods of a kind.</summary>
public static class PeriodKinds
{
    /// <summary>All periods of these kinds that end on one of the days, both inclusive, in the order they end; the shorter one first where two end together.</summary>
    public static IReadOnlyList<ReportingPeriod> EndingBetween(IReadOnlyCollection<PeriodKind> kinds, DateOnly first, DateOnly last)
    {
        ArgumentNullException.ThrowIfNull(kinds);
        return
        [
            .. Enumerable.Range(first.Year, Math.Max(0, last.Year - first.Year + 1))
                .SelectMany(year => kinds.Distinct().SelectMany(kind => Of(kind, year)))
                .Where(p => p.To >= first && p.To <= last)
                .OrderBy(p => p.To).ThenByDescending(p => p.From).ThenBy(p => p.Name, StringComparer.Ordinal),
        ];
    }

    /// <summary>The periods of a kind that end in a year.</summary>
    private static IEnumerable<ReportingPeriod> Of(PeriodKind kind, int year) => kind switch
    {
        PeriodKind.Quarter => ReportingPeriod.Of(year).Where(p => p.Name.Contains("-Q", StringComparison.Ordinal)),
        PeriodKind.Half => ReportingPeriod.Of(year).Where(p => p.Name.Contains("-H", StringComparison.Ordinal)),
        PeriodKind.Year => ReportingPeriod.Of(year).Where(p => !p.Name.Contains('-', StringComparison.Ordinal)),
        PeriodKind.CalendarMonth => Calendar(year, 1, n => ($"{year:0000}-M{n:00}", $"Tháng {n:00}/{year:0000}")),
        PeriodKind.CalendarQuarter => Calendar(year, 3, n => ($"{year:0000}-C{n}", $"Quý {Roman[n - 1]}/{year:0000} (theo lịch)")),
        PeriodKind.CalendarHalf => Calendar(year, 6, n => ($"{year:0000}-S{n}", $"6 tháng {(n == 1 ? "đầu" : "cuối")} năm {year:0000} (theo lịch)")),
        _ => Calendar(year, 12, _ => ($"{year:0000}-C", $"Năm {year:0000} (theo lịch)")),
    };

    private static readonly string[] Roman = ["I", "II", "III", "IV"];

    private static IEnumerable<ReportingPeriod> Calendar(int year, int months, Func<int, (string Name, string Label)> name) =>
        from n in Enumerable.Range(1, 12 / months)
        let start = new DateOnly(year, ((n - 1) * months) + 1, 1)
        let named = name(n)
        select new ReportingPeriod(named.Name, named.Label, start, start.AddMonths(months).AddDays(-1));
}
