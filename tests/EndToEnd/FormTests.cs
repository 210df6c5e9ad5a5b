using System.Net.Http.Json;
using System.Text.Json;
using OneStop.Contracts.Reports;
using OneStop.Core.Reports.Indicators;
using OneStop.Portal.Accounts;
using OneStop.Portal.Rooms.Reports;
using OneStop.Runtime.Hosting;

namespace OneStop.EndToEnd;

/// <summary>Every form on screen: its figures open what they count, rows no dossier can tell are typed in, and the text agrees with the table.</summary>
public sealed class FormTests(Province province)
{
    private const string Period = "from=2021-03-15&to=2021-04-30";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string> Forms => [.. FormName.All.Select(f => f.Key).Where(k => k is not ("so-theo-doi" or "cchc" or "survey"))];

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Every_figure_of_the_total_opens_as_many_dossiers_or_procedures_as_it_says(string form)
    {
        var page = await province.LookAsync();
        await page.GotoAsync($"/bao-cao/{form}?{Period}&cutoff={province.Position}");
        // Each figure, and the rows of the page behind it.
        var cells = await page.Locator("tr[data-row=total] td a").EvaluateAllAsync<string[][]>(
            """
            links => Promise.all(links.map(async link => {
              const page = new DOMParser().parseFromString(await (await fetch(link.href)).text(), 'text/html');
              return [link.textContent.trim(), `${page.querySelectorAll('[data-list] tbody tr').length}`];
            }))
            """);
        Assert.NotEmpty(cells);
        Assert.All(cells, cell => Assert.Equal(cell[0], cell[1]));
    }

    [Fact]
    public async Task Every_heading_definition_and_check_has_its_English_and_every_figure_is_defined()
    {
        var english = JsonSerializer.Deserialize<Dictionary<string, string>>(typeof(FormName).Assembly.GetManifestResourceStream("Language/en.json")!)!;
        using var client = province.Client();
        var (lacking, undefined) = (new HashSet<string>(), new HashSet<string>());
        void Need(string text) => _ = english.ContainsKey(text) || lacking.Add(text);
        foreach (var form in FormName.All.Select(f => f.Key).Where(key => key != "cchc"))
        {
            var answer = (await client.GetFromJsonAsync<CellReport>($"/v1/reports/{form}?{Period}&cutoff={province.Position}", WireJson.Options, Ct))!;
            Need(answer.Definition.Text);
            foreach (var column in answer.Columns)
            {
                Array.ForEach(column.Label.Split(": "), Need);
                if (form != "so-theo-doi" && answer.Total.Values.GetValueOrDefault(column.Key).Number is not null && IndicatorRegistry.DefinitionOf($"{form}.{column.Key}") is null)
                {
                    undefined.Add($"{form}.{column.Key}");
                }
            }

            if (answer.Rates is { } rates)
            {
                Array.ForEach([rates.Due.Definition, rates.Received.Definition, rates.Resolved.Definition, rates.WithPendingInTime.Definition], Need);
            }
        }

        Assert.Empty(lacking);
        Assert.Empty(undefined);
        foreach (var template in Question.Templates)
        {
            var checks = (await client.GetFromJsonAsync<ReportChecks>($"/v1/reports/cchc/checks?{Period}&scope=H10.07&template={template.Key}&cutoff={province.Position}", WireJson.Options, Ct))!;
            checks.Items.ToList().ForEach(check => Need(check.Sentence));
        }

        Assert.Empty(lacking);
    }

    [Fact]
    public async Task The_overview_tells_reasons_channels_and_apologies_and_each_opens_its_list()
    {
        var page = await province.SignInAsync(Role.Leader);
        await page.GotoAsync($"/tong-quan?{Period}");
        foreach (var shares in new[] { "reasons", "channels", "apologies" })
        {
            await page.GotoAsync($"/tong-quan?{Period}");
            var link = page.Locator($"[data-shares={shares}] a").First;
            var count = await link.InnerTextAsync();
            await link.ClickAsync();
            await page.WaitForSelectorAsync("[data-list=dossiers]");
            Assert.Equal(count, $"{await page.Locator("[data-list=dossiers] tbody tr").CountAsync()}");
        }
    }

    [Fact]
    public async Task The_sentence_to_copy_says_the_figures_of_the_table()
    {
        var page = await province.SignInAsync(Role.Controller);
        await page.GotoAsync($"/bao-cao/ii06a?{Period}&cutoff={province.Position}");
        var sentence = await page.Locator("[data-copy-text]").EvaluateAsync<string>("e => e.value");
        Assert.StartsWith("Trong kỳ tiếp nhận tổng số 9 hồ sơ", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_breaks_a_check_is_named_instead_of_filed()
    {
        const string May = "from=2021-05-01&to=2021-05-31&scope=H10.07&template=binh-phuoc";
        var page = await province.SignInAsync(Role.Controller, script: false);
        await page.GotoAsync($"/bao-cao/cchc/nhap?{May}");
        foreach (var (row, value) in new[] { ("binh-phuoc:014", "39"), ("binh-phuoc:015", "40") })
        {
            await page.Locator($"[data-form=typed] tr[data-row='{row}'] input").First.FillAsync(value);
        }

        await page.ClickAsync("main form button[type=submit]");
        await page.WaitForSelectorAsync("[data-form=cchc] tr[data-row='binh-phuoc:015']:has-text('40')");
        await page.ClickAsync("summary:has-text('Chốt số liệu')");
        await page.ClickAsync("form[action='/bao-cao/chot'] button[type=submit]");
        await page.WaitForSelectorAsync("[data-check=broken]");
        Assert.Contains("Tổng số nhiệm vụ được giao", await page.Locator("[data-check=broken]").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_schedule_is_put_and_tells_when_it_files_next()
    {
        var page = await province.SignInAsync(Role.Controller, script: false);
        await page.GotoAsync("/bao-cao/lich-chot");
        await page.FillAsync("#lich", "quy-cua-tinh");
        await page.SelectOptionAsync("#co-quan", "H10");
        await page.FillAsync("#gio", "08:30");
        await page.CheckAsync("input[value='cchc:binh-phuoc']");
        await page.Locator("form.form-block button[type=submit]").ClickAsync();
        await page.WaitForSelectorAsync(".alert-success");
        var told = await page.Locator("[data-schedule='quy-cua-tinh']").InnerTextAsync();
        Assert.Contains("Phụ lục CCHC (Bình Phước) · 3 ngày sau khi hết kỳ, lúc 08:30 · người chốt: tự động", told, StringComparison.Ordinal);
        Assert.Contains("Kỳ tới: Quý", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_figure_that_is_not_computed_is_typed_in_with_its_document_and_stands_in_the_appendix()
    {
        var page = await province.SignInAsync(Role.Controller, script: false);
        await page.GotoAsync($"/bao-cao/cchc/nhap?{Period}&scope=H10.07&template=binh-phuoc");
        var row = page.Locator("[data-form=typed] tr[data-row='binh-phuoc:003']");
        await row.Locator("input").First.FillAsync("1.234");
        await row.Locator("input").Last.FillAsync("15/KH-SLĐTBXH");
        await page.ClickAsync("main form button[type=submit]");
        Assert.Equal("Đã lưu số liệu nhập tay.", await page.InnerTextAsync("[role=status]"));
        var written = await page.InnerTextAsync("[data-form=cchc] tr[data-row='binh-phuoc:003']");
        Assert.Contains("1.234", written, StringComparison.Ordinal);
        Assert.Contains("15/KH-SLĐTBXH", written, StringComparison.Ordinal);
        var viewer = await province.SignInAsync(Role.Viewer);
        await viewer.GotoAsync($"/bao-cao/cchc?{Period}&scope=H10.07");
        Assert.Equal(0, await viewer.Locator("text=Nhập số liệu không tự tính").CountAsync());
    }

    [Fact]
    public async Task A_survey_that_does_not_add_up_is_refused_and_what_was_typed_stays()
    {
        var page = await province.SignInAsync(Role.Controller, script: false);
        await page.GotoAsync("/bao-cao/survey/nhap?from=2020-01-01&to=2020-12-31");
        await page.FillAsync("#dot", "e2e-2020");
        await page.SelectOptionAsync("#co-quan", "H10.07");
        await page.FillAsync("#noi", "Bộ phận Một cửa");
        await page.FillAsync("#tu", "01/06/2020");
        await page.FillAsync("#den", "30/06/2020");
        await page.FillAsync("#phat", "5");
        await page.FillAsync("#muc-0", "7");
        await page.ClickAsync("main form button[type=submit]");
        await page.WaitForSelectorAsync("[role=alert]");
        Assert.Equal("Bộ phận Một cửa", await page.InputValueAsync("#noi"));
        await page.FillAsync("#phat", "10");
        await page.ClickAsync("main form button[type=submit]");
        Assert.Equal("Đã lưu đợt khảo sát.", await page.InnerTextAsync("[role=status]"));
        Assert.Contains("Bộ phận Một cửa", await page.InnerTextAsync("[data-form=survey]"), StringComparison.Ordinal);
    }
}
