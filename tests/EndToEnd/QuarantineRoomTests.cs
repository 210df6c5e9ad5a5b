using System.Text;
using OneStop.Portal.Accounts;
using OneStop.Services.Tests;

namespace OneStop.EndToEnd;

/// <summary>A refused line is found, read as it came, mended and sent again.</summary>
public sealed class QuarantineRoomTests(Province province)
{
    [Fact]
    public async Task A_line_is_found_by_its_fault_mended_and_taken()
    {
        using var client = province.Client();
        using var line = new StringContent(
            """{"source":"e2e-mend","id":"1","type":"received","dossier":"000.00.07.H10-220401-0001","occurredAt":"hôm qua","agency":"H10.07","data":{"procedure":"1.004949","channel":"direct"}}""",
            Encoding.UTF8,
            "application/json");
        (await client.PostAsync("/v1/steps", line, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();

        var page = await province.SignInAsync(Role.Administrator, script: false);
        await page.GotoAsync("/tich-hop");
        await page.SelectOptionAsync("#ma-loi", "badTime");
        await page.FillAsync("#nguon", "e2e-mend");
        await page.ClickAsync(".filters button[type=submit]");
        Assert.Equal(1, await page.Locator("[data-list=quarantine] tbody tr").CountAsync());
        Assert.Contains("hôm qua", await page.Locator("[data-list=quarantine] pre").TextContentAsync(), StringComparison.Ordinal);

        await page.ClickAsync("[data-list=quarantine] button[type=submit]");
        Assert.Equal("Đã nhận 0 dòng, trùng 0, còn lỗi 1.", await page.InnerTextAsync("[role=status]"));

        await page.ClickAsync("[data-list=quarantine] a:has-text('Sửa')");
        var raw = await page.InputValueAsync("#noi-dung-dong");
        await page.FillAsync("#noi-dung-dong", raw.Replace("hôm qua", "hôm nay", StringComparison.Ordinal));
        await page.ClickAsync("main form button[type=submit]");
        Assert.Contains("hôm nay", await page.InputValueAsync("#noi-dung-dong"), StringComparison.Ordinal);
        await page.FillAsync("#noi-dung-dong", raw.Replace("hôm qua", "2022-04-01T08:00:00+07:00", StringComparison.Ordinal));
        await page.ClickAsync("main form button[type=submit]");
        Assert.Contains("sổ cái đã nhận", await page.InnerTextAsync("[role=status]"), StringComparison.Ordinal);
        await page.GotoAsync("/tich-hop?state=replayed&source=e2e-mend");
        Assert.Contains("hôm qua", await page.Locator("[data-list=quarantine] pre").TextContentAsync(), StringComparison.Ordinal);
        await page.GotoAsync("/ho-so/000.00.07.H10-220401-0001");
        Assert.Contains("01/04/2022", await page.InnerTextAsync("[data-summary]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sources_are_shown_with_what_they_sent_and_lead_to_their_waiting_lines()
    {
        var page = await province.SignInAsync(Role.Controller);
        await page.GotoAsync("/tich-hop/nguon");
        // What sources sent is counted from the ledger, now and then.
        await Wait.UntilAsync(
            async () =>
            {
                if (await page.Locator("[data-list=sources] tr[data-source]").CountAsync() > 0)
                {
                    return true;
                }

                await page.ReloadAsync();
                return false;
            },
            "a source is shown with what it sent");
        await page.Locator("[data-list=sources] a").First.ClickAsync();
        await page.WaitForURLAsync("**/tich-hop?source=*");
        await page.ClickAsync(".room-help summary");
        Assert.Contains("giữ nguyên văn", await page.InnerTextAsync(".room-help"), StringComparison.Ordinal);
    }
}
