using OneStop.Contracts.Reports;
using OneStop.Core.Dossiers;
using OneStop.Core.Procedures;
using OneStop.Core.Reports;
using OneStop.Core.Reports.Indicators;
using OneStop.Reports.Indicators;
using OneStop.Reports.Indicators.Checking;
using static System.StringComparison;

namespace OneStop.Services.Tests.Forms;

/// <summary>The appendix keeps its rules as it is computed; each rule is broken here once, and says which line a clerk has to look at.</summary>
public sealed class AppendixCheckTests
{
    private static readonly IndicatorInput Input = new(
        SampleForms.Paper.From,
        SampleForms.Paper.To,
        [Of("1.000001", AdministrativeLevel.Province, 4), Of("1.000002", AdministrativeLevel.District, 2), Of("1.000003", AdministrativeLevel.Shared, 4)],
        [
            new(AgencyLevel.Department, Of("1.000001", AdministrativeLevel.Province, 4), Channel.Online, new Ii06aColumns(455, 0, 453, 0, 2, 0, 0)),
            new(AgencyLevel.Department, Of("1.000001", AdministrativeLevel.Province, 4), Channel.Direct, new Ii06aColumns(0, 38_900, 38_907, 0, 0, 0, 0)),
            new(AgencyLevel.Commune, Of("1.000001", AdministrativeLevel.Province, 4), Channel.Postal, new Ii06aColumns(0, 82, 82, 0, 0, 0, 0)),
        ],
        new CaseCounts(2, 1, 1, 1, 300, 12, new HashSet<string>(), 39_444, 39_440, 39_362, 39_358),
        new SurveyCounts(390, "paper", [275, 108, 7, 0, 0]),
        SurveyCounts.None);

    [Theory]
    [InlineData("binh-phuoc")]
    [InlineData("dak-nong")]
    [InlineData("ha-tinh")]
    public void An_appendix_as_it_is_computed_keeps_every_rule(string template) =>
        Assert.DoesNotContain(Check(template, Input, rows => rows), c => !c.Holds);

    [Theory]
    [InlineData("levels=total", "procedures.inForce", "1.3 “Tổng số TTHC đang có hiệu lực”", 4)]
    [InlineData("oneStop=sum", "procedures.oneStop", "3.2", 7)]
    [InlineData("level3+level4", "procedures.level34.onPortal", "3.4.2", 165)]
    [InlineData("rate=counts", "onTimeRate", "3.3.1", 100)]
    [InlineData("text=table", "survey.count", "1.4.1", 400)]
    [InlineData("none-late", "apologyRate", "3.3.3", null)]
    public void A_computed_line_with_another_figure_breaks_its_rule(string rule, string key, string line, int? value)
    {
        var broken = Check("binh-phuoc", Input, rows => [.. rows.Select(r => r.Key == key ? r with { Value = value } : r)]);

        Assert.Contains(line, Assert.Single(broken, c => c.Rule == rule && !c.Holds).Sentence, Ordinal);
    }

    [Theory]
    [InlineData("dak-nong", "places=total", "onTimeRate.department", 39_360, 39_361)]
    [InlineData("dak-nong", "places=total", "onTimeRate.field.land", 39_443, 39_444)]
    [InlineData("binh-phuoc", "places=total", "onTimeRate", 39_440, 39_442)]
    [InlineData("ha-tinh", "channels=total", "postal.receivedRate", 0, 39_444)]
    [InlineData("binh-phuoc", "level3+level4", "onlineRate.level4", 455, 39_437)]
    public void A_rate_of_other_counts_breaks_its_rule(string template, string rule, string key, int above, int below)
    {
        var broken = Check(template, Input, rows => [.. rows.Select(r => r.Key == key ? r with { Numerator = above, Denominator = below, Value = new Rate(above, below).Percent } : r)]);

        Assert.False(Assert.Single(broken, c => c.Rule == rule).Holds);
    }

    [Fact]
    public void Dossiers_counted_one_by_one_must_be_those_of_the_columns()
    {
        var fewer = Input with { Cases = Input.Cases with { LateBySoftware = 1, Resolved = 39_442 } };

        var broken = Check("ha-tinh", fewer, rows => rows).Where(c => !c.Holds).ToDictionary(c => c.Rule, c => c.Sentence);
        Assert.Contains("đếm từng hồ sơ là 1, (10) + (13) là 2", broken["software-late=10+13"], Ordinal);
        Assert.Contains("đếm từng hồ sơ là 39.442, (7) là 39.444", broken["resolved=7"], Ordinal);
    }

    [Fact]
    public void Columns_that_do_not_add_up_break_the_rules_of_the_form()
    {
        var negative = Input with { Figures = [.. Input.Figures, new(AgencyLevel.Department, null, Channel.Online, new Ii06aColumns(0, 3, 0, 0, 0, 1, 2))] };
        var broken = Check("binh-phuoc", negative, rows => rows).Where(c => !c.Holds).Select(c => c.Rule).ToList();

        Assert.Equal(3, broken.Intersect(["3=4+5+6", "11=12+13", "channels=total"]).Count());
        var carried = CheckAppendix.Of(new AppendixFacts(Report("binh-phuoc", Input, rows => rows), Input, 6, false));
        Assert.Contains("cột (6) là 7", Assert.Single(carried, c => c.Rule == "continuity" && !c.Holds).Sentence, Ordinal);
    }

    [Theory]
    [InlineData("typed-sums", "binh-phuoc:004", 40, null, null, "1.1.2", "binh-phuoc:003")]
    [InlineData("typed-rate=counts", "binh-phuoc:104", 99.39, "165/166", null, "165/166 là 99,40")]
    [InlineData("typed-rate=counts", "binh-phuoc:104", 0, "0/0 văn bản", null, "0/0 là để trống")]
    [InlineData("typed-rate=counts", "binh-phuoc:056", 120, null, null, "4.1.3")]
    [InlineData("identical-lines", "binh-phuoc:058", 39, null, null, "cùng ghi 39", "binh-phuoc:003")]
    [InlineData("identical-lines", "binh-phuoc:058", 390, null, null, "1.4.1")]
    [InlineData("none-late", "binh-phuoc:005", 1, "Trong kỳ không có hồ sơ trễ hạn.", null, "phần mềm có 2 hồ sơ quá hạn")]
    [InlineData("evidence-date", "binh-phuoc:005", 1, null, "KH 109 ngày 28/12/2021", "28/12/2021")]
    public void What_people_typed_breaks_its_rule(string rule, string key, double value, string? note, string? evidence, string says, string? beside = null)
    {
        var broken = Check("binh-phuoc", Input, Type((key, value, note, evidence), (beside ?? "", 39, null, null)));

        Assert.Contains(says, Assert.Single(broken, c => c.Rule == rule && !c.Holds).Sentence, Ordinal);
    }

    [Theory]
    [InlineData("binh-phuoc:004", 39, "hoàn thành đủ", null)]
    [InlineData("binh-phuoc:104", 99.40, "165/166 văn bản; theo báo cáo số 12/BC ngày 1/10", null)]
    [InlineData("binh-phuoc:104", 100, "theo 12/3/2021", null)]
    [InlineData("binh-phuoc:058", 390, null, "QĐ 12/QĐ-UBND ngày 01/10/2021")]
    [InlineData("binh-phuoc:005", 1, "Có 2 hồ sơ trễ hạn, đã xin lỗi.", "KH 109 ngày 14/10/2021")]
    public void What_is_rightly_typed_is_left_alone(string key, double value, string? note, string? evidence) =>
        Assert.DoesNotContain(Check("binh-phuoc", Input, Type((key, value, note, evidence), ("binh-phuoc:003", 39, "trong kế hoạch năm", null))), c => !c.Holds);

    private static Func<IReadOnlyList<CchcRow>, IReadOnlyList<CchcRow>> Type(params (string Key, double Value, string? Note, string? Evidence)[] typed) =>
        rows => [.. rows.Select(r => typed.FirstOrDefault(t => t.Key == r.Key) is { Key: not null } t ? r with { Value = (decimal)t.Value, Note = t.Note, Evidence = t.Evidence } : r)];

    private static IReadOnlyList<CheckedRule> Check(string template, IndicatorInput input, Func<IReadOnlyList<CchcRow>, IReadOnlyList<CchcRow>> change) =>
        CheckAppendix.Of(new AppendixFacts(Report(template, input, change), input, input.Sum(_ => true).CarriedOver, EveryCase: template == "ha-tinh"));

    private static CchcReport Report(string template, IndicatorInput input, Func<IReadOnlyList<CchcRow>, IReadOnlyList<CchcRow>> change) => new()
    {
        Form = "cchc",
        Definition = new ReportDefinition("1", "CCHC"),
        Period = new ReportPeriod(SampleForms.Paper.From, SampleForms.Paper.To),
        Scope = "H10.07",
        View = "software",
        AsOf = new AsOf(SampleForms.Paper.Position, SampleForms.Paper.Instant),
        Template = template,
        Rows = change(FillTemplate.Of(CchcTemplate.All[template], input, new Dictionary<string, ManualIndicator>())),
    };

    private static Procedure Of(string code, AdministrativeLevel level, int legacyLevel) => new(
        code, "TTHC", "G14-LD1", "Việc làm", level, null, new Dictionary<Channel, TimeLimit>(), ServiceLevel.Information, legacyLevel, false, true, true, false, false,
        Interagency.None, [], [], null, null, null, null, null, DateOnly.MinValue, null);
}
