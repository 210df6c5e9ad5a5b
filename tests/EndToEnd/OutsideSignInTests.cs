using Microsoft.Playwright;
using OneStop.Portal.Accounts;

namespace OneStop.EndToEnd;

/// <summary>Sign-in at an outside provider: into an account that somebody made for it, and into no other.</summary>
public sealed class OutsideSignInTests(Province province)
{
    [Fact]
    public async Task An_account_made_for_the_provider_is_signed_in_with_its_own_role_and_bound_to_that_person()
    {
        var admin = await province.SignInAsync(Role.Administrator);
        await admin.GotoAsync("/quan-tri/tai-khoan");
        await admin.FillAsync("#ten", "nguoi.ngoai");
        await admin.FillAsync("#ho-ten", "Người của cổng thử");
        await admin.SelectOptionAsync("#vai-tro", Role.Officer.Code);
        await admin.CheckAsync("input[name='Form.Outside']");
        await admin.ClickAsync("main form button[type=submit]");
        await admin.WaitForSelectorAsync("[data-account='nguoi.ngoai']");

        var page = await ComeAsync("subject-1", "nguoi.ngoai", "/ho-so?late=true");
        await page.WaitForURLAsync("**/ho-so?late=true");
        Assert.Contains("Người của cổng thử", await page.InnerTextAsync(".side"), StringComparison.Ordinal);
        Assert.Contains("Người giải quyết", await page.InnerTextAsync(".side"), StringComparison.Ordinal);

        var again = await ComeAsync("subject-1", "ten.da-doi", "/");
        await again.WaitForSelectorAsync(".shell");
        await RefusedAsync("subject-2", "nguoi.ngoai");
    }

    [Fact]
    public Task Nobody_comes_in_without_an_account() => RefusedAsync("subject-3", "khong.co.ai");

    [Fact]
    public async Task An_account_with_a_password_is_never_taken_over()
    {
        await province.SignInAsync(Role.Viewer);
        await RefusedAsync("subject-4", Role.Viewer.Code);
    }

    [Fact]
    public async Task A_forged_return_is_refused()
    {
        var page = await province.OpenAsync();
        await page.GotoAsync("/dang-nhap/nha-cung-cap?code=abc&state=def");
        Assert.Equal("Không đăng nhập được qua nhà cung cấp. Hãy thử lại.", await page.InnerTextAsync("[role=alert]"));
    }

    private async Task RefusedAsync(string subject, string name)
    {
        var page = await ComeAsync(subject, name, "/");
        Assert.Equal("Chưa có tài khoản nào dành cho người này; hãy đề nghị người quản trị hệ thống.", await page.InnerTextAsync("[role=alert]"));
        await page.GotoAsync("/viec-hom-nay");
        Assert.Contains("/dang-nhap", page.Url, StringComparison.Ordinal);
    }

    private async Task<IPage> ComeAsync(string subject, string name, string to)
    {
        province.Provider.Person = (subject, name);
        var page = await province.OpenAsync();
        await page.GotoAsync(to);
        await page.ClickAsync("text=Đăng nhập bằng Cổng thử");
        return page;
    }
}
