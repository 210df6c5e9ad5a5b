using System.Text;
using OneStop.Portal.Accounts;

namespace OneStop.EndToEnd;

/// <summary>A way of writing is declared, counts for what comes next, and is ended.</summary>
public sealed class AliasRoomTests(Province province)
{
    [Fact]
    public async Task A_units_name_is_declared_understood_and_ended()
    {
        const string Written = "P. LĐ - Thương binh (e2e)";
        var page = await province.SignInAsync(Role.Controller, script: false);
        await page.GotoAsync("/tich-hop");
        await page.ClickAsync(".room-tabs a:has-text('Bí danh')");
        await page.ClickAsync("main a:has-text('Thêm bí danh')");
        await page.FillAsync("#bi-danh", Written);
        await page.FillAsync("#nghia", "H10.07");
        await page.FillAsync("#tu", "01/01/2021");
        await page.FillAsync("#den", "31/12/2020");
        await page.ClickAsync("main form button[type=submit]");
        Assert.Contains("from không sau to", await page.InnerTextAsync("[role=alert]"), StringComparison.Ordinal);
        await page.FillAsync("#den", "");
        await page.ClickAsync("main form button[type=submit]");
        Assert.Equal("Đã lưu bí danh.", await page.InnerTextAsync("[role=status]"));

        using var client = province.Client();
        using var message = new StringContent(
            $$"""[{"MaHoSo":"000.00.07.H10-220512-7001","MaTTHC":"1.004949","KenhThucHien":"1","NgayTiepNhan":"20220512081500","TrangThaiHoSo":"4","DonViXuLy":"{{Written}}"}]""", Encoding.UTF8, "application/json");
        (await client.PostAsync("/v1/national/DongBoHoSoMC", message, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
        var dossier = await client.GetStringAsync("/v1/dossiers/000.00.07.H10-220512-7001", TestContext.Current.CancellationToken);
        Assert.Contains("\"agency\":\"H10.07\"", dossier, StringComparison.Ordinal);

        await page.FillAsync("#tim", "thương binh (e2e)");
        await page.ClickAsync(".filters button[type=submit]");
        Assert.Contains("từ 01/01/2021", await page.InnerTextAsync("[data-list=aliases] tbody tr"), StringComparison.Ordinal);
        await page.ClickAsync("[data-list=aliases] tbody a:has-text('kết thúc')");
        Assert.Equal(Written, await page.InputValueAsync("#bi-danh"));
        await page.FillAsync("#den", "30/06/2021");
        await page.ClickAsync("main form button[type=submit]");
        await page.FillAsync("#tim", "thương binh (e2e)");
        await page.ClickAsync(".filters button[type=submit]");
        Assert.Contains("01/01/2021 – 30/06/2021", await page.InnerTextAsync("[data-list=aliases] tbody tr"), StringComparison.Ordinal);
        await page.FillAsync("#ngay", "01/07/2021");
        await page.ClickAsync(".filters button[type=submit]");
        Assert.Equal(0, await page.Locator("[data-list=aliases] tbody tr").CountAsync());
        await page.Context.CloseAsync();
    }
}
