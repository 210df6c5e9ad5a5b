using OneStop.Core.Reports;

namespace OneStop.Core.Tests.Reports;

public sealed class PeriodKindTests
{
    [Fact]
    public void A_year_has_these_periods_in_the_order_they_end()
    {
        var ending = PeriodKinds.EndingBetween(Enum.GetValues<PeriodKind>(), new DateOnly(2021, 1, 1), new DateOnly(2021, 12, 31));

        Assert.Equal(
            "2021-M01 2021-M02 2021-Q1 2021-M03 2021-C1 2021-M04 2021-M05 2021-Q2 2021-H1 2021-M06 2021-C2 2021-S1 2021-M07 2021-M08 2021-Q3 2021-M09 2021-C3 2021-M10 2021-M11 2021-Q4 2021 2021-M12 2021-C4 2021-S2 2021-C",
            string.Join(' ', ending.Select(p => p.Name)));
    }

    [Theory]
    [InlineData(PeriodKind.Quarter, 4)]
    [InlineData(PeriodKind.CalendarMonth, 12)]
    [InlineData(PeriodKind.CalendarQuarter, 4)]
    [InlineData(PeriodKind.CalendarHalf, 2)]
    [InlineData(PeriodKind.CalendarYear, 1)]
    [InlineData(PeriodKind.Year, 1)]
    public void Periods_of_one_kind_follow_each_other_without_gap_or_overlap(PeriodKind kind, int aYear)
    {
        var periods = PeriodKinds.EndingBetween([kind], new DateOnly(2019, 1, 1), new DateOnly(2026, 12, 31));

        Assert.Equal(8 * aYear, periods.Count);
        Assert.All(periods.Zip(periods.Skip(1)), p => Assert.Equal(p.First.To.AddDays(1), p.Second.From));
    }

    [Fact]
    public void Days_the_wrong_way_round_have_none() => Assert.Empty(PeriodKinds.EndingBetween([PeriodKind.Quarter], new DateOnly(2022, 1, 1), new DateOnly(2021, 1, 1)));
}
