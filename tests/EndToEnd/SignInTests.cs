using System.Text.RegularExpressions;
using Microsoft.Playwright;
using OneStop.Portal.Accounts;

namespace OneStop.EndToEnd;

/// <summary>Who gets in, who does not, and what the browser is told.</summary>
public sealed partial class SignInTests(Province province)
{
    [Fact]
    public async Task A_stranger_is_led_to_the_sign_in_page_and_back_to_where_he_wanted_to_go()
    {
        var page = await province.OpenAsync();
        await page.GotoAsync("/ho-so?overdue=true");
        Assert.Contains("/dang-nhap?ReturnUrl=", page.Url, StringComparison.Ordinal);
        await PageCheck.HoldsAsync(page, "dang-nhap");
        var (name, password) = province.First!;
        await page.FillAsync("#ten", name);
        await page.FillAsync("#mat-khau", password);
        await page.ClickAsync("form button[type=submit]");
        await page.WaitForURLAsync("**/ho-so?overdue=true");
        Assert.Equal("Hồ sơ trễ hạn", await page.InnerTextAsync("h1"));
    }

    [Fact]
    public async Task A_wrong_password_says_so_and_nothing_more()
    {
        var page = await province.OpenAsync();
        await page.GotoAsync("/dang-nhap");
        await page.FillAsync("#ten", "nobody");
        await page.FillAsync("#mat-khau", "sai mật khẩu");
        await page.ClickAsync("form button[type=submit]");
        Assert.Equal("Tên đăng nhập hoặc mật khẩu không đúng.", await page.InnerTextAsync("[role=alert]"));
        Assert.Equal("nobody", await page.InputValueAsync("#ten"));
    }

    [Fact]
    public async Task Signing_in_and_out_works_without_script()
    {
        var page = await province.SignInAsync(Role.Viewer, script: false);
        await page.GotoAsync("/tong-quan");
        Assert.Equal("Tổng quan", await page.InnerTextAsync("h1"));
        await page.ClickAsync(".side form[action='/dang-xuat'] button");
        await page.GotoAsync("/tong-quan");
        Assert.Contains("/dang-nhap", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_way_back_after_signing_in_never_leads_to_another_site()
    {
        var page = await province.OpenAsync();
        await page.GotoAsync("/dang-nhap?ReturnUrl=" + Uri.EscapeDataString("//example.org/"));
        var (name, password) = province.First!;
        await page.FillAsync("#ten", name);
        await page.FillAsync("#mat-khau", password);
        await page.ClickAsync("form button[type=submit]");
        await page.WaitForSelectorAsync(".shell");
        Assert.StartsWith(province.Url, page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_forbid_inline_script_framing_and_sniffing()
    {
        var page = await province.OpenAsync();
        var answer = (await page.GotoAsync("/dang-nhap"))!;
        var headers = await answer.AllHeadersAsync();
        Assert.Contains("script-src 'self';", headers["content-security-policy"], StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", headers["content-security-policy"], StringComparison.Ordinal);
        Assert.Equal("nosniff", headers["x-content-type-options"]);
        Assert.DoesNotMatch(InlineScript(), await answer.TextAsync());
        var session = await (await province.SignInAsync(Role.Viewer)).Context.CookiesAsync();
        Assert.All(session.Where(c => c.Name.StartsWith("onestop.", StringComparison.Ordinal)), c => Assert.True(c.HttpOnly, c.Name));
    }

    [Fact]
    public async Task An_address_that_leads_nowhere_shows_a_page_of_ours()
    {
        var page = await province.OpenAsync();
        var answer = (await page.GotoAsync("/khong-co-trang-nay"))!;
        Assert.Equal(404, answer.Status);
        Assert.Equal("Không tìm thấy trang", await page.InnerTextAsync("h1"));
        await PageCheck.HoldsAsync(page, "khong-tim-thay");
    }

    [Fact]
    public async Task The_first_page_is_small()
    {
        var page = await province.SignInAsync(Role.Leader);
        var bytes = 0L;
        var fresh = await (await page.Context.Browser!.NewContextAsync(new() { BaseURL = province.Url, StorageState = await page.Context.StorageStateAsync() })).NewPageAsync();
        var answers = new List<IResponse>();
        fresh.Response += (_, r) => answers.Add(r);
        await fresh.GotoAsync("/tong-quan");
        await fresh.WaitForFunctionAsync("() => [...document.querySelectorAll('[data-chart]')].every(e => e.dataset.ready)");

        // The stream of news has no end, and begins only after the page.
        foreach (var answer in answers.ToArray().Where(a => !a.Url.EndsWith("/su-kien", StringComparison.Ordinal)))
        {
            bytes += (await answer.Request.SizesAsync()).ResponseBodySize;
        }

        Assert.InRange(bytes, 1, 300 * 1024);
    }

    [GeneratedRegex("<script(?![^>]*\\ssrc=)|\\son[a-z]+=|javascript:", RegexOptions.IgnoreCase)]
    private static partial Regex InlineScript();
}
