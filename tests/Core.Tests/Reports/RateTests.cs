using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using OneStop.Core.Reports;

namespace OneStop.Core.Tests.Reports;

public sealed class RateTests
{
    [Theory]
    [InlineData(39_442, 39_444, "99,99")]
    [InlineData(39_443, 39_444, "99,99")]
    [InlineData(39_444, 39_444, "100,00")]
    [InlineData(165, 166, "99,40")]
    [InlineData(163, 166, "98,19")]
    [InlineData(455, 39_444, "1,15")]
    [InlineData(455, 21_473, "2,12")]
    [InlineData(1, 2, "50,00")]
    [InlineData(7, 57, "12,28")]
    [InlineData(1_361, 1_463, "93,03")]
    [InlineData(1_378, 1_480, "93,11")]
    [InlineData(314_557, 358_643, "87,71")]
    [InlineData(1, 800, "0,13")]
    [InlineData(0, 5, "0,00")]
    [InlineData(0, 0, "")]
    [InlineData(5, 0, "")]
    public void A_rate_prints_as_the_published_figures_should_have_been(long numerator, long denominator, string printed) =>
        Assert.Equal(printed, VietnameseFormat.Percent(new Rate(numerator, denominator)));

    [Fact]
    public void Every_rate_is_the_exact_quotient_rounded_half_up_and_only_the_whole_is_100() =>
        Check.QuickThrowOnFailure(Prop.ForAll(ArbMap.Default.ArbFor<PositiveInt>(), ArbMap.Default.ArbFor<PositiveInt>(), (a, b) =>
        {
            var denominator = (long)b.Get * 7_919;
            var numerator = (long)a.Get * 7_907 % (denominator + 1);
            var exact = (BigInteger)numerator * 10_000;
            var (whole, rest) = (BigInteger.Divide(exact, denominator), BigInteger.Remainder(exact, denominator));
            var rounded = rest * 2 >= denominator ? whole + 1 : whole;
            var expected = rounded == 10_000 && numerator < denominator ? 9_999 : rounded;
            return new Rate(numerator, denominator).Percent!.Value * 100 == (decimal)expected;
        }));

    [Fact]
    public void Percentages_of_all_small_counts_agree_with_decimal_arithmetic()
    {
        for (var denominator = 1; denominator <= 400; denominator++)
        {
            for (var numerator = 0; numerator <= denominator; numerator++)
            {
                var oracle = decimal.Round(100m * numerator / denominator, 2, MidpointRounding.AwayFromZero);
                Assert.Equal(oracle == 100m && numerator < denominator ? 99.99m : oracle, new Rate(numerator, denominator).Percent);
            }
        }
    }

    [Fact]
    public void The_rate_of_a_total_adds_counts_not_percentages() =>
        Assert.Equal(new Rate(3, 12), new Rate(1, 2) + new Rate(2, 10));
}
