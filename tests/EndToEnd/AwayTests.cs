using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using OneStop.Portal;
using OneStop.Portal.Accounts;
using OneStop.Runtime.Hosting;
using OneStop.Services.Tests;

namespace OneStop.EndToEnd;

/// <summary>A portal whose services do not answer.</summary>
public sealed class PortalAlone : RunningProgram
{
    protected override IReadOnlyList<Module> Modules => [new PortalModule()];

    // Port 9 (discard) of the loopback: nobody listens there.
    protected override OneStopSettings Configure(OneStopSettings settings) => settings with { DossiersUrl = "http://127.0.0.1:9", ReportsUrl = "http://127.0.0.1:9" };
}

/// <summary>With the services away pages say so, and what somebody typed is not lost.</summary>
public sealed class AwayTests(Province province, PortalAlone alone) : IClassFixture<PortalAlone>
{
    private static readonly string[] Rooms =
        ["/viec-hom-nay", "/viec-hom-nay/overdue", "/tong-quan", "/ho-so", "/bao-cao/ii07a?from=2021-01-01&to=2021-12-31", "/danh-muc", "/tich-hop"];

    private const string Password = "Mat-khau-cua-bai-thu-2";

    [Fact]
    public async Task Every_room_says_that_its_figures_cannot_be_had_and_a_form_keeps_what_was_typed()
    {
        await using (var scope = alone.Services.CreateAsyncScope())
        {
            var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
            await accounts.CreateAsync(new Account { UserName = "mot.minh", FullName = "Một mình", Agency = "*", Role = Role.Administrator.Code }, Password);
        }

        var page = await province.OpenAsync(script: false);
        await page.GotoAsync(alone.Url + "/dang-nhap");
        await page.FillAsync("#ten", "mot.minh");
        await page.FillAsync("#mat-khau", Password);
        await page.ClickAsync("form button[type=submit]");
        await page.WaitForSelectorAsync(".shell");
        // Each waits until the last repetition has failed: they wait together.
        await Task.WhenAll([KeepsWhatWasTypedAsync(page), .. Rooms.Select(path => SaysSoAsync(page.Context, path))]);
    }

    private async Task SaysSoAsync(IBrowserContext session, string path)
    {
        var page = await session.NewPageAsync();
        var answer = (await page.GotoAsync(alone.Url + path, new() { Timeout = 60_000 }))!;
        Assert.Equal(200, answer.Status);
        Assert.Contains("Chưa lấy được số liệu", await page.InnerTextAsync("main [role=alert]"), StringComparison.Ordinal);
        await PageCheck.FitsAsync(page, "tam-ngung");
    }

    private async Task KeepsWhatWasTypedAsync(IPage page)
    {
        await page.GotoAsync(alone.Url + "/ho-so/000.00.07.H10-210412-0004/nguyen-nhan");
        await page.SelectOptionAsync("#ly-do", "N6");
        await page.FillAsync("#ghi-ro", "Đã đi xác minh thực địa hai lần.");
        foreach (var button in new[] { "main form.form-block button[type=submit]", "[role=alert] button[type=submit]" })
        {
            await page.ClickAsync(button);
            Assert.Contains("Chưa lấy được số liệu", await page.InnerTextAsync("main [role=alert]"), StringComparison.Ordinal);
            Assert.Equal("Đã đi xác minh thực địa hai lần.", await page.InputValueAsync("#ghi-ro"));
            Assert.Equal("N6", await page.InputValueAsync("#ly-do"));
        }
    }
}
