using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using OneStop.Dossiers.Connector;
using OneStop.Portal.Accounts;
using OneStop.Services.Tests;

namespace OneStop.EndToEnd;

/// <summary>Those who are told events and those who are asked page by page: kept, tried and looked after from the pages; and what came in oddly.</summary>
public sealed class OutsideRoomTests(Province province)
{
    [Fact]
    public async Task A_subscription_is_made_tested_replayed_and_ended()
    {
        await using var neighbour = await StubNeighbour.StartAsync();
        var page = await province.SignInAsync(Role.Administrator);
        await page.GotoAsync("/tich-hop/webhook/mot");
        await page.FillAsync("#ma", "e2e-nhan");
        await page.FillAsync("#dia-chi", neighbour.Url + "/nhan");
        await page.CheckAsync("input[value='apology.owed']");
        await page.ClickAsync("button:has-text('Thêm đăng ký')");
        await Assertions.Expect(page.Locator("[data-secret]")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^[A-Za-z0-9+/]{43}=$"));

        await page.ClickAsync("button:has-text('Gửi thử')");
        await Assertions.Expect(page.Locator("[role=status]")).ToHaveTextAsync("Bên nhận đã nhận lần gửi thử.");
        neighbour.Answer = 500;
        await page.ClickAsync("button:has-text('Gửi thử')");
        await Assertions.Expect(page.Locator("[role=status]")).ToHaveTextAsync("Bên nhận không nhận lần gửi thử: 500.");
        neighbour.Answer = 204;
        await page.FillAsync("#vi-tri", "999999999");
        await page.ClickAsync("button:text-is('Gửi lại')");
        await Assertions.Expect(page.Locator("[role=alert]")).ToContainTextAsync("after phải nằm trong");
        await page.FillAsync("#vi-tri", "0");
        await page.ClickAsync("button:text-is('Gửi lại')");
        await Assertions.Expect(page.Locator("[role=status]")).ToContainTextAsync("sau vị trí 0");
        await HoldsAsync(page, "mot-webhook");

        await page.GotoAsync("/tich-hop/webhook");
        await Assertions.Expect(page.Locator("[data-webhook='e2e-nhan']")).ToContainTextAsync("Nợ văn bản xin lỗi");
        await HoldsAsync(page, "webhook");
        await page.ClickAsync("[data-webhook='e2e-nhan'] a");
        await page.ClickAsync("summary:has-text('thôi nhận')");
        await page.ClickAsync("button:text-is('Thôi nhận')");
        await Assertions.Expect(page.Locator("[role=status]")).ToHaveTextAsync("Đã bỏ đăng ký.");
        await Assertions.Expect(page.Locator("[data-webhook='e2e-nhan']")).ToHaveCountAsync(0);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_connector_is_written_run_and_its_unknown_state_is_mended()
    {
        await using var neighbour = await StubNeighbour.StartAsync();
        var page = await province.SignInAsync(Role.Administrator);
        await page.GotoAsync("/tich-hop/ket-noi/mot");
        await page.FillAsync("#ma", "e2e-keo");
        await page.FillAsync("#cau-hinh", "{\n\"url\": ");
        await page.ClickAsync("button:has-text('Lưu kết nối')");
        await Assertions.Expect(page.Locator("[role=alert]")).ToContainTextAsync("JSON hỏng ở dòng 2.");
        await page.FillAsync("#cau-hinh", $$"""{"url":"{{neighbour.Url}}/tim","status":{"2":"4"},"everyMinutes":1000}""");
        await page.ClickAsync("button:has-text('Lưu kết nối')");
        await Assertions.Expect(page.Locator("[role=status]")).ToContainTextAsync("Đã lưu kết nối");
        await page.ClickAsync("button:has-text('Chạy ngay')");
        await Assertions.Expect(page.Locator("[role=status]")).ToContainTextAsync("Đã yêu cầu chạy ngay");
        // It may run by itself before this does.
        await province.Services.GetRequiredService<RunConnector>().RunAsync("e2e-keo", TestContext.Current.CancellationToken);
        await EventuallyAsync(page, "/tich-hop/ket-noi/mot?ma=e2e-keo", "[data-run]", "2 mục, 1 trang");
        await HoldsAsync(page, "mot-ket-noi");
        await page.GotoAsync("/tich-hop/ket-noi");
        await HoldsAsync(page, "ket-noi");

        await page.ClickAsync("[data-connector='e2e-keo'] a[href*='source=e2e-keo']");
        await Assertions.Expect(page.Locator("[data-list=quarantine]")).ToContainTextAsync("000.00.07.H10-220512-7102");
        await page.GotoAsync("/tich-hop/ket-noi/mot?ma=e2e-keo");
        await page.ClickAsync("summary:has-text('Bỏ kết nối')");
        await page.ClickAsync("button:has-text('giữ dữ liệu đã nhận')");
        await Assertions.Expect(page.Locator("[role=status]")).ToContainTextAsync("Đã bỏ kết nối");
        await page.GotoAsync("/ho-so/000.00.07.H10-220512-7101");
        await Assertions.Expect(page.Locator("[data-summary]")).ToContainTextAsync("27/05/2022");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_date_that_was_rewritten_after_it_passed_leads_to_its_dossier_and_to_both_views()
    {
        const string Code = "000.00.07.H10-210112-7201";
        using var client = province.Client();
        foreach (var end in (string[])["20210205100000", "20210127160000"])
        {
            using var message = new StringContent(
                $$"""[{"MaHoSo":"{{Code}}","MaTTHC":"1.004949","KenhThucHien":"1","NgayTiepNhan":"20210112081500","NgayHenTra":"20210127170000","NgayKetThucXuLy":"{{end}}","TrangThaiHoSo":"9","DonViXuLy":"Phòng chưa khai (e2e)"}]""",
                Encoding.UTF8,
                "application/json");
            (await client.PostAsync("/v1/national/DongBoHoSoMC", message, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
        }

        var page = await province.SignInAsync(Role.Controller);
        await page.GotoAsync("/tich-hop/dau-hieu");
        await HoldsAsync(page, "dau-hieu");
        await page.FillAsync("#don-vi", "Phòng chưa khai (e2e)");
        await page.ClickAsync(".filters button[type=submit]");
        await page.ClickAsync("[data-flag=endChangedAfterDue]");
        var row = page.Locator($"[data-dossier='{Code}']");
        await Assertions.Expect(row).ToContainTextAsync("Ngày kết thúc bị sửa sau hạn");
        await Assertions.Expect(row.Locator("a:has-text('Thêm bí danh')")).ToHaveCountAsync(1);
        await row.Locator("a:has-text('Đối chiếu')").ClickAsync();
        await Assertions.Expect(page.Locator("[data-field=endedOn]")).ToContainTextAsync("27/01/2021");
        await Assertions.Expect(page.Locator("[data-field=endedOn] .late")).ToHaveTextAsync("05/02/2021");
        await HoldsAsync(page, "doi-chieu");
        await page.Context.CloseAsync();
    }

    private async Task HoldsAsync(IPage page, string name)
    {
        await PageCheck.HoldsAsync(page, $"{name}-1366");
        await page.SetViewportSizeAsync(390, 844);
        await PageCheck.HoldsNarrowAsync(page, $"{name}-390");
        await page.SetViewportSizeAsync(1366, 768);
        if (!page.Url.EndsWith("/mot", StringComparison.Ordinal))
        {
            var english = await province.LookAsync(english: true);
            await english.GotoAsync(page.Url);
            await PageCheck.FitsAsync(english, $"{name}-en");
        }
    }

    private static async Task EventuallyAsync(IPage page, string path, string where, string text)
    {
        await Wait.UntilAsync(
            async () =>
            {
                await page.GotoAsync(path);
                return (await page.InnerTextAsync(where)).Contains(text, StringComparison.Ordinal);
            },
            $"{path} shows {text}");
    }
}
