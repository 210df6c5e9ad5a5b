using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using OneStop.Core.Reports;

namespace OneStop.Core.Tests.Reports;

public sealed class VietnameseFormatTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(7, "7")]
    [InlineData(999, "999")]
    [InlineData(1_000, "1.000")]
    [InlineData(39_444, "39.444")]
    [InlineData(1_234_567, "1.234.567")]
    [InlineData(-39_444, "-39.444")]
    public void Counts_have_dots_between_thousands(long value, string printed) =>
        Assert.Equal(printed, VietnameseFormat.Count(value));

    [Theory]
    [InlineData("0", "0,00")]
    [InlineData("17.54", "17,54")]
    [InlineData("1234.5", "1.234,50")]
    [InlineData("0.005", "0,01")]
    [InlineData("-0.005", "-0,01")]
    [InlineData("2.675", "2,68")]
    public void Measured_numbers_have_two_decimals_half_away_from_zero(string value, string printed) =>
        Assert.Equal(printed, VietnameseFormat.TwoDecimals(decimal.Parse(value, CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("2021-10-14", "ngày 14 tháng 10 năm 2021")]
    [InlineData("2022-01-05", "ngày 05 tháng 01 năm 2022")]
    [InlineData("2022-03-05", "ngày 05 tháng 3 năm 2022")]
    public void Dated_lines_follow_the_rules_of_official_papers(string date, string printed) =>
        Assert.Equal(printed, VietnameseFormat.LongDate(DateOnly.Parse(date, CultureInfo.InvariantCulture)));

    [Fact]
    public void Dates_and_instants_are_Vietnamese_civil_time()
    {
        Assert.Equal("09/04/2021", VietnameseFormat.Date(new DateOnly(2021, 4, 9)));
        Assert.Equal("00:30:05 01/05/2021", VietnameseFormat.Instant(new DateTimeOffset(2021, 4, 30, 17, 30, 5, TimeSpan.Zero)));
    }

    [Fact]
    public void Every_count_reads_back_as_itself_in_groups_of_three() =>
        Check.QuickThrowOnFailure(Prop.ForAll(ArbMap.Default.ArbFor<long>(), value =>
        {
            var printed = VietnameseFormat.Count(value);
            var groups = printed.TrimStart('-').Split('.');
            return long.Parse(printed.Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) == value
                && groups[0].Length is 1 or 2 or 3
                && groups.Skip(1).All(g => g.Length == 3);
        }));
}
