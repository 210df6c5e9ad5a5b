using Microsoft.Playwright;
using OneStop.Portal.Accounts;

namespace OneStop.EndToEnd;

/// <summary>The main job of each room, with the figures of the worked example (tests/Golden/example/expected.json).</summary>
public sealed class RoomTests(Province province)
{
    private const string Period = "from=2021-03-15&to=2021-04-30";

    [Fact]
    public async Task The_overview_shows_received_resolved_on_time_and_overdue_and_each_opens_its_list()
    {
        var page = await province.SignInAsync(Role.Leader);
        await page.GotoAsync($"/tong-quan?{Period}");
        Assert.Equal("9", await page.InnerTextAsync("[data-figure=received]"));
        Assert.Equal("4", await page.InnerTextAsync("[data-figure=resolved]"));
        Assert.Equal("50,00 %", await page.InnerTextAsync("[data-figure=onTimeRate]"));
        Assert.Equal("2", await page.InnerTextAsync("[data-figure=overdue]"));
        await page.ClickAsync("[data-figure=overdue] a");
        await page.WaitForSelectorAsync("[data-list=dossiers]");
        Assert.Equal(["000.00.07.H10-210412-0003", "000.00.07.H10-210412-0004"], await CodesAsync(page));
    }

    [Fact]
    public async Task The_late_list_narrows_by_chips_that_stay_in_the_address()
    {
        var page = await province.SignInAsync(Role.Officer);
        await page.GotoAsync("/ho-so?late=true");
        var all = await CodesAsync(page);
        Assert.Contains("000.00.07.H10-210325-0007", all);
        await page.FillAsync("#tim", "210412");
        await page.ClickAsync("form[role=search] button[type=submit]");
        await page.WaitForFunctionAsync("() => location.search.includes('text=210412') && document.querySelector('.chip.on').textContent.includes('210412')");
        var narrowed = await CodesAsync(page);
        Assert.All(narrowed, code => Assert.Contains("210412", code, StringComparison.Ordinal));
        Assert.True(narrowed.Length < all.Length);
        Assert.Contains("late=true", page.Url, StringComparison.Ordinal);
        await page.ClickAsync(".chip.on:has-text('210412')");
        await page.WaitForFunctionAsync("() => !location.search.includes('210412')");
        Assert.Equal(all, await CodesAsync(page));
    }

    [Fact]
    public async Task One_dossier_tells_its_due_date_its_end_in_both_views_and_its_entries_with_three_times()
    {
        var page = await province.SignInAsync(Role.Viewer);
        await page.GotoAsync("/ho-so/000.00.07.H10-210412-0003");
        var summary = await page.InnerTextAsync("[data-summary]");
        Assert.Contains("27/04/2021", summary, StringComparison.Ordinal);
        Assert.Contains("05/05/2021", summary, StringComparison.Ordinal);
        Assert.Contains("Quá hạn theo phần mềm", summary, StringComparison.Ordinal);
        Assert.Contains("sau giải trình: Đúng hạn", summary, StringComparison.Ordinal);
        Assert.Contains("Giỗ Tổ Hùng Vương", await page.InnerTextAsync(".explain"), StringComparison.Ordinal);
        await page.ClickAsync("text=Mở các bản ghi");
        await page.WaitForSelectorAsync("[data-list=entries]");
        var result = page.Locator("[data-list=entries] tbody tr", new() { HasText = "Có kết quả" });
        Assert.Contains("27/04/2021 09:00", await result.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("05/05/2021 08:00", await result.InnerTextAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("software", "1", "2", "50,00 %")]
    [InlineData("explained", "1", "1", "66,67 %")]
    public async Task The_form_prints_the_expected_totals_in_both_views_and_its_checks_hold(string view, string late, string overdue, string rate)
    {
        var page = await province.SignInAsync(Role.Controller);
        await page.GotoAsync($"/bao-cao/ii06a?{Period}&view={view}");
        Assert.Equal("9", await CellAsync(page, "3"));
        Assert.Equal(late, await CellAsync(page, "10"));
        Assert.Equal(overdue, await CellAsync(page, "13"));
        Assert.Equal(rate, await page.InnerTextAsync("[data-rate=due]"));
        Assert.True(await page.Locator("[data-checks=hold]").CountAsync() == 1);
    }

    [Fact]
    public async Task A_cell_of_the_form_opens_exactly_the_dossiers_it_counts()
    {
        var page = await province.SignInAsync(Role.Controller);
        await page.GotoAsync($"/bao-cao/ii06a?{Period}");
        await page.ClickAsync("tr[data-row=total] td[data-column='10'] a");
        await page.WaitForSelectorAsync("[data-list=dossiers]");
        Assert.Equal(["000.00.07.H10-210325-0007"], await CodesAsync(page));
        var file = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync(".tools a:has-text('CSV')"));
        Assert.Contains("000.00.07.H10-210325-0007", await File.ReadAllTextAsync(await file.PathAsync(), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("XLSX", ".xlsx")]
    [InlineData("CSV", ".csv")]
    public async Task The_form_is_downloaded_as_a_file(string label, string ending)
    {
        var page = await province.SignInAsync(Role.Controller);
        await page.GotoAsync($"/bao-cao/ii06a?{Period}");
        var download = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync($".report-tools a:has-text('{label}')"));
        Assert.EndsWith(ending, download.SuggestedFilename, StringComparison.Ordinal);
        Assert.True(new FileInfo(await download.PathAsync()).Length > 100);
    }

    [Fact]
    public async Task A_report_is_sealed_verified_and_compared_by_those_who_may()
    {
        var page = await province.SignInAsync(Role.Controller);
        foreach (var view in new[] { "software", "explained" })
        {
            await page.GotoAsync($"/bao-cao/ii06a?{Period}&view={view}");
            await page.ClickAsync(".report-tools summary:has-text('Chốt số liệu')");
            await page.ClickAsync(".report-tools form button[type=submit]");
            Assert.Equal("Đã chốt số liệu.", await page.InnerTextAsync("[role=status]"));
        }

        await page.ClickAsync("[data-list=sealed] tbody tr:first-child a");
        await page.ClickAsync(".tools a:has-text('Kiểm chứng')");
        await page.WaitForSelectorAsync("[data-holds=true]");
        await PageCheck.HoldsAsync(page, "kiem-chung-1366");
        await page.GotoAsync("/bao-cao/da-chot");
        await page.Locator("input[name=cu]").Last.CheckAsync();
        await page.Locator("input[name=moi]").First.CheckAsync();
        await page.ClickAsync("text=So sánh hai bản");
        Assert.Equal("So sánh hai bản chốt", await page.InnerTextAsync("h1"));
        Assert.Empty(await page.Locator("[role=alert]").AllInnerTextsAsync());
        var viewer = await province.SignInAsync(Role.Viewer);
        await viewer.GotoAsync($"/bao-cao/ii06a?{Period}");
        Assert.Equal(0, await viewer.Locator("summary:has-text('Chốt số liệu')").CountAsync());
    }

    [Fact]
    public async Task Today_shows_what_waits_and_leads_to_the_dossier()
    {
        var page = await province.SignInAsync(Role.Intake);
        await page.GotoAsync("/");
        Assert.Equal("Việc hôm nay", await page.InnerTextAsync("h1"));
        await page.ClickAsync("[data-pile=overdue] a.code");
        await page.WaitForSelectorAsync("[data-summary]");
        Assert.Contains("Đang quá hạn", await page.InnerTextAsync("[data-summary]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_late_reason_is_given_without_script_and_stands_in_the_dossier()
    {
        var page = await province.SignInAsync(Role.Officer, script: false);
        await page.GotoAsync("/ho-so/000.00.07.H10-210614-0012/nguyen-nhan");
        await page.SelectOptionAsync("#ly-do", "N2");
        await page.FillAsync("#don-vi", "Cục Người có công");
        await page.ClickAsync("main form button[type=submit]");
        Assert.Equal("Đã ghi nguyên nhân quá hạn vào sổ cái.", await page.InnerTextAsync("[role=status]"));
        Assert.Contains("Cục Người có công", await page.InnerTextAsync("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_person_explains_and_another_decides_but_nobody_his_own()
    {
        const string dossier = "/ho-so/000.00.07.H10-210412-0004";
        var page = await province.SignInAsync(Role.Officer, agency: "H10.07");
        await page.GotoAsync($"{dossier}/giai-trinh");
        await page.SelectOptionAsync("#ly-do", "N4");
        await page.FillAsync("#so-van-ban", "34/BC");
        await page.FillAsync("#ngay-van-ban", "20/05/2021");
        await page.FillAsync("#noi-dung-giai-trinh", "Khối lượng công việc lớn.");
        await page.ClickAsync("main form button[type=submit]");
        await page.WaitForSelectorAsync("[role=status]");
        Assert.Equal(0, await page.Locator("text=Xét giải trình").CountAsync());

        var decider = await province.SignInAsync(Role.Controller);
        await decider.GotoAsync(dossier);
        await decider.ClickAsync("text=Xét giải trình");
        await decider.WaitForSelectorAsync("main form");
        Assert.Contains("hồ sơ vẫn quá hạn ở cả hai cách nhìn", await decider.InnerTextAsync("main"), StringComparison.Ordinal);
        await decider.FillAsync("#ly-do", "Minh chứng đầy đủ.");
        await decider.ClickAsync("button[value=accepted]");
        await decider.WaitForSelectorAsync("[role=status]");
        Assert.Contains("34/BC", await decider.InnerTextAsync(".claim"), StringComparison.Ordinal);
        Assert.Contains("Chấp nhận", await decider.InnerTextAsync(".claim"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Anybody_with_a_code_sees_how_far_the_dossier_has_come_and_nothing_else()
    {
        var page = await province.OpenAsync(script: false);
        await page.GotoAsync("/tra-cuu");
        await page.FillAsync("#ma", "000.00.07.H10-210412-0001");
        await page.ClickAsync("main form button[type=submit]");
        Assert.Equal("ended", await page.GetAttributeAsync(".public-answer", "data-status"));
        Assert.Contains("100%", await page.InnerTextAsync(".public-answer"), StringComparison.Ordinal);
        Assert.DoesNotContain("Sở Lao động", await page.InnerTextAsync("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_catalogue_and_the_year_are_shown()
    {
        var page = await province.SignInAsync(Role.Viewer);
        await page.GotoAsync("/danh-muc?loai=procedures&tim=1.004949");
        Assert.Contains("10 ngày làm việc", await page.InnerTextAsync("[data-list=procedures]"), StringComparison.Ordinal);
        await page.GotoAsync("/danh-muc/lich?nam=2021");
        Assert.Contains("21/04/2021", await page.InnerTextAsync("[data-list=days-off]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_administrator_makes_an_inspector_whose_account_must_end()
    {
        var page = await province.SignInAsync(Role.Administrator);
        await page.GotoAsync("/quan-tri/tai-khoan");
        await page.FillAsync("#ten", "doan.2026");
        await page.FillAsync("#ho-ten", "Đoàn kiểm tra số 1");
        await page.SelectOptionAsync("#vai-tro", Role.Inspector.Code);
        await page.FillAsync("#mat-khau", "mat-khau-doan-1");
        await page.ClickAsync("main form button[type=submit]");
        Assert.Equal("Tài khoản đoàn kiểm tra phải có ngày hết hạn.", await page.InnerTextAsync("[role=alert]"));
        await page.FillAsync("#het-han", "31/12/2099");
        await page.FillAsync("#mat-khau", "mat-khau-doan-1");
        await page.ClickAsync("main form button[type=submit]");
        await page.WaitForSelectorAsync("[data-account='doan.2026']");
    }

    [Fact]
    public async Task What_a_role_must_not_see_is_neither_in_the_navigation_nor_behind_its_address()
    {
        var page = await province.SignInAsync(Role.Viewer);
        await page.GotoAsync("/tong-quan");
        Assert.Equal(0, await page.Locator(".side a[href='/quan-tri'], .side a[href='/tich-hop']").CountAsync());
        foreach (var path in new[] { "/quan-tri", "/tich-hop", "/ho-so/000.00.07.H10-210412-0004/nguyen-nhan", "/ho-so/000.00.07.H10-210412-0004/giai-trinh" })
        {
            await page.GotoAsync(path);
            Assert.Equal("Không có quyền xem trang này", await page.InnerTextAsync("h1"));
        }
    }

    [Fact]
    public async Task An_account_of_one_agency_sees_no_dossier_of_another()
    {
        var page = await province.SignInAsync(Role.Viewer, agency: "H10.30");
        await page.GotoAsync("/ho-so/000.00.07.H10-210412-0003");
        Assert.Contains("Không có hồ sơ này", await page.InnerTextAsync("[role=alert]"), StringComparison.Ordinal);
        await page.GotoAsync("/ho-so");
        Assert.All(await CodesAsync(page), code => Assert.DoesNotContain("000.00.07.H10", code, StringComparison.Ordinal));
    }

    private static async Task<string[]> CodesAsync(IPage page)
    {
        var codes = await page.Locator("[data-list=dossiers] tr[data-dossier]").EvaluateAllAsync<string[]>("rows => rows.map(r => r.dataset.dossier)");
        return [.. codes.Order(StringComparer.Ordinal)];
    }

    private static Task<string> CellAsync(IPage page, string column) => page.InnerTextAsync($"tr[data-row=total] td[data-column='{column}']");
}
