using OneStop.Core.Dossiers;
using OneStop.Host.Demo;

namespace OneStop.Services.Tests.Demo;

/// <summary>The procedures of the demo add up where the published appendix did not.</summary>
public sealed class DemoCatalogueTests
{
    private static readonly List<DemoProcedure> _inForce = [.. DemoProcedure.All.Where(p => p.Change != DemoChange.Abolished)];

    [Theory]
    [InlineData("province", 100)]
    [InlineData("district", 12)]
    [InlineData("commune", 14)]
    [InlineData("shared", 40)]
    public void Levels_add_up_to_166(string level, int count)
    {
        Assert.Equal(count, _inForce.Count(p => p.Level == level));
        Assert.Equal(166, _inForce.Count);
    }

    [Theory]
    [InlineData("centre", 81)]
    [InlineData("employment", 12)]
    [InlineData("socialCentre", 5)]
    [InlineData("rehabilitation", 2)]
    public void The_hundred_of_the_province_are_received_at_four_places(string place, int count) =>
        Assert.Equal(count, _inForce.Count(p => p.Place == place));

    [Fact]
    public void Service_levels_are_163_at_level_4_two_at_level_2_and_one_unpublished()
    {
        Assert.Equal(163, _inForce.Count(p => p.LegacyLevel == 4));
        Assert.Equal(2, _inForce.Count(p => p.LegacyLevel == 2 && p.Place == "employment"));
        Assert.Equal("1.002382.000.00.00.H10", Assert.Single(_inForce, p => p.LegacyLevel == 1).Code);
        Assert.Equal(165, InForceVersions().Count(v => (bool)v["published"]!));
        Assert.Equal(8, _inForce.Count(p => p.OnlinePayment));
    }

    [Fact]
    public void Of_the_period_are_8_new_32_amended_and_8_abolished()
    {
        Assert.Equal(8, DemoProcedure.All.Count(p => p.Change == DemoChange.New));
        Assert.Equal(32, DemoProcedure.All.Count(p => p.Change == DemoChange.Amended));
        Assert.Equal(8, DemoProcedure.All.Count(p => p.Change == DemoChange.Abolished));
        Assert.Equal(29, _inForce.Count(p => p.Chain is DemoChain.TwoLevels or DemoChain.ThreeLevels));
        Assert.DoesNotContain(DemoProcedure.All, p => p.Dossiers > 0 && p.Change != DemoChange.None);
    }

    [Fact]
    public void Limits_are_cut_by_32_82_percent()
    {
        var both = _inForce.Where(p => p.NationalLimit is not null).ToList();
        var (national, local) = (both.Sum(p => p.NationalLimit!.Value), both.Sum(p => p.Limit!.Value));
        Assert.Equal(32.82m, Math.Round(100m * (national - local) / national, 2, MidpointRounding.AwayFromZero));
        Assert.All(both, p => Assert.True(p.Limit <= p.NationalLimit));
    }

    [Fact]
    public void Steps_of_a_process_fit_into_its_limit()
    {
        foreach (var procedure in DemoProcedure.All)
        {
            var steps = DemoProcess.For(procedure);
            Assert.All(steps, s => Assert.True(s.Hours > 0, $"{procedure.Code} {s.Name}"));
            Assert.True(steps.Sum(s => s.Hours) <= 8 * Math.Max(1, procedure.Limit ?? 1), procedure.Code);
        }
    }

    [Fact]
    public void Codes_are_unique_and_the_late_ones_are_dossier_codes()
    {
        Assert.Equal(DemoProcedure.All.Count, DemoProcedure.All.DistinctBy(p => string.Join('.', p.Code.Split('.').Take(2))).Count());
        Assert.Equal(206, DemoCatalogue.Procedures().Count);
        Assert.True(DossierCode.TryParse(WageFund.Code, out _));
        Assert.True(DossierCode.TryParse(InjuryReview.Code, out _));
    }

    private static IEnumerable<System.Text.Json.Nodes.JsonNode> InForceVersions() =>
        DemoCatalogue.Procedures().Select(v => v!).Where(v => v["effectiveTo"] is null).GroupBy(v => (string)v["code"]!).Select(g => g.Last());
}
