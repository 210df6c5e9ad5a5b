using OneStop.Contracts.Reports;
using OneStop.Portal.Api;

namespace OneStop.Portal.Rooms;

/// <summary>
/// The period a page shows when nobody chose one: the calendar year of the newest month with due dossiers, so that a province whose data end
/// last year does not open on zeros; this year where there are none at all.
/// </summary>
public sealed class UsualPeriod(ServiceClient services, TimeProvider clock)
{
    private const int YearsBack = 9;

    /// <summary>The period, and the months it was found by (oldest first; empty where there is no figure).</summary>
    public async Task<(Period Period, IReadOnlyList<StatisticsPoint> Months)> AskAsync(string? scope)
    {
        var today = CivilDate.Of(clock);
        var answer = await services.ReportsAsync<Statistics>(new Query("/v1/statistics/on-time")
            .With("from", new DateOnly(today.Year - YearsBack, 1, 1)).With("to", today).With("scope", scope).With("grain", "month"));
        var months = answer.Value?.Series is [var total, ..] ? total.Points : [];
        var newest = months.LastOrDefault(m => m.Denominator > 0)?.At ?? today;
        return (new Period(new DateOnly(newest.Year, 1, 1), new DateOnly(newest.Year, 12, 31)), months);
    }
}
