using OneStop.Core.Reports;

namespace OneStop.Core.Tests.Reports;

/// <summary>The periods of the reporting regime, as the decree writes them, and that they leave no day out.</summary>
public sealed class ReportingPeriodTests
{
    [Fact]
    public void The_periods_of_2021_are_those_of_the_decree() => Assert.Equal(
        [
            "2021-Q1 15/12/2020-14/03/2021", "2021-Q2 15/03/2021-14/06/2021", "2021-H1 15/12/2020-14/06/2021", "2021-Q3 15/06/2021-14/09/2021",
            "2021-Q4 15/09/2021-14/12/2021", "2021 15/12/2020-14/12/2021",
        ],
        ReportingPeriod.Of(2021).Select(p => $"{p.Name} {VietnameseFormat.Date(p.From)}-{VietnameseFormat.Date(p.To)}"));

    [Fact]
    public void Every_day_lies_in_exactly_one_quarter_and_in_its_year()
    {
        for (var day = new DateOnly(2019, 12, 1); day < new DateOnly(2025, 2, 1); day = day.AddDays(1))
        {
            var year = ReportingPeriod.Of(ReportingPeriod.YearOf(day));
            Assert.Single(year, p => p.Name.Contains("-Q", StringComparison.Ordinal) && p.From <= day && day <= p.To);
            Assert.True(year[^1].From <= day && day <= year[^1].To);
        }
    }
}
