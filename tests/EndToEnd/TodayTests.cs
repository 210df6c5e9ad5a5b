using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Playwright;
using OneStop.Core.WorkingTime;
using OneStop.Portal.Accounts;

namespace OneStop.EndToEnd;

/// <summary>Việc hôm nay: what has waited too long is red, what falls due is counted by who holds it, and each figure opens its list.</summary>
public sealed class TodayTests(Province province)
{
    private const string Waiting = "000.00.07.H10-210401-7701";
    private const string Lapsed = "000.00.07.H10-210401-7702";

    [Fact]
    public async Task What_waits_too_long_is_red_and_what_falls_due_is_counted_by_its_holder()
    {
        var today = VietnamTime.DateOf(TimeProvider.System.GetUtcNow());
        await SendAsync(
            Step("submitted", Waiting, "2021-04-01T08:00:00+07:00", new { procedure = "1.004949", channel = "online" }),
            Step("submitted", Lapsed, "2021-04-01T08:00:00+07:00", new { procedure = "1.004949", channel = "online" }),
            Step("supplementRequested", Lapsed, "2021-04-02T08:00:00+07:00", new { dueOn = "2021-04-20" }));
        foreach (var number in Enumerable.Range(3, 2))
        {
            var code = $"000.00.07.H10-210401-770{number}";
            await SendAsync(
                Step("received", code, "2021-07-01T08:00:00+07:00", new { procedure = "1.004949", channel = "direct", appointmentOn = Day(today.AddDays(1)) }),
                Step("handedOver", code, "2021-07-01T09:00:00+07:00", new { toUnit = "Phòng Thẩm định", toOfficer = "cb-7" }));
        }

        await province.CaughtUpAsync();
        var page = await province.SignInAsync(Role.Intake);
        await page.GotoAsync("/viec-hom-nay");
        var late = page.Locator("[data-pile=answerLate] tr", new() { HasText = Waiting });
        Assert.StartsWith("chờ", await late.Locator("[data-waited].late").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await page.Locator("[data-pile=status] tr", new() { HasText = Waiting }).CountAsync());
        var lapsed = page.Locator("[data-pile=supplementLapsed] tr", new() { HasText = Lapsed });
        Assert.StartsWith("20/04/2021", await lapsed.Locator("[data-supplement-due].late").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("2", await page.Locator("[data-pile=holders] tr.unit", new() { HasText = "Phòng Thẩm định" }).Locator("td.number").InnerTextAsync(), StringComparison.Ordinal);
        await page.Locator("[data-pile=holders] tr", new() { HasText = "cb-7" }).Locator("a", new() { HasText = "2" }).ClickAsync();
        await page.WaitForSelectorAsync("[data-list=dossiers]");
        Assert.Equal(2, await page.Locator("[data-list=dossiers] tbody tr").CountAsync());
        await IsPrintedAndSentAsync(page);
        await OpensByDaysLeftAsync(page);
        await page.Context.CloseAsync();
    }

    // The list of one kind of work: counted, by unit and officer, as a file, and as a letter that names nobody.
    private static async Task IsPrintedAndSentAsync(IPage page)
    {
        await page.GotoAsync("/viec-hom-nay/nearDue");
        Assert.Contains("2 hồ sơ", await page.Locator("[data-figure=nearDue]").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("Cách tính", await page.Locator("[data-definition='list.nearDue']").InnerTextAsync(), StringComparison.Ordinal);
        var letter = Uri.UnescapeDataString((await page.Locator("a[href^='mailto:']").GetAttributeAsync("href"))!);
        Assert.Contains("- Phòng Thẩm định: 2", letter, StringComparison.Ordinal);
        Assert.Contains("/viec-hom-nay/nearDue", letter, StringComparison.Ordinal);
        Assert.DoesNotContain("cb-7", letter, StringComparison.Ordinal);
        Assert.DoesNotContain("210401-77", letter, StringComparison.Ordinal);
        var file = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("a[download]:has-text('CSV')"));
        Assert.Contains("000.00.07.H10-210401-7703", await File.ReadAllTextAsync(await file.PathAsync(), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private static async Task OpensByDaysLeftAsync(IPage page)
    {
        await page.GotoAsync("/tong-quan?from=2021-03-15&to=2021-04-30");
        foreach (var link in await page.Locator("[data-list=near-due] a").EvaluateAllAsync<string[][]>("links => links.map(a => [a.getAttribute('href'), a.textContent.trim()])"))
        {
            await page.GotoAsync(link[0]);
            Assert.Equal(link[1], $"{await page.Locator("[data-list=dossiers] tbody tr").CountAsync()}");
        }
    }

    private static string Step(string type, string dossier, string at, object data) => JsonSerializer.Serialize(
        new { source = "today", id = $"{type}-{dossier}", type, dossier, occurredAt = at, agency = "H10.07", data });

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private async Task SendAsync(params string[] steps)
    {
        using var sender = province.Client();
        using var lines = new StringContent(string.Join('\n', steps), Encoding.UTF8, "application/x-ndjson");
        (await sender.PostAsync("/v1/steps", lines)).EnsureSuccessStatusCode();
    }
}
