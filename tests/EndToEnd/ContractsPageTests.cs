namespace OneStop.EndToEnd;

/// <summary>The page that shows the contracts: every address and every message, without a sign-in and without breaking the page's own rules for scripts.</summary>
public sealed class ContractsPageTests(Province province)
{
    [Fact]
    public async Task Anybody_sees_the_API_and_the_messages()
    {
        var page = await province.OpenAsync();
        var refused = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Text.Contains("Content Security Policy", StringComparison.Ordinal) || message.Text.Contains("unsafe-eval", StringComparison.Ordinal))
            {
                refused.Add(message.Text);
            }
        };
        await page.GotoAsync("/hop-dong");
        await page.WaitForSelectorAsync("#contract-messages[data-ready='1']");
        await page.WaitForSelectorAsync("#contract-api .opblock-tag");
        Assert.Equal(3, await page.Locator("#contract-messages .block").CountAsync());
        Assert.Equal("rgba(0, 0, 0, 0)", await page.Locator("#contract-api .info pre.version").First.EvaluateAsync<string>("pre => getComputedStyle(pre).backgroundColor"));
        Assert.Equal("0px", await page.Locator("#contract-api .block").First.EvaluateAsync<string>("part => getComputedStyle(part).borderTopWidth"));
        Assert.Equal(4, await page.Locator("#contract-messages details").CountAsync());
        await page.Locator("#contract-api .opblock-tag").First.ClickAsync();
        await page.WaitForSelectorAsync("#contract-api .opblock");
        await page.Locator("#contract-messages summary").First.ClickAsync();
        Assert.Contains("occurredAt", await page.Locator("#contract-messages pre").First.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty(refused);
        await PageCheck.FitsAsync(page, "hop-dong");
        await page.Context.CloseAsync();
    }
}
