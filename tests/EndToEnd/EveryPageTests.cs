using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.Playwright;
using OneStop.Portal;

namespace OneStop.EndToEnd;

/// <summary>Every page, in both sizes and both languages: it shows, nothing sticks out, axe-core finds nothing serious.</summary>
public sealed class EveryPageTests(Province province)
{
    public static TheoryData<string, string> Pages => new()
    {
        { "viec-hom-nay", "/viec-hom-nay" },
        { "viec-in", "/viec-hom-nay/overdue" },
        { "tong-quan", "/tong-quan?from=2021-03-15&to=2021-04-30" },
        { "tong-quan-trong", "/tong-quan?from=2001-01-01&to=2001-12-31" },
        { "ho-so", "/ho-so" },
        { "ho-so-tre", "/ho-so?late=true&agency=H10.07" },
        { "ho-so-khong-co", "/ho-so?text=khongcogi" },
        { "mot-ho-so", "/ho-so/000.00.07.H10-210412-0003?ban-ghi=1" },
        { "mot-ho-so-bo-sung", "/ho-so/000.00.07.H10-210412-0005" },
        { "khong-co-ho-so", "/ho-so/000.00.07.H10-999999-0003" },
        { "bao-cao", "/bao-cao" },
        { "ii06a", "/bao-cao/ii06a?from=2021-03-15&to=2021-04-30" },
        { "ii06a-ky-truoc", "/bao-cao/ii06a?from=2021-03-15&to=2021-04-30&compareWith=previous,lastYear" },
        { "ii06a-trong", "/bao-cao/ii06a?from=2001-01-01&to=2001-12-31" },
        { "ii06a-o", "/bao-cao/ii06a/ho-so?from=2021-03-15&to=2021-04-30&row=total&column=13" },
        { "ii07a", "/bao-cao/ii07a?from=2021-03-15&to=2021-04-30" },
        { "ii07b", "/bao-cao/ii07b?from=2021-03-15&to=2021-04-30" },
        { "ii08", "/bao-cao/ii08?from=2021-03-15&to=2021-04-30" },
        { "cchc", "/bao-cao/cchc?from=2021-03-15&to=2021-04-30&scope=H10.07" },
        { "cchc-kiem-tra", "/bao-cao/cchc/kiem-tra?from=2021-03-15&to=2021-04-30&scope=H10.07" },
        { "cchc-nhap", "/bao-cao/cchc/nhap?from=2021-03-15&to=2021-04-30&scope=H10.07" },
        { "don-vi-cham", "/bao-cao/units?from=2021-03-15&to=2021-04-30" },
        { "khao-sat", "/bao-cao/survey?from=2020-01-01&to=2021-12-31" },
        { "khao-sat-nhap", "/bao-cao/survey/nhap?from=2020-01-01&to=2021-12-31" },
        { "so-theo-doi", "/bao-cao/so-theo-doi?from=2021-03-15&to=2021-04-30" },
        { "khong-co-bieu", "/bao-cao/khong-co" },
        { "ii08-thu-tuc", "/bao-cao/ii08/thu-tuc?from=2021-03-15&to=2021-04-30&row=total&column=8" },
        { "nhieu-nguyen-nhan", "/nguyen-nhan?ma=000.00.07.H10-210412-0003&ma=000.00.07.H10-210412-0004" },
        { "ghi-buoc", "/ho-so/000.00.07.H10-210412-0004/ghi" },
        { "dinh-chinh", "/ho-so/000.00.07.H10-210412-0004/dinh-chinh" },
        { "dinh-chinh-phong", "/dinh-chinh" },
        { "nguyen-nhan", "/ho-so/000.00.07.H10-210412-0004/nguyen-nhan" },
        { "xin-loi", "/ho-so/000.00.07.H10-210412-0004/xin-loi" },
        { "giai-trinh", "/ho-so/000.00.07.H10-210412-0004/giai-trinh" },
        { "xin-loi-phong", "/xin-loi" },
        { "giai-trinh-phong", "/giai-trinh?state=accepted" },
        { "danh-muc", "/danh-muc" },
        { "danh-muc-thu-tuc", "/danh-muc?loai=procedures" },
        { "mot-thu-tuc", "/danh-muc/thu-tuc?ma=1.004949" },
        { "mot-co-quan", "/danh-muc/co-quan?ma=H10.07" },
        { "quy-tac", "/danh-muc/quy-tac" },
        { "khai-bao", "/danh-muc/lich/khai-bao" },
        { "sua-dong", "/tich-hop/sua?id=1" },
        { "lich", "/danh-muc/lich?nam=2021" },
        { "da-chot", "/bao-cao/da-chot" },
        { "lich-chot", "/bao-cao/lich-chot" },
        { "chot-nhieu", "/bao-cao/chot-nhieu" },
        { "ban-chot-khong-co", "/bao-cao/da-chot/ban?id=khong-co" },
        { "quan-tri", "/quan-tri" },
        { "tai-khoan", "/quan-tri/tai-khoan" },
        { "kiem-tra", "/kiem-tra?from=2021-03-01&to=2021-07-31&size=3&seed=x" },
        { "nhat-ky", "/quan-tri/nhat-ky" },
        { "nguon", "/tich-hop/nguon" },
        { "bi-danh", "/tich-hop/bi-danh" },
        { "bi-danh-them", "/tich-hop/bi-danh/sua?loai=unit&ten=Phòng+Lao+động&moi=true" },
        { "webhook-them", "/tich-hop/webhook/mot" },
        { "ket-noi-them", "/tich-hop/ket-noi/mot" },
        { "ii06c", "/bao-cao/ii06c?from=2021-03-15&to=2021-04-30" },
        { "can-xem-lai", "/bao-cao/exceptions?from=2021-03-15&to=2021-04-30" },
        { "tich-hop", "/tich-hop" },
        { "tra-cuu", "/tra-cuu?ma=000.00.07.H10-210412-0004" },
        { "viec-khong-co", "/viec-hom-nay/khong-co" },
        { "xet-giai-trinh", "/ho-so/000.00.07.H10-210412-0003/giai-trinh/{claim}" },
        { "khong-duoc-phep", "/khong-duoc-phep" },
    };

    // Looked at by the tests of their own rooms, where there is something to see.
    private static readonly string[] Elsewhere =
    [
        "/dinh-chinh/xem", "/hop-dong", "/dang-nhap", "/ho-so/x/nguoi-nop", "/bao-cao/da-chot/ban", "/bao-cao/da-chot/kiem-chung", "/bao-cao/da-chot/so-sanh",
        "/tich-hop/dau-hieu", "/tich-hop/doi-chieu", "/tich-hop/webhook", "/tich-hop/ket-noi",
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Holds_on_an_office_screen_a_telephone_and_in_English(string name, string path)
    {
        var page = await province.LookAsync();
        var english = await province.LookAsync(english: true);
        var address = path.Replace("{claim}", province.Claim, StringComparison.Ordinal);
        await Task.WhenAll(LookAsync(page, name, address), LookInEnglishAsync(english, name, address));
    }

    [Fact]
    public void No_page_is_left_out()
    {
        var shown = Pages.Select(row => row.Data.Item2.Split('?')[0]).Concat(Elsewhere).ToList();
        var routes = typeof(PortalModule).Assembly.GetTypes().SelectMany(type => type.GetCustomAttributes<RouteAttribute>()).Select(route => route.Template).ToList();
        Assert.Contains("/viec-hom-nay", routes);
        Assert.All(routes, template => Assert.Contains(shown, page => Regex.IsMatch(page, "^" + Regex.Replace(template, "\\{[^}]+\\}", "[^/]+") + "$")));
    }

    private static async Task LookAsync(IPage page, string name, string address)
    {
        await page.GotoAsync(address);
        await PageCheck.HoldsAsync(page, $"{name}-1366");
        await page.SetViewportSizeAsync(390, 844);
        await PageCheck.HoldsNarrowAsync(page, $"{name}-390");
    }

    private static async Task LookInEnglishAsync(IPage page, string name, string address)
    {
        await page.GotoAsync(address);
        Assert.Equal("en", await page.GetAttributeAsync("html", "lang"));
        await PageCheck.FitsAsync(page, $"{name}-en");
    }
}
