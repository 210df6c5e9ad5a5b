using OneStop.Contracts.Reports;
using OneStop.Core.Reports;
using OneStop.Reports.Asking;
using OneStop.Reports.Ii06a;

namespace OneStop.Reports.Charts;

/// <summary>
/// The on-time rate of a form of the II.06 family (hồ sơ đến hạn, ruling 38), month by month and agency by agency, each computed as the form itself
/// computes it.
/// </summary>
internal static class ChartRates
{
    /// <summary>Months drawn at most, the last of the period.</summary>
    public const int MonthsMax = 12;

    /// <summary>Agencies drawn at most, those with the lowest rates.</summary>
    public const int AgenciesMax = 20;

    /// <summary>Whether a form has such a rate.</summary>
    public static bool Has(IReportForm form) => form is IRateForm;

    /// <summary>Both pictures of a question; none where the form has no such rate.</summary>
    public static async Task<IReadOnlyList<Drawing>> OfAsync(IReportForm form, ReportQuestion question, CancellationToken ct) =>
        Has(form) ? [await ByMonthAsync(form, question, ct), await ByAgencyAsync(form, question, ct)] : [];

    public static async Task<Drawing> ByMonthAsync(IReportForm form, ReportQuestion question, CancellationToken ct)
    {
        var points = new List<RatePoint>();
        foreach (var (from, to) in MonthsOf(question.From, question.Until))
        {
            var rate = ((CellReport)await form.AnswerAsync(question with { From = from, To = to }, ct)).Rates!.Due;
            points.Add(new RatePoint($"{from.Month:00}/{from.Year}", new Rate(rate.Numerator, rate.Denominator)));
        }

        return DrawRates.OverTime("Tỷ lệ đúng hạn trên hồ sơ đến hạn theo tháng (%)", points);
    }

    public static async Task<Drawing> ByAgencyAsync(IReportForm form, ReportQuestion question, CancellationToken ct)
    {
        var report = (CellReport)await form.AnswerAsync(question with { GroupBy = "agency" }, ct);
        var points = report.Rows
            .Select(r => new RatePoint(r.Label, OnTimeShare.OfDue(Ii06aValues.Read(r.Values))))
            .Where(p => p.Rate.Denominator > 0)
            .OrderBy(p => p.Rate.Percent)
            .ToList();
        var title = "Tỷ lệ đúng hạn trên hồ sơ đến hạn theo cơ quan";
        return DrawRates.Beside(points.Count > AgenciesMax ? $"{title} ({AgenciesMax} cơ quan thấp nhất trong {points.Count})" : title, [.. points.Take(AgenciesMax)]);
    }

    /// <summary>The calendar months of a period, the first and the last cut to it.</summary>
    internal static IReadOnlyList<(DateOnly From, DateOnly To)> MonthsOf(DateOnly from, DateOnly to)
    {
        var months = new List<(DateOnly, DateOnly)>();
        for (var first = from; first <= to; first = new DateOnly(first.Year, first.Month, 1).AddMonths(1))
        {
            var last = new DateOnly(first.Year, first.Month, 1).AddMonths(1).AddDays(-1);
            months.Add((first, last < to ? last : to));
        }

        return [.. months.TakeLast(MonthsMax)];
    }
}
