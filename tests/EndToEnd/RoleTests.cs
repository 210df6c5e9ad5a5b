using OneStop.Portal.Accounts;
using OneStop.Portal.Layout;

namespace OneStop.EndToEnd;

/// <summary>Each role in each room: what it lacks is neither in the navigation nor behind the address, and nothing is changed by it.</summary>
public sealed class RoleTests(Province province)
{
    private static readonly (string Path, string Scope)[] Changing =
    [
        ("/ho-so/000.00.07.H10-210412-0004/nguyen-nhan", "steps:write"),
        ("/ho-so/000.00.07.H10-210412-0004/xin-loi", "steps:write"),
        ("/ho-so/000.00.07.H10-210412-0004/ghi", "steps:write"),
        ("/ho-so/000.00.07.H10-210412-0004/dinh-chinh", "steps:write"),
        ("/ho-so/000.00.07.H10-210412-0004/giai-trinh", "explanations:write"),
        ("/nguyen-nhan", "steps:write"),
        ("/bao-cao/cchc/nhap?from=2021-01-01&to=2021-12-31&scope=H10.07", "reports:seal"),
        ("/bao-cao/survey/nhap?from=2021-01-01&to=2021-12-31", "reports:seal"),
        ("/danh-muc/lich/khai-bao", "catalogue:write"),
        ("/tich-hop/sua?id=1", "quarantine:write"),
        ("/tich-hop/bi-danh/sua", "catalogue:write"),
        ("/tich-hop/ket-noi/mot", "catalogue:write"),
        ("/tich-hop/webhook/mot", "ledger:read"),
        ("/quan-tri/tai-khoan", Role.ManageAccounts),
        ("/quan-tri/nhat-ky", Role.ManageAccounts),
    ];

    public static TheoryData<string> Roles => [.. Role.All.Select(r => r.Code)];

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task A_role_sees_its_rooms_and_no_others(string code)
    {
        var role = Role.Find(code)!;
        var page = await province.SignInAsync(role);
        await page.GotoAsync("/viec-hom-nay");
        var shown = await page.Locator(".side .rooms a").EvaluateAllAsync<string[]>("links => links.map(a => a.getAttribute('href'))");
        Assert.Equal(Room.All.Where(r => role.Scopes.Contains(r.Scope)).Select(r => r.Path), shown);
        await Task.WhenAll(Room.All.Select(r => (r.Path, r.Scope)).Concat(Changing).Select(async place =>
        {
            var answer = await page.Context.APIRequest.GetAsync(province.Url + place.Path);
            var refused = (await answer.TextAsync()).Contains("Không có quyền xem trang này", StringComparison.Ordinal);
            Assert.True(refused != role.Scopes.Contains(place.Scope), $"{code} {place.Path}: {(refused ? "refused" : "shown")}");
        }));
    }
}
