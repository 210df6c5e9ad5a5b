using System.Text.Json;
using Microsoft.Playwright;

namespace OneStop.EndToEnd;

/// <summary>What every page is held to: nothing sticks out sideways, no script was refused or failed, axe-core finds nothing serious.</summary>
public static class PageCheck
{
    private static readonly Lazy<string> Axe = new(() => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "axe.min.js")));

    /// <summary>Fails with what is wrong.</summary>
    public static async Task HoldsAsync(IPage page, string name)
    {
        await FitsAsync(page, name);
        Assert.Empty(await SeriousAsync(page, "{ resultTypes: ['violations'], preload: false }"));
    }

    /// <summary>What another size of the same page can break: its width, and the rules of axe-core that look at places and sizes.</summary>
    public static async Task HoldsNarrowAsync(IPage page, string name)
    {
        await FitsAsync(page, name);
        Assert.Empty(await SeriousAsync(page, "{ resultTypes: ['violations'], preload: false, runOnly: ['scrollable-region-focusable', 'button-name', 'link-name', 'label', 'meta-viewport'] }"));
    }

    /// <summary>Nothing sticks out sideways; takes a picture where <c>ONESTOP_PICTURES</c> names a folder.</summary>
    public static async Task FitsAsync(IPage page, string name)
    {
        await page.WaitForFunctionAsync("() => [...document.querySelectorAll('[data-chart]')].every(e => e.dataset.ready)");
        var (wide, inner) = (await page.EvaluateAsync<int>("document.documentElement.scrollWidth"), await page.EvaluateAsync<int>("window.innerWidth"));
        Assert.True(wide <= inner, $"{name}: the page is {wide} px wide in a window of {inner} px");
        var clipped = await page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('main *')]
              .filter(e => e.getClientRects().length && e.getBoundingClientRect().right > window.innerWidth + 1 && !e.closest('svg,.chart,thead'))
              .map(e => e.tagName + '.' + e.className + ': ' + e.textContent.trim().slice(0, 40))
            """);
        Assert.True(clipped.Length == 0, $"{name}: outside the window: {string.Join(" | ", clipped.Take(3))}");
        await PictureAsync(page, name);
    }

    private static async Task<string[]> SeriousAsync(IPage page, string options)
    {
        if (await page.EvaluateAsync<bool>("!window.axe"))
        {
            await page.EvaluateAsync(Axe.Value);
        }

        var found = await page.EvaluateAsync<JsonElement>($"async () => (await axe.run(document, {options})).violations");
        return [.. found.EnumerateArray()
            .Where(v => v.GetProperty("impact").GetString() is "serious" or "critical")
            .Select(v => $"{v.GetProperty("id").GetString()}: {v.GetProperty("help").GetString()}: {v.GetProperty("nodes")[0].GetProperty("html").GetString()}")];
    }

    private static async Task PictureAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("ONESTOP_PICTURES") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
        }
    }
}
