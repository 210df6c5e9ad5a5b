using OneStop.Core.Dossiers;
using OneStop.Core.Procedures;
using OneStop.Core.Reports;
using OneStop.Core.Reports.Indicators;

namespace OneStop.Core.Tests.Reports;

/// <summary>The appendix of Bình Phước's Sở LĐTBXH of 14/10/2021: what it printed was wrong in thirteen places; this is what it must print.</summary>
public sealed class IndicatorTests
{
    private static readonly DateOnly From = new(2021, 1, 1);
    private static readonly DateOnly Until = new(2021, 10, 14);
    private static readonly InternalProcess Approved = new(true, true, []);

    public static TheoryData<string> Keys => [.. IndicatorRegistry.All.Select(i => i.Key)];

    private static readonly Procedure LevelFour = SampleProcedures.Of("1.000001", legacyLevel: 4);

    /// <summary>166 in force: 100 province, 12 district, 14 commune, 40 shared; 163 of level 4, two of level 2, one of level 2 unpublished.</summary>
    private static readonly IReadOnlyList<Procedure> Catalogue =
    [
        .. Enumerable.Range(0, 166).Select(i => SampleProcedures.Of(
            $"1.{i:000000}",
            i switch { < 100 => AdministrativeLevel.Province, < 112 => AdministrativeLevel.District, < 126 => AdministrativeLevel.Commune, _ => AdministrativeLevel.Shared },
            legacyLevel: i < 163 ? 4 : 2,
            published: i != 165,
            onlinePayment: i < 8,
            interagency: i switch { < 2 => Interagency.SameLevel, < 31 => Interagency.AcrossLevels, _ => Interagency.None },
            process: i < 100 ? Approved : null,
            change: i < 8 ? "new" : i < 40 ? "amended" : null,
            from: i < 40 ? new DateOnly(2021, 3, 1) : DateOnly.MinValue)),
        .. Enumerable.Range(0, 8).Select(i => SampleProcedures.Of($"2.{i:000000}", to: new DateOnly(2021, 3, 1))),
    ];

    /// <summary>Reconstruction A: 39.444 = 455 + 38.982 + 7, resolved 39.442 on time and 2 late, of which one has an accepted N9.</summary>
    private static readonly IndicatorInput Input = new(
        From,
        Until,
        Catalogue,
        [
            new(AgencyLevel.Department, LevelFour, Channel.Online, new Ii06aColumns(455, 0, 400, 53, 2, 0, 0)),
            new(AgencyLevel.Department, LevelFour, Channel.Direct, new Ii06aColumns(0, 21_018, 21_018, 0, 0, 0, 0)),
            new(AgencyLevel.Department, SampleProcedures.Of("1.000164", legacyLevel: 2), Channel.Direct, new Ii06aColumns(0, 17_964, 17_000, 971, 0, 0, 0)),
        ],
        new CaseCounts(2, 1, 1, 1, 0, 0, new HashSet<string>(), 39_444, 39_440, 39_444, 39_440),
        SurveyCounts.None,
        SurveyCounts.None);

    [Theory]
    [MemberData(nameof(Keys))]
    public void An_indicator_opens_to_dossiers_or_to_procedures_or_says_why_not(string key)
    {
        var indicator = IndicatorRegistry.Find(key)!;
        Assert.Equal(1, new object?[] { indicator.Cases, indicator.Procedures, indicator.WhyClosed }.Count(w => w is not null));
        Assert.True(indicator.Cases is null || (indicator.Definition.Denominator is null) == (indicator.CaseBase is null), "A rate has two sides.");
        Assert.True(indicator.CaseBase is null || indicator.Cases is not null, "What is below the line has something above it.");
    }

    [Theory]
    [InlineData("procedures.new", 8)]
    [InlineData("procedures.amended", 32)]
    [InlineData("procedures.abolished", 8)]
    [InlineData("procedures.inForce", 166)]
    [InlineData("procedures.inForce.province", 100)]
    [InlineData("procedures.inForce.district", 12)]
    [InlineData("procedures.inForce.commune", 14)]
    [InlineData("procedures.inForce.shared", 40)]
    [InlineData("procedures.onPortal", 165)]
    [InlineData("procedures.level34.onPortal", 163)]
    [InlineData("procedures.level3", 0)]
    [InlineData("procedures.level4", 163)]
    [InlineData("procedures.onlinePayment", 8)]
    [InlineData("procedures.interagency.sameLevel", 2)]
    [InlineData("procedures.interagency.acrossLevels", 29)]
    [InlineData("procedures.oneStop", 31)]
    [InlineData("procedures.processCount", 100)]
    public void Counts_of_procedures(string key, int expected) => Assert.Equal(expected, Value(key).Value);

    [Theory]
    [InlineData("dossiers.received", 39_444)]
    [InlineData("dossiers.resolved", 39_444)]
    [InlineData("dossiers.open", 0)]
    [InlineData("dossiers.overdue", 0)]
    public void Counts_of_dossiers(string key, int expected) => Assert.Equal(expected, Value(key).Value);

    [Theory]
    [InlineData("onTimeRate", "99.99", 39_442, 39_444)]
    [InlineData("onTimeRate.department", "99.99", 39_442, 39_444)]
    [InlineData("onTimeRate.commune", null, 0, 0)]
    [InlineData("onTimeRate.field.land", null, 0, 0)]
    [InlineData("onTimeRate.department.byProcess", "99.99", 39_440, 39_444)]
    [InlineData("onTimeRate.due", "99.99", 39_442, 39_444)]
    [InlineData("apologyRate.software", "50.00", 1, 2)]
    [InlineData("apologyRate.explained", "100.00", 1, 1)]
    [InlineData("onlineRate.level3", null, 0, 21_473)]
    [InlineData("onlineRate.level4", "2.12", 455, 21_473)]
    [InlineData("onlineRate.level4.ofAll", "1.15", 455, 39_444)]
    [InlineData("procedures.processApprovedRate", "60.24", 100, 166)]
    [InlineData("procedures.processElectronicRate", "100.00", 100, 100)]
    [InlineData("procedures.level34Share", "98.19", 163, 166)]
    [InlineData("postal.receivedRate", "0.00", 0, 39_444)]
    public void Rates_carry_their_counts(string key, string? percent, long numerator, long denominator)
    {
        var value = Value(key);

        Assert.Equal(percent is null ? null : decimal.Parse(percent, System.Globalization.CultureInfo.InvariantCulture), value.Value);
        Assert.Equal((numerator, denominator), (value.Numerator, value.Denominator));
    }

    [Fact]
    public void The_levels_of_online_service_add_up_on_one_base()
    {
        var (three, four) = (Value("onlineRate.level3"), Value("onlineRate.level4"));

        Assert.Equal(three.Denominator, four.Denominator);
        Assert.Contains("D1 = 21.473 hồ sơ", four.Note, StringComparison.Ordinal);
        Assert.Contains("455/21.473 = 2,12 %", four.Note, StringComparison.Ordinal);
        Assert.Contains("Không có TTHC nào ở mức độ này", three.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void The_apology_row_tells_both_rates() => Assert.Equal(
        "(a) theo phần mềm 1/2 = 50,00 %; (b) sau giải trình 1/1 = 100,00 %.", Value("apologyRate").Note);

    [Fact]
    public void Without_late_dossiers_there_is_no_apology_rate()
    {
        var value = IndicatorRegistry.Find("apologyRate")!.Compute(
            Input with { Cases = Input.Cases with { LateBySoftware = 0, LateBySoftwareApologised = 0, LateExplained = 0, LateExplainedApologised = 0 } });

        Assert.Null(value.Value);
        Assert.Equal(0, value.Denominator);
    }

    [Fact]
    public void A_legacy_level_is_never_converted_from_a_service_level()
    {
        Assert.Null(OnlineLevel.Of(SampleProcedures.Of("a", legacyLevel: 2, serviceLevel: ServiceLevel.Full)));
        Assert.Equal(3, OnlineLevel.Of(SampleProcedures.Of("a", serviceLevel: ServiceLevel.Partial)));
        Assert.Equal(4, OnlineLevel.Of(SampleProcedures.Of("a", serviceLevel: ServiceLevel.Full)));
    }

    [Fact]
    public void Shared_procedures_count_once_under_the_levels_that_handle_them()
    {
        var input = Input with
        {
            Procedures =
            [
                SampleProcedures.Of("a", AdministrativeLevel.Shared, levels: [AgencyLevel.Province, AgencyLevel.District]),
                SampleProcedures.Of("b", AdministrativeLevel.Shared, levels: [AgencyLevel.Department, AgencyLevel.District, AgencyLevel.Commune]),
                SampleProcedures.Of("c", AdministrativeLevel.Shared, levels: [AgencyLevel.District, AgencyLevel.Commune]),
            ],
        };

        Assert.Equal(1, IndicatorRegistry.Find("procedures.inForce.provinceDistrict")!.Compute(input).Value);
        Assert.Equal(1, IndicatorRegistry.Find("procedures.inForce.provinceDistrictCommune")!.Compute(input).Value);
        Assert.Equal(1, IndicatorRegistry.Find("procedures.inForce.districtCommune")!.Compute(input).Value);
    }

    [Fact]
    public void Time_cut_compares_only_limits_in_one_unit()
    {
        var input = Input with
        {
            Procedures =
            [
                SampleProcedures.Of("a", limit: new(7, LimitUnit.WorkingDays), nationalLimit: new(10, LimitUnit.WorkingDays)),
                SampleProcedures.Of("b", limit: new(5, LimitUnit.WorkingDays), nationalLimit: new(5, LimitUnit.WorkingDays)),
                SampleProcedures.Of("c", limit: new(4, LimitUnit.WorkingHours), nationalLimit: new(1, LimitUnit.WorkingDays)),
            ],
        };

        Assert.Equal(20.00m, IndicatorRegistry.Find("procedures.timeCut")!.Compute(input).Value);
    }

    [Fact]
    public void Keys_are_unique_and_every_definition_is_complete()
    {
        Assert.All(IndicatorRegistry.All, i => Assert.Same(i, IndicatorRegistry.Find(i.Key)));
        Assert.All(IndicatorRegistry.Definitions, d =>
        {
            Assert.Same(d, IndicatorRegistry.DefinitionOf(d.Key));
            Assert.All(new[] { d.Label, d.Formula, d.Numerator, d.Clock, d.Exclusions }, Assert.NotEmpty);
            Assert.True(d.Version >= 1);
        });
    }

    private static IndicatorValue Value(string key) => IndicatorRegistry.Find(key)!.Compute(Input);
}
