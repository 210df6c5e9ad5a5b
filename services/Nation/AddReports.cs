using OneStop.Contracts.Nation;
using OneStop.Contracts.Reports;
using OneStop.Core.Reports;

namespace OneStop.Nation;

/// <summary>
/// Adds the provinces' reports, cell by cell, and nothing else: numbers that another definition made are not added, and rates come from the sums of
/// their numerators and denominators.
/// </summary>
internal static class AddReports
{
    /// <summary>How rows are grouped here beside what the provinces group by themselves.</summary>
    public const string ByProvince = "province";

    private const string TotalIsSum = "total=sum";

    /// <summary>Every answer of a province, by code, in one report.</summary>
    public static NationalReport Of(NationalQuestion question, IReadOnlyList<ProvinceAnswer> answers)
    {
        // The newest definition counts; a province that still has the one before is missing, not mixed in.
        var first = answers.Select(answer => answer.Report).OfType<CellReport>().MaxBy(report => report.Definition.Version, StringComparer.Ordinal);
        var judged = answers.Select(answer => answer.Report is { } own && own.Definition.Version != first!.Definition.Version
            ? answer with { Report = null, Missing = "otherDefinition" }
            : answer).ToList();
        var added = judged.Where(answer => answer.Report is not null).Select(answer => (answer.Province.Entry, Report: answer.Report!)).ToList();
        var rows = question.GroupBy == ByProvince
            ? [.. added.Select(item => new ReportRow(item.Entry.Code, item.Entry.Name, item.Report.Total.Values))]
            : RowsOf(added.SelectMany(item => item.Report.Rows));
        var total = Sum(added.Select(item => item.Report.Total.Values));
        return new NationalReport
        {
            Form = question.Form,
            Definition = first?.Definition,
            Period = new ReportPeriod(question.From, question.To),
            View = question.View,
            GroupBy = question.GroupBy,
            Complete = judged.TrueForAll(answer => answer.Missing is null),
            Columns = first?.Columns ?? [],
            Rows = rows,
            Total = new ReportTotal(total),
            Excluded = [.. added.SelectMany(item => item.Report.Excluded).GroupBy(e => e.Reason).Select(e => new Exclusion(e.Key, e.Sum(one => one.Count)))],
            Checks = ChecksOf([.. added.SelectMany(item => item.Report.Checks)], rows, total),
            Rates = RatesOf([.. added.Select(item => item.Report.Rates).OfType<OnTimeRates>()]),
            Provinces = [.. judged.Select(ShareOf)],
        };
    }

    private static ProvinceShare ShareOf(ProvinceAnswer answer) => new(
        answer.Province.Entry.Code, answer.Province.Entry.Name, answer.Missing, answer.Report?.AsOf, answer.LagSeconds, answer.Report?.Total);

    private static IReadOnlyList<ReportRow> RowsOf(IEnumerable<ReportRow> rows) =>
    [
        .. rows.GroupBy(row => row.Key, StringComparer.Ordinal)
            .OrderBy(row => row.Key, StringComparer.Ordinal)
            .Select(row => new ReportRow(row.Key, row.Select(one => one.Label).Min(StringComparer.Ordinal)!, Sum(row.Select(one => one.Values)))),
    ];

    private static Dictionary<string, ReportValue> Sum(IEnumerable<IReadOnlyDictionary<string, ReportValue>> cells)
    {
        var sums = new Dictionary<string, ReportValue>(StringComparer.Ordinal);
        foreach (var (key, value) in cells.SelectMany(row => row))
        {
            sums[key] = sums.GetValueOrDefault(key).Count + value.Count;
        }

        return sums;
    }

    private static IReadOnlyList<ReportCheck> ChecksOf(IReadOnlyList<ReportCheck> checks, IReadOnlyList<ReportRow> rows, Dictionary<string, ReportValue> total)
    {
        var sums = Sum(rows.Select(row => row.Values));
        var adds = total.All(cell => sums.GetValueOrDefault(cell.Key).Count == cell.Value.Count);
        return [.. checks.GroupBy(check => check.Rule).Select(rule => new ReportCheck(rule.Key, rule.All(one => one.Holds) && (rule.Key != TotalIsSum || adds)))];
    }

    private static OnTimeRates? RatesOf(IReadOnlyList<OnTimeRates> rates) => rates.Count == 0
        ? null
        : new(Add(rates, rate => rate.Resolved), Add(rates, rate => rate.WithPendingInTime), Add(rates, rate => rate.Received), Add(rates, rate => rate.Due));

    private static PrintedRate Add(IReadOnlyList<OnTimeRates> rates, Func<OnTimeRates, PrintedRate> one)
    {
        var (numerator, denominator) = (rates.Sum(rate => one(rate).Numerator), rates.Sum(rate => one(rate).Denominator));
        return new(new Rate(numerator, denominator).Percent, numerator, denominator, one(rates[0]).Definition);
    }
}
