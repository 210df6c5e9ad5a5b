using OneStop.Contracts.Reports;
using OneStop.Core.Dossiers;
using OneStop.Core.Procedures;
using OneStop.Core.Reports;
using OneStop.Core.Reports.Indicators;
using OneStop.Reports.Indicators;

namespace OneStop.Services.Tests.Forms;

public sealed class CchcTemplateTests
{
    private static readonly IndicatorInput Input = new(
        SampleForms.Paper.From,
        SampleForms.Paper.To,
        [Of("1.000001", AdministrativeLevel.Province, 4), Of("1.000002", AdministrativeLevel.District, 2), Of("1.000003", AdministrativeLevel.Shared, 4)],
        [
            new(AgencyLevel.Department, Of("1.000001", AdministrativeLevel.Province, 4), Channel.Online, new Ii06aColumns(455, 0, 453, 0, 2, 0, 0)),
            new(AgencyLevel.Department, Of("1.000001", AdministrativeLevel.Province, 4), Channel.Direct, new Ii06aColumns(0, 38_982, 38_989, 0, 0, 0, 0)),
        ],
        new CaseCounts(2, 1, 1, 1, 300, 12, new HashSet<string>(), 39_444, 39_440, 39_444, 39_440),
        new SurveyCounts(390, "paper", [275, 108, 7, 0, 0]),
        SurveyCounts.None);

    private static readonly Dictionary<string, ManualIndicator> Typed = new()
    {
        ["binh-phuoc:003"] = new("H10.07", SampleForms.Paper.From, SampleForms.Paper.To, "binh-phuoc:003", 39, null, "12 sớm, 26 đúng, 1 trễ", "39", "KH 12/KH-SLĐTBXH", "lan", SampleForms.Paper.Instant!.Value),
        ["onTimeRate"] = new("H10.07", SampleForms.Paper.From, SampleForms.Paper.To, "onTimeRate", 100, null, null, null, null, "lan", SampleForms.Paper.Instant!.Value),
    };

    [Theory]
    [InlineData("binh-phuoc", 105)]
    [InlineData("dak-nong", 124)]
    [InlineData("ha-tinh", 131)]
    public void Every_row_of_a_template_is_printed_in_its_order(string name, int count)
    {
        var template = CchcTemplate.All[name];
        var rows = FillTemplate.Of(template, Input, Typed);

        Assert.Equal(count, template.Rows.Count);
        Assert.Equal(
            template.Rows.Select(r => (r.Number, r.Label, r.Unit)),
            rows.Where(r => !r.Key.StartsWith("apologyRate.", StringComparison.Ordinal) && r.Key != "procedures.inForce.shared").Select(r => (r.Number, r.Label, r.Unit)));
    }

    [Fact]
    public void Every_key_of_the_templates_is_computed_but_for_two_that_the_system_cannot_know()
    {
        var manual = CchcTemplate.All.Values.SelectMany(t => t.Rows).Where(r => r.Key is not null && FillTemplate.Computed(r) is null).Select(r => r.Key);

        Assert.Equal(["procedures.onlinePayment.submitted", "processCompliance.count.work"], manual.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_typed_value_never_takes_the_place_of_a_computed_one()
    {
        var rows = FillTemplate.Of(CchcTemplate.All["binh-phuoc"], Input, Typed);

        var computed = rows.Single(r => r.Key == "onTimeRate");
        Assert.Equal((99.99m, 39_442L, 39_444L, "computed"), (computed.Value, computed.Numerator, computed.Denominator, computed.Source));
        var manual = rows.Single(r => r.Key == "binh-phuoc:003");
        Assert.Equal((39m, "manual", "KH 12/KH-SLĐTBXH", "lan"), (manual.Value, manual.Source, manual.Evidence, manual.By));
    }

    [Fact]
    public void The_two_apology_rates_follow_the_row_they_explain()
    {
        var rows = FillTemplate.Of(CchcTemplate.All["binh-phuoc"], Input, Typed).SkipWhile(r => r.Key != "apologyRate").Take(3).ToList();

        Assert.Equal(["apologyRate", "apologyRate.software", "apologyRate.explained"], rows.Select(r => r.Key));
        Assert.Equal([50.00m, 50.00m, 100.00m], rows.Select(r => r.Value));
    }

    [Theory]
    [InlineData("binh-phuoc")]
    [InlineData("dak-nong")]
    public void The_printed_levels_add_up_to_the_total(string name)
    {
        var rows = FillTemplate.Of(CchcTemplate.All[name], Input, Typed);

        Assert.Equal(3, rows.Single(r => r.Key == "procedures.inForce").Value);
        Assert.Equal(3, rows.Where(r => r.Key.StartsWith("procedures.inForce.", StringComparison.Ordinal)).Sum(r => r.Value));
        Assert.Equal(1, rows.Single(r => r.Key == "procedures.inForce.shared").Value);
    }

    [Fact]
    public void On_time_by_the_process_is_asked_by_one_province_only()
    {
        var plain = FillTemplate.Of(CchcTemplate.All["dak-nong"], Input, Typed).Single(r => r.Key == "onTimeRate.department");
        var byProcess = FillTemplate.Of(CchcTemplate.All["ha-tinh"], Input, Typed).Single(r => r.Key == "onTimeRate.department");

        Assert.Equal((39_442L, 39_440L), (plain.Numerator, byProcess.Numerator));
    }

    [Fact]
    public void The_appendix_is_written_as_it_was_looked_at() => FormFolder.CompareAllFormats(PrintCchc.Of(Report("binh-phuoc"), SampleForms.Paper));

    private static CchcReport Report(string template) => new()
    {
        Form = "cchc",
        Definition = new ReportDefinition("1", "CCHC"),
        Period = new ReportPeriod(SampleForms.Paper.From, SampleForms.Paper.To),
        Scope = "H10.07",
        View = "software",
        AsOf = new AsOf(SampleForms.Paper.Position, SampleForms.Paper.Instant),
        Template = template,
        Rows = FillTemplate.Of(CchcTemplate.All[template], Input, Typed),
    };

    private static Procedure Of(string code, AdministrativeLevel level, int legacyLevel) => new(
        code, "TTHC", "G14-LD1", "Việc làm", level, null, new Dictionary<Channel, TimeLimit>(), ServiceLevel.Information, legacyLevel, false, true, true, false, false,
        Interagency.None, [], [], null, null, null, null, null, DateOnly.MinValue, null);
}
