using System.Net.Http.Json;
using OneStop.Portal.Accounts;

namespace OneStop.EndToEnd;

/// <summary>Chốt số liệu: several forms at one position, the list of dossiers of each, and what has changed since.</summary>
public sealed class SealTests(Province province)
{
    [Fact]
    public async Task Several_forms_are_sealed_at_once_each_opens_its_dossiers_and_tells_what_changed_since()
    {
        var page = await province.SignInAsync(Role.Controller);
        await page.GotoAsync("/bao-cao/chot-nhieu");
        foreach (var form in (string[])["ii06a", "ii07a", "cchc"])
        {
            await page.UncheckAsync($"input[value={form}]");
        }

        await page.FillAsync("#tu", "01/06/2021");
        await page.FillAsync("#den", "30/06/2021");
        await page.ClickAsync("main form button[type=submit]");
        Assert.Contains("Hãy chọn ít nhất một biểu.", await page.InnerTextAsync("[role=alert]"), StringComparison.Ordinal);
        Assert.Equal("01/06/2021", await page.InputValueAsync("#tu"));
        await page.CheckAsync("input[value=ii06a]");
        await page.CheckAsync("input[value=ii07a]");
        await page.ClickAsync("main form button[type=submit]");
        Assert.Equal("Đã chốt các biểu tại cùng một vị trí của sổ cái.", await page.InnerTextAsync("[role=status]"));
        var rows = page.Locator("[data-list=sealed] tbody tr", new() { HasText = "01/06/2021 – 30/06/2021" });
        Assert.Equal(2, await rows.CountAsync());
        Assert.Single((await rows.Locator("td small").AllInnerTextsAsync()).Distinct());

        await rows.Filter(new() { HasText = "II.06a" }).Locator("a.code").ClickAsync();
        await page.WaitForSelectorAsync("[data-list=cases]");
        var before = await page.Locator("[data-list=cases] tbody tr").CountAsync();
        Assert.Contains($"{before} hồ sơ", await page.InnerTextAsync("h2"), StringComparison.Ordinal);
        await PageCheck.HoldsAsync(page, "ban-chot-1366");

        using var sender = province.Client();
        var late = new
        {
            source = "seal",
            id = "late-entry",
            type = "received",
            dossier = "000.00.07.H10-210615-8801",
            occurredAt = "2021-06-15T08:00:00+07:00",
            agency = "H10.07",
            data = new { procedure = "1.004949", channel = "direct" },
        };
        (await sender.PostAsJsonAsync("/v1/steps", late, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
        await province.CaughtUpAsync();
        await page.ClickAsync(".tools a:has-text('So với hiện nay')");
        await page.WaitForSelectorAsync("[data-list=differences]");
        var changed = await page.InnerTextAsync("[data-list=differences]");
        Assert.Contains("000.00.07.H10-210615-8801", changed, StringComparison.Ordinal);
        Assert.Contains("Sự kiện gửi lên muộn", changed, StringComparison.Ordinal);
        Assert.Contains("Tổng cộng · (3)", await page.InnerTextAsync("[data-list=changed-cells]"), StringComparison.Ordinal);
        await PageCheck.HoldsAsync(page, "so-voi-hien-nay-1366");
        await page.SetViewportSizeAsync(390, 844);
        await PageCheck.HoldsNarrowAsync(page, "so-voi-hien-nay-390");
        await page.Context.CloseAsync();
    }
}
