using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OneStop.Portal.Accounts;

namespace OneStop.EndToEnd;

/// <summary>The catalogue as it is kept: days off with a preview, procedures and agencies in versions, rules shown; only by those who may.</summary>
public sealed class CatalogueRoomTests(Province province)
{
    [Fact]
    public async Task A_day_off_shows_the_dossiers_it_moves_before_it_is_declared()
    {
        const string dossier = "000.00.07.H10-261101-0077";
        using var client = province.Client();
        var step = new
        {
            source = "e2e",
            id = "due-on-day-off",
            type = "received",
            dossier,
            occurredAt = province.Services.GetRequiredService<TimeProvider>().GetUtcNow().AddHours(-1).ToString("O"),
            agency = "H10.07",
            data = new { procedure = "1.004949", channel = "direct" },
        };
        (await client.PostAsJsonAsync("/v1/steps", step, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
        await province.CaughtUpAsync();
        var day = (await client.GetFromJsonAsync<JsonElement>($"/v1/dossiers/{dossier}", TestContext.Current.CancellationToken)).GetProperty("dueOn").GetString()!;
        var written = string.Join('/', day.Split('-').Reverse());

        var page = await province.SignInAsync(Role.Administrator, script: false);
        await page.GotoAsync("/danh-muc/lich/khai-bao");
        Assert.Equal(0, await page.Locator("button[value=declare]").CountAsync());
        await page.FillAsync("#tu", written);
        await page.FillAsync("#den", written);
        await page.FillAsync("#ten", "Nghỉ theo quyết định");
        await page.ClickAsync("button[value=preview]");
        Assert.Contains(dossier, await page.InnerTextAsync("[data-list=moved]"), StringComparison.Ordinal);
        await page.ClickAsync("button[value=declare]");
        Assert.Equal("Đã công bố ngày nghỉ.", await page.InnerTextAsync("[role=status]"));
        Assert.Contains("Nghỉ theo quyết định", await page.InnerTextAsync("[data-list=days-off]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_changed_after_the_preview_is_previewed_again_instead_of_declared()
    {
        var page = await province.SignInAsync(Role.Administrator, script: false);
        await page.GotoAsync("/danh-muc/lich/khai-bao");
        await page.FillAsync("#tu", "02/02/2022");
        await page.FillAsync("#den", "02/02/2022");
        await page.FillAsync("#ten", "Ngày thử");
        await page.ClickAsync("button[value=preview]");
        Assert.Equal("Những ngày này vốn đã là ngày nghỉ.", (await page.InnerTextAsync("[role=alert]")).Split('\n')[^1].Trim());
        await page.FillAsync("#tu", "16/02/2022");
        await page.FillAsync("#den", "16/02/2022");
        await page.ClickAsync("button[value=preview]");
        await page.FillAsync("#den", "17/02/2022");
        await page.ClickAsync("button[value=declare]");
        Assert.Equal("0", await page.GetAttributeAsync("[data-preview]", "data-preview"));
        await page.GotoAsync("/danh-muc/lich?nam=2022");
        Assert.DoesNotContain("Ngày thử", await page.InnerTextAsync("[data-list=days-off]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_procedure_gets_a_new_version_with_its_limit_and_steps_and_keeps_the_old_one()
    {
        var page = await province.SignInAsync(Role.Controller, script: false);
        await page.GotoAsync("/danh-muc/thu-tuc");
        await page.FillAsync("#ma", "1.999001");
        await page.FillAsync("#tu", "01/01/2024");
        await page.FillAsync("#ten", "Thủ tục thử nghiệm");
        await page.FillAsync("#ma-lv", "G14-TL1");
        await page.FillAsync("#ten-lv", "Lao động, tiền lương");
        await page.FillAsync("#han", "7");
        await page.FillAsync("[name='Form.Steps[0].Name']", "Thẩm định");
        await page.ClickAsync("main form button[type=submit]");
        Assert.Contains("Mỗi bước cần đơn vị thực hiện và thời hạn.", await page.InnerTextAsync("[role=alert]"), StringComparison.Ordinal);
        await page.FillAsync("[name='Form.Steps[0].Owner']", "Phòng Việc làm");
        await page.FillAsync("[name='Form.Steps[0].Amount']", "5");
        await page.ClickAsync("main form button[type=submit]");
        Assert.Equal("Đã lưu vào danh mục.", await page.InnerTextAsync("[role=status]"));
        await page.FillAsync("#tu", "01/01/2025");
        await page.FillAsync("#han", "3");
        await page.ClickAsync("main form button[type=submit]");
        var versions = await page.InnerTextAsync("[data-list=versions]");
        Assert.Contains("7 ngày làm việc", versions, StringComparison.Ordinal);
        Assert.Contains("3 ngày làm việc", versions, StringComparison.Ordinal);
        var viewer = await province.SignInAsync(Role.Viewer);
        await viewer.GotoAsync("/danh-muc/thu-tuc?ma=1.999001");
        Assert.Equal(0, await viewer.Locator("main form button[type=submit]").CountAsync());
        await viewer.GotoAsync("/danh-muc/lich/khai-bao");
        Assert.Equal("Không có quyền xem trang này", await viewer.InnerTextAsync("h1"));
    }

    [Fact]
    public async Task An_agency_gets_another_name_and_the_rules_in_force_are_shown()
    {
        var page = await province.SignInAsync(Role.Administrator, script: false);
        await page.GotoAsync("/danh-muc/co-quan?ma=H10.30");
        await page.FillAsync("#ten-khac", "UBND huyện (tên cũ)");
        await page.ClickAsync("main form button[type=submit]");
        Assert.Equal("Đã lưu vào danh mục.", await page.InnerTextAsync("[role=status]"));
        Assert.Equal("UBND huyện (tên cũ)", await page.InputValueAsync("#ten-khac"));
        await page.GotoAsync("/danh-muc/quy-tac");
        Assert.Contains("NĐ 61/2018/NĐ-CP", await page.InnerTextAsync("[data-list=rule-sets]"), StringComparison.Ordinal);
    }
}
