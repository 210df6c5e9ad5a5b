using Npgsql;
using OneStop.Contracts.Reports;
using OneStop.Core.Procedures;
using OneStop.Reports.Asking;
using OneStop.Reports.Figures;
using OneStop.Reports.Projection;
using OneStop.Reports.Sealing;

namespace OneStop.Services.Tests.Forms;

/// <summary>Sums of columns, and one number for one thing in reports that are filed together.</summary>
public sealed class CheckReportTests
{
    [Fact]
    public void A_column_that_is_not_the_sum_of_its_parts_is_named_with_its_line()
    {
        var report = SampleForms.Ii06a();
        var sum = new ColumnSum("7", ["8", "9", "10"]);
        Assert.True(CheckReport.Of(sum, report).Holds);

        var changed = report with { Rows = [.. report.Rows.Select(r => r.Label == "Việc làm" ? r with { Values = With(r.Values, "8", 1) } : r)] };
        var broken = CheckReport.Of(sum, changed);
        Assert.Equal(("7=8+9+10", false), (broken.Rule, broken.Holds));
        Assert.Contains("dòng “Việc làm”: 38.834 khác 1 + 8.834 + 0", broken.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Reports_filed_together_give_one_number_for_one_thing()
    {
        var question = new ReportQuestion(
            SampleForms.Paper.From, SampleForms.Paper.To, "H10.07", ScopeBy.Resolving, "field", ReportView.Software,
            new CutOff(1, SampleForms.Paper.Instant, true, SampleForms.Paper.To, Catalogue.Empty, new KeyBook(), new CellShelf(), new NpgsqlConnection())
            {
                Now = SampleForms.Paper.Instant!.Value,
            },
            null);
        var ii06a = SampleForms.Ii06a();
        CellReport LateReasons(long late) => ii06a with { Form = "ii07a", Total = new ReportTotal(new Dictionary<string, ReportValue> { ["3"] = late }) };

        Assert.Empty(AgreeTogether.Broken([(ii06a, question), (LateReasons(2), question)]));
        Assert.Equal("Số hồ sơ quá hạn không khớp giữa các báo cáo: ii06a ghi 2, ii07a ghi 3.", Assert.Single(AgreeTogether.Broken([(ii06a, question), (LateReasons(3), question)])));
        Assert.Empty(AgreeTogether.Broken([(ii06a, question), (LateReasons(3), question with { Scope = "H10" })]));
    }

    private static Dictionary<string, ReportValue> With(IReadOnlyDictionary<string, ReportValue> values, string column, long value) =>
        new(values, StringComparer.Ordinal) { [column] = value };
}
