using OneStop.Contracts.Reports;
using OneStop.Reports.Asking;
using OneStop.Reports.Comparing;
using OneStop.Reports.Forms;
using OneStop.Reports.Forms.Cases;
using OneStop.Reports.Forms.Procedures;

namespace OneStop.Services.Tests.Forms;

/// <summary>Forms that look at single dossiers, over the worked example.</summary>
public sealed class CaseFormTests
{
    private static readonly ExampleSource Source = new();
    private static readonly DateOnly From = new(2021, 3, 15);
    private static readonly DateOnly To = new(2021, 4, 30);

    private static IReportForm[] Forms =>
        [new Ii07aForm(Source), new ApologyForm(Source), new ErrorForm(Source), new UnitForm(Source), new Progress766Form(Source), new Ii07bForm(Source), new Ii08Form(Source), new RegisterForm(Source),
            new ExceptionForm(Source), new RegistrationLagForm(Source), new ProcedureUseForm(Source)];

    public static TheoryData<string> Names => [.. Forms.Select(f => f.Name)];

    private static readonly OpenCell Cells = new(Source);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_cell_of_dossiers_opens_to_exactly_what_it_counts(string name)
    {
        var form = Forms.Single(f => f.Name == name);
        foreach (var view in Enum.GetValues<ReportView>())
        {
            foreach (var groupBy in (string[])["field", "agency"])
            {
                var question = Source.Ask(From, To, groupBy, view);
                var report = await AnswerAsync(form, question);
                foreach (var (row, values) in report.Rows.Select(r => (r.Key, r.Values)).Append(("total", report.Total.Values)))
                {
                    foreach (var column in report.Columns)
                    {
                        var page = await Cells.OfAsync(form, question, row, column.Key, new PageRequest(100, null), TestContext.Current.CancellationToken);
                        Assert.True(page is null || page.Items.Count == values[column.Key].Count, $"{name} {view} {row} {column.Key}");
                    }
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_form_is_written_as_it_was_looked_at(string name)
    {
        var form = Forms.Single(f => f.Name == name);
        var question = Source.Ask(From, To);

        FormFolder.CompareAllFormats(form.Print(await AnswerAsync(form, question), question));
    }

    [Fact]
    public async Task The_reasons_of_late_dossiers_add_up_to_columns_10_and_13()
    {
        var report = await AnswerAsync(new Ii07aForm(Source), Source.Ask(From, To));

        Assert.Equal(3, report.Total.Values["3"].Count);
        Assert.Equal(report.Total.Values["3"].Count, report.Rows.Sum(r => r.Values["3"].Count));
        Assert.Equal(
            "N2 cơ quan phối hợp hoặc được lấy ý kiến chậm trả lời: 1; N9 chậm thao tác trên phần mềm, thực tế trả đúng hạn: 1; chưa nêu nguyên nhân: 1",
            report.Total.Values["4"].Text);
        Assert.Equal([new ReportCheck("software-late=10+13", true)], report.Checks);
    }

    [Fact]
    public async Task After_explanations_an_accepted_N9_is_late_no_more()
    {
        var report = await AnswerAsync(new Ii07aForm(Source), Source.Ask(From, To, view: ReportView.Explained));

        Assert.Equal(2, report.Total.Values["3"].Count);
        Assert.DoesNotContain("N9", report.Total.Values["4"].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Apologies_are_told_by_software_and_after_explanations()
    {
        var total = (await AnswerAsync(new ApologyForm(Source), Source.Ask(From, To))).Total.Values;

        Assert.Equal((3, 2), (total["late"].Count, total["lateExplained"].Count));
        Assert.Equal(total["late"].Count, total["apologised"].Count + total["owed"].Count);
        Assert.Equal(new Core.Reports.Rate(total["apologised"].Count, 3).Percent, total["rate"].Number);
        Assert.Equal(new Core.Reports.Rate(total["apologisedExplained"].Count, 2).Percent, total["rateExplained"].Number);
    }

    [Fact]
    public async Task Progress_points_come_from_the_counts_of_the_total()
    {
        var total = (await AnswerAsync(new Progress766Form(Source), Source.Ask(From, To))).Total.Values;

        Assert.Equal((9, 2, 1, 3), (total["3"].Count, total["8"].Count, total["9"].Count, total["12"].Count));
        Assert.Equal(66.67m, total["rate"].Number);
        Assert.Equal(13.33m, total["points"].Number);
    }

    [Fact]
    public async Task Procedures_behind_a_cell_are_as_many_as_it_says()
    {
        foreach (ProcedureForm form in (ProcedureForm[])[new Ii07bForm(Source), new Ii08Form(Source)])
        {
            var question = Source.Ask(From, To);
            var report = await AnswerAsync(form, question);
            foreach (var row in report.Rows)
            {
                foreach (var column in report.Columns)
                {
                    var procedures = await form.ProceduresAsync(question, row.Key, column.Key, TestContext.Current.CancellationToken);
                    Assert.True(procedures is null || procedures.Count == row.Values[column.Key].Count, $"{form.Name} {row.Key} {column.Key}");
                }
            }
        }
    }

    [Fact]
    public async Task Pages_of_a_cell_follow_one_another()
    {
        var (form, question) = (new Ii07aForm(Source), Source.Ask(From, To));
        var first = await Cells.OfAsync(form, question, "total", "3", new PageRequest(2, null), TestContext.Current.CancellationToken);
        var second = await Cells.OfAsync(form, question, "total", "3", new PageRequest(2, first!.Next), TestContext.Current.CancellationToken);

        Assert.Equal(
            ["000.00.07.H10-210325-0007", "000.00.07.H10-210412-0003", "000.00.07.H10-210412-0004"],
            first.Items.Concat(second!.Items).Select(i => i.Code));
        Assert.Null(second.Next);
    }

    private static async Task<CellReport> AnswerAsync(IReportForm form, ReportQuestion question) =>
        Assert.IsType<CellReport>(await form.AnswerAsync(question, TestContext.Current.CancellationToken));
}
