using System.Net.Http.Json;
using OneStop.Portal.Accounts;

namespace OneStop.EndToEnd;

/// <summary>Who looks at an applicant's data says why, and it is noted; who may not, sees no way to it.</summary>
public sealed class PersonalTests(Province province)
{
    private const string Dossier = "000.00.07.H10-210401-7801";

    [Fact]
    public async Task Personal_data_are_shown_for_a_purpose_only_and_each_reading_is_noted()
    {
        using var sender = province.Client();
        var received = new
        {
            source = "personal",
            id = "received",
            type = "received",
            dossier = Dossier,
            occurredAt = "2021-07-01T08:00:00+07:00",
            agency = "H10.07",
            data = new { procedure = "1.004949", channel = "direct", appointmentOn = "2099-07-15", applicant = new { name = "Nguyễn Văn Mẫu", phone = "0900000009" } },
        };
        (await sender.PostAsJsonAsync("/v1/steps", received, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
        var page = await province.SignInAsync(Role.Officer, agency: "H10.07");
        await page.GotoAsync($"/ho-so/{Dossier}");
        Assert.DoesNotContain("Nguyễn Văn Mẫu", await page.ContentAsync(), StringComparison.Ordinal);
        await page.ClickAsync(".tools a:has-text('Dữ liệu cá nhân')");
        await page.WaitForSelectorAsync("#muc-dich");
        Assert.DoesNotContain("Nguyễn Văn Mẫu", await page.ContentAsync(), StringComparison.Ordinal);
        await PageCheck.HoldsAsync(page, "nguoi-nop-1366");
        await page.SelectOptionAsync("#muc-dich", "contact");
        await page.ClickAsync("main form button[type=submit]");
        await page.WaitForSelectorAsync("[data-personal]");
        Assert.Contains("0900000009", await page.InnerTextAsync("[data-personal]"), StringComparison.Ordinal);
        await page.SetViewportSizeAsync(390, 844);
        await PageCheck.HoldsNarrowAsync(page, "nguoi-nop-390");
        await page.GotoAsync($"/ho-so/{Dossier}/nguoi-nop");
        Assert.Contains("Liên hệ người nộp hồ sơ", await page.InnerTextAsync("[data-list=reads]"), StringComparison.Ordinal);
        await page.Context.CloseAsync();

        var administrator = await province.SignInAsync(Role.Administrator);
        await administrator.GotoAsync("/quan-tri/nhat-ky?loai=personal");
        Assert.Contains($"{Dossier} contact", await administrator.InnerTextAsync("[data-list=readings]"), StringComparison.Ordinal);
        await administrator.Context.CloseAsync();

        var viewer = await province.SignInAsync(Role.Viewer);
        await viewer.GotoAsync($"/ho-so/{Dossier}");
        Assert.Equal(0, await viewer.Locator("text=Dữ liệu cá nhân").CountAsync());
        await viewer.GotoAsync($"/ho-so/{Dossier}/nguoi-nop");
        Assert.Equal("Không có quyền xem trang này", await viewer.InnerTextAsync("h1"));
        await viewer.Context.CloseAsync();
    }
}
