using OneStop.Portal.Accounts;

namespace OneStop.EndToEnd;

/// <summary>Everything works without a mouse.</summary>
public sealed class KeyboardTests(Province province)
{
    [Fact]
    public async Task The_first_key_leads_past_the_navigation_to_the_content()
    {
        var page = await province.SignInAsync(Role.Officer);
        await page.GotoAsync("/ho-so");
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("Đến nội dung", await page.EvaluateAsync<string>("() => document.activeElement.textContent"));
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        Assert.True(await page.EvaluateAsync<bool>("() => document.activeElement.closest('main') !== null"));
    }

    [Fact]
    public async Task On_a_telephone_the_menu_opens_leads_and_closes_by_keys()
    {
        var page = await province.SignInAsync(Role.Officer, small: true);
        await page.GotoAsync("/ho-so");
        await page.FocusAsync(".top summary");
        await page.Keyboard.PressAsync("Enter");
        Assert.NotNull(await page.GetAttributeAsync(".top details", "open"));
        await page.Keyboard.PressAsync("Escape");
        Assert.Null(await page.GetAttributeAsync(".top details", "open"));
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/viec-hom-nay");
    }

    [Fact]
    public async Task A_search_and_a_reason_are_sent_by_keys_alone()
    {
        var page = await province.SignInAsync(Role.Officer);
        await page.GotoAsync("/ho-so");
        await page.FocusAsync("#tim");
        await page.Keyboard.TypeAsync("210412-0004");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**text=210412-0004**");
        await page.FocusAsync("[data-list=dossiers] a.code");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync("[data-summary]");
        Assert.Equal(0, await page.Locator("[tabindex]:not([tabindex='0']):not([tabindex='-1'])").CountAsync());
    }
}
