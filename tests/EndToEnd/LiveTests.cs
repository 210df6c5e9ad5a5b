using System.Net.Http.Json;
using OneStop.Portal.Accounts;

namespace OneStop.EndToEnd;

/// <summary>Figures renew themselves without a reload, without losing the reader's place, and never under somebody's hands.</summary>
public sealed class LiveTests(Province province)
{
    [Fact]
    public async Task New_entries_renew_the_figures_where_the_reader_is_and_what_was_opened_stays_open()
    {
        var page = await province.SignInAsync(Role.Leader);
        await page.GotoAsync("/tong-quan?from=2022-02-07&to=2022-02-27");
        var before = await page.InnerTextAsync("[data-figure=received]");
        await page.EvaluateAsync("() => { window.sameDocument = true; window.scrollTo(0, 120); document.querySelector('.figure details').open = true; }");
        await SendAsync("live-1", "000.00.07.H10-220208-0001");
        await page.WaitForFunctionAsync("before => Number(document.querySelector('[data-figure=received]').textContent) === Number(before) + 1", before, new() { Timeout = 25_000 });
        Assert.True(await page.EvaluateAsync<bool>("() => window.sameDocument === true && document.querySelector('.figure details').open && window.scrollY === 120"));
    }

    [Fact]
    public async Task Who_is_typing_is_told_and_not_interrupted()
    {
        var page = await province.SignInAsync(Role.Leader);
        await page.GotoAsync("/tong-quan?from=2022-03-01&to=2022-03-31");
        var before = await page.InnerTextAsync("[data-figure=received]");
        await page.FillAsync("#tu", "05/03/2022");
        await SendAsync("live-2", "000.00.07.H10-220302-0001", "2022-03-02");
        await page.WaitForSelectorAsync("[data-live] a", new() { Timeout = 25_000 });
        Assert.Equal("05/03/2022", await page.InputValueAsync("#tu"));
        Assert.Equal(before, await page.InnerTextAsync("[data-figure=received]"));
    }

    [Fact]
    public async Task What_is_written_while_the_figures_are_under_way_stays()
    {
        var page = await province.SignInAsync(Role.Leader);
        await page.GotoAsync("/tong-quan?from=2022-02-07&to=2022-02-27");
        var before = await page.InnerTextAsync("[data-figure=received]");
        var (asked, passed) = (new TaskCompletionSource(), new TaskCompletionSource());
        await page.RouteAsync("**/tong-quan?from=2022-02-07**", async route =>
        {
            asked.TrySetResult();
            await passed.Task;
            await route.ContinueAsync();
        });
        await SendAsync("live-6", "000.00.07.H10-220218-0001", "2022-02-18");
        await asked.Task.WaitAsync(TestContext.Current.CancellationToken);
        await page.FillAsync("#den", "20/02/2022");
        await page.FillAsync("#tu", "05/02/2022");
        passed.SetResult();
        await page.WaitForFunctionAsync("before => Number(document.querySelector('[data-figure=received]').textContent) > Number(before)", before, new() { Timeout = 25_000 });
        Assert.Equal(("05/02/2022", "20/02/2022"), (await page.InputValueAsync("#tu"), await page.InputValueAsync("#den")));
        Assert.Equal("tu", await page.EvaluateAsync<string>("() => document.activeElement.id"));
    }

    [Fact]
    public async Task News_do_not_call_off_the_page_that_was_asked_for()
    {
        var page = await province.SignInAsync(Role.Leader);
        await page.Clock.InstallAsync();
        await page.GotoAsync("/tong-quan?from=2022-02-07&to=2022-02-27");
        var before = await page.InnerTextAsync("[data-figure=received]");
        await SendAsync("live-3", "000.00.07.H10-220215-0001", "2022-02-15");
        await page.WaitForFunctionAsync("before => Number(document.querySelector('[data-figure=received]').textContent) === Number(before) + 1", before, new() { Timeout = 25_000 });

        // The next news wait until five seconds after these; meanwhile another period is asked for, and the answer takes longer than that.
        var (asked, passed) = (new TaskCompletionSource(), new TaskCompletionSource());
        await page.RouteAsync("**/tong-quan?from=2022-03-01**", async route =>
        {
            asked.TrySetResult();
            await passed.Task;
            await route.ContinueAsync();
        });
        await page.EvaluateAsync("() => { window.told = new Promise(done => new EventSource('/su-kien').addEventListener('head', e => { if (Number(e.data) > Number(document.querySelector('[data-live]').dataset.asOf)) done(); })); }");
        await SendAsync("live-4", "000.00.07.H10-220216-0001", "2022-02-16");
        await page.EvaluateAsync("() => window.told");
        await page.EvaluateAsync("() => Turbo.visit('/tong-quan?from=2022-03-01&to=2022-03-31')");
        await asked.Task.WaitAsync(TestContext.Current.CancellationToken);
        await page.Clock.FastForwardAsync(7000);
        passed.SetResult();
        await page.WaitForSelectorAsync("#tu[value='01/03/2022']");
    }

    [Fact]
    public async Task A_tab_that_is_not_looked_at_keeps_no_connection_and_renews_itself_when_it_is()
    {
        var page = await province.SignInAsync(Role.Leader);
        await page.AddInitScriptAsync(
            """
            window.away = false;
            window.streams = 0;
            Object.defineProperty(document, 'hidden', { get: () => window.away });
            const Real = window.EventSource;
            window.EventSource = class extends Real {
              constructor(...where) { super(...where); window.streams++; }
              close() { super.close(); window.streams--; }
            };
            window.look = away => { window.away = away; document.dispatchEvent(new Event('visibilitychange')); };
            """);
        await page.GotoAsync("/tong-quan?from=2022-02-07&to=2022-02-27");
        await page.WaitForFunctionAsync("() => window.streams === 1");
        var before = await page.InnerTextAsync("[data-figure=received]");
        Assert.Equal(0, await page.EvaluateAsync<int>("() => { window.look(true); return window.streams; }"));
        await SendAsync("live-5", "000.00.07.H10-220217-0001", "2022-02-17");
        await province.CaughtUpAsync();
        Assert.Equal(before, await page.InnerTextAsync("[data-figure=received]"));
        await page.EvaluateAsync("() => window.look(false)");
        await page.WaitForFunctionAsync("before => Number(document.querySelector('[data-figure=received]').textContent) === Number(before) + 1", before, new() { Timeout = 25_000 });
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_stranger_hears_nothing()
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(province.Url) };
        using var answer = await client.GetAsync("/su-kien", TestContext.Current.CancellationToken);
        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    private async Task SendAsync(string id, string dossier, string on = "2022-02-08")
    {
        using var client = province.Client();
        object[] steps =
        [
            new { source = "e2e", id, type = "received", dossier, occurredAt = $"{on}T08:00:00+07:00", agency = "H10.07", data = new { procedure = "1.004949", channel = "direct" } },
            new { source = "e2e", id = id + "-end", type = "resultReady", dossier, occurredAt = $"{on}T09:00:00+07:00", agency = "H10.07", data = new { kind = "granted" } },
        ];
        (await client.PostAsJsonAsync("/v1/steps", steps)).EnsureSuccessStatusCode();
    }
}
