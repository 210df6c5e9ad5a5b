using Microsoft.Playwright;
using OneStop.Portal.Accounts;

namespace OneStop.EndToEnd;

/// <summary>What officers do on a dossier's page: record what happened outside, correct, print.</summary>
public sealed class DossierRoomTests(Province province)
{
    private const string Dossier = "000.00.07.H10-210614-0012";

    [Fact]
    public async Task What_happened_outside_the_software_is_recorded_with_its_document_as_an_entry_of_the_officer()
    {
        var page = await province.SignInAsync(Role.Officer, script: false);
        await page.GotoAsync($"/ho-so/{Dossier}/ghi");
        await page.CheckAsync("input[value=opinion]");
        await page.FillAsync("#noi-nhan", "Cục Thuế tỉnh");
        await page.FillAsync("#ngay", "16/06/2021");
        await page.FillAsync("#gio", "09:30");
        await page.FillAsync("#so", "77/CV");
        await page.FillAsync("#ngay-van-ban", "16/06/2021");
        await page.ClickAsync("main form button[type=submit]");
        Assert.Equal("Đã ghi vào sổ cái.", await page.InnerTextAsync("[role=status]"));
        var entry = page.Locator("[data-list=entries] tbody tr", new() { HasText = "Lấy ý kiến" }).Last;
        var said = await entry.TextContentAsync();
        Assert.Contains("officer", said, StringComparison.Ordinal);
        Assert.Contains("77/CV", said, StringComparison.Ordinal);
        Assert.Contains("Cục Thuế tỉnh", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_correction_shows_what_it_would_change_before_another_person_accepts_it()
    {
        const string corrected = "000.00.07.H10-210412-0005";
        var page = await province.SignInAsync(Role.Officer, agency: "H10.07");
        await page.GotoAsync($"/ho-so/{corrected}/dinh-chinh");
        await page.SelectOptionAsync("#ban-ghi", new SelectOptionValue { Index = 1 });
        await page.SelectOptionAsync("#kenh", "postal");
        await page.FillAsync("#so-van-ban", "9/BB");
        await page.FillAsync("#ngay-van-ban", "20/05/2021");
        await page.FillAsync("#nguoi-duyet", "controller");
        await page.ClickAsync("main form button[type=submit]");
        Assert.Equal("Đã gửi đính chính; chờ người khác chấp nhận.", await page.InnerTextAsync("[role=status]"));

        var decider = await province.SignInAsync(Role.Controller);
        await decider.GotoAsync("/dinh-chinh");
        await decider.Locator("[data-list=corrections] tr", new() { HasText = corrected }).Locator("a.btn").ClickAsync();
        await decider.WaitForSelectorAsync("[data-list=changes]");
        await PageCheck.HoldsAsync(decider, "xet-dinh-chinh-1366");
        Assert.Contains("Bưu chính công ích", await decider.InnerTextAsync("[data-list=changes]"), StringComparison.Ordinal);
        await decider.FillAsync("#ly-do", "Minh chứng không khớp.");
        await decider.ClickAsync("button[value=rejected]");
        Assert.Equal("Đã ghi quyết định về đính chính.", await decider.InnerTextAsync("[role=status]"));
        await decider.GotoAsync("/dinh-chinh?state=rejected");
        Assert.Contains(corrected, await decider.InnerTextAsync("[data-list=corrections]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_papers_of_a_late_dossier_are_shown_to_print()
    {
        var page = await province.SignInAsync(Role.Viewer);
        await page.GotoAsync("/ho-so/000.00.07.H10-210412-0003");
        await page.ClickAsync("summary:has-text('In phiếu')");
        var papers = await page.Locator(".papers p > a").EvaluateAllAsync<string[]>("links => links.map(a => a.getAttribute('href'))");
        Assert.Equal(3, papers.Length);
        foreach (var paper in papers)
        {
            var answer = (await page.GotoAsync(paper))!;
            Assert.Equal(200, answer.Status);
            Assert.Contains("000.00.07.H10-210412-0003", await page.InnerTextAsync("body"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Holidays_are_marked_in_the_time_line()
    {
        var page = await province.SignInAsync(Role.Viewer);
        await page.GotoAsync("/ho-so/000.00.07.H10-210412-0003");
        Assert.True(await page.Locator(".lane-holiday").CountAsync() > 0);
        Assert.Contains("Giỗ Tổ Hùng Vương", await page.Locator(".lane-holiday title").First.TextContentAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chosen_late_dossiers_get_one_reason_and_one_that_cannot_be_written_is_told()
    {
        var page = await province.SignInAsync(Role.Officer, script: false);
        await page.GotoAsync("/ho-so?late=true&text=210325-0007");
        await page.CheckAsync("input[name=ma]");
        await page.ClickAsync("text=Ghi nguyên nhân cho hồ sơ đã chọn");
        await page.GotoAsync(page.Url + "&ma=000.00.07.H10-210101-9999");
        await page.SelectOptionAsync("#ly-do", "N5");
        await page.UncheckAsync("input[name='Form.Primary']");
        await page.ClickAsync("main form button[type=submit]");
        Assert.Equal("Đã ghi nguyên nhân cho 1 hồ sơ.", await page.InnerTextAsync("[role=status]"));
        Assert.Contains("000.00.07.H10-210101-9999", await page.InnerTextAsync("[role=alert]"), StringComparison.Ordinal);
        await page.GotoAsync("/ho-so/000.00.07.H10-210325-0007");
        Assert.Contains("N5", await page.InnerTextAsync("main"), StringComparison.Ordinal);
    }
}
