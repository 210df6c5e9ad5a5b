using System.IO.Compression;
using OneStop.Portal.Accounts;

namespace OneStop.EndToEnd;

/// <summary>An inspection reads one subtree, draws samples that can be drawn again, takes case files, and leaves its trace.</summary>
public sealed class InspectionTests(Province province)
{
    private const string Question = "from=2021-03-01&to=2021-07-31&size=3";

    [Fact]
    public async Task The_same_seed_draws_the_same_dossiers_and_another_seed_others()
    {
        var page = await province.SignInAsync(Role.Inspector, script: false);
        await page.GotoAsync("/kiem-tra");
        await page.FillAsync("#tu", "01/03/2021");
        await page.FillAsync("#den", "31/07/2021");
        await page.FillAsync("#so-luong", "3");
        await page.FillAsync("#hat-giong", "2026-A");
        await page.ClickAsync("main form button[type=submit]");
        var first = await CodesAsync(page);
        Assert.Equal(3, first.Length);
        await page.GotoAsync($"/kiem-tra?{Question}&seed=2026-A");
        Assert.Equal(first, await CodesAsync(page));
        var others = new List<string[]>();
        foreach (var seed in new[] { "B", "C", "D" })
        {
            await page.GotoAsync($"/kiem-tra?{Question}&seed={seed}");
            others.Add(await CodesAsync(page));
        }

        Assert.Contains(others, o => !o.SequenceEqual(first));
    }

    [Fact]
    public async Task Case_files_hold_state_entries_papers_and_exceptions_and_the_taking_is_noted()
    {
        var page = await province.SignInAsync(Role.Inspector);
        await page.GotoAsync($"/kiem-tra?{Question}&seed=ho-so-vu-viec&late=true");
        var codes = await CodesAsync(page);
        var download = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("[data-sample] a[download]"));
        await using var zip = await ZipFile.OpenReadAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        foreach (var code in codes)
        {
            Assert.Contains(zip.Entries, e => e.FullName == $"{code}/ho-so.json");
            Assert.Contains("\"occurredAt\"", await TextAsync(zip, $"{code}/ban-ghi.json"), StringComparison.Ordinal);
            Assert.Contains(code, await TextAsync(zip, $"{code}/phieu-kiem-soat.html"), StringComparison.Ordinal);
        }

        Assert.StartsWith("Mã hồ sơ;", await TextAsync(zip, "ngoai-le.csv"), StringComparison.Ordinal);
        Assert.Contains("\"seed\": \"ho-so-vu-viec\"", await TextAsync(zip, "mau.json"), StringComparison.Ordinal);

        var admin = await province.SignInAsync(Role.Administrator);
        await admin.GotoAsync("/quan-tri/nhat-ky?nguoi=inspector&loai=caseFiles");
        Assert.Contains("seed=ho-so-vu-viec", await admin.InnerTextAsync("[data-list=readings]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_inspector_of_one_agency_draws_only_from_it_and_changes_nothing()
    {
        var page = await province.SignInAsync(Role.Inspector, agency: "H10.30");
        await page.GotoAsync("/kiem-tra?from=2021-01-01&to=2021-12-31&size=100&seed=x");
        var codes = await CodesAsync(page);
        Assert.NotEmpty(codes);
        Assert.All(codes, code => Assert.StartsWith("000.01.30.H10", code, StringComparison.Ordinal));
        await page.GotoAsync($"/ho-so/{codes[0]}");
        Assert.Equal(0, await page.Locator("text=Ghi bước ngoài hệ thống").CountAsync());
        foreach (var path in new[] { $"/ho-so/{codes[0]}/ghi", "/quan-tri", "/quan-tri/nhat-ky", "/tich-hop", "/nguyen-nhan" })
        {
            await page.GotoAsync(path);
            Assert.Equal("Không có quyền xem trang này", await page.InnerTextAsync("h1"));
        }

        var viewer = await province.SignInAsync(Role.Viewer);
        await viewer.GotoAsync("/kiem-tra");
        Assert.Equal("Không có quyền xem trang này", await viewer.InnerTextAsync("h1"));
    }

    private static Task<string[]> CodesAsync(Microsoft.Playwright.IPage page) =>
        page.Locator("[data-list=dossiers] tr[data-dossier]").EvaluateAllAsync<string[]>("rows => rows.map(r => r.dataset.dossier)");

    private static async Task<string> TextAsync(ZipArchive zip, string name)
    {
        using var reader = new StreamReader(await zip.GetEntry(name)!.OpenAsync(TestContext.Current.CancellationToken));
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }
}
