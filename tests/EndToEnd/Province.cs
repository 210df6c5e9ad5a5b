using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using OneStop.Contracts.Dossiers;
using OneStop.EndToEnd;
using OneStop.Portal.Accounts;
using OneStop.Runtime.Hosting;
using OneStop.Services.Tests;

[assembly: AssemblyFixture(typeof(Province))]
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace OneStop.EndToEnd;

/// <summary>
/// The whole program with the fourteen dossiers of the worked example (tests/Golden/example), sent over HTTP like any client, and a real
/// headless browser in front of it. One for the whole run: tests only look, or change what no other test looks at.
/// </summary>
public sealed class Province : RunningProgram, IAsyncLifetime
{
    private const string Password = "Mat-khau-cua-bai-thu-1";
    private const int PatienceMilliseconds = 60_000;

    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private readonly Dictionary<string, string> _sessions = [];
    private readonly Dictionary<bool, IPage> _lookers = [];
    private readonly List<(string? Test, IBrowserContext Context)> _open = [];

    /// <summary>The ledger position that everything of the example lies at or before.</summary>
    public long Position { get; private set; }

    /// <summary>The explanation of the example that was accepted.</summary>
    public string Claim { get; private set; } = "";

    /// <summary>The account that the first start makes.</summary>
    public FirstAccount? First { get; private set; }

    /// <summary>Where people may sign in outside.</summary>
    public StubProvider Provider { get; private set; } = null!;

    protected override OneStopSettings Configure(OneStopSettings settings) => settings with { OutboundHosts = "http://127.0.0.1" };

    protected override IReadOnlyList<Module> Modules => [Provider.Settings(), .. base.Modules];

    async ValueTask IAsyncLifetime.InitializeAsync()
    {
        Provider = await StubProvider.StartAsync();
        await InitializeAsync();
        First = await Services.GetRequiredService<IFirstAccount>().EnsureAsync(CancellationToken.None);
        await LoadExampleAsync();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = "/usr/bin/chromium",
            Headless = true,
            Args = ["--no-sandbox", "--disable-dev-shm-usage"],
        });
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        await DisposeAsync();
        await Provider.DisposeAsync();
    }

    /// <summary>Returns once Reports has reached everything that is in the ledger now.</summary>
    public async Task CaughtUpAsync()
    {
        using var admin = Client();
        using var seen = await admin.GetAsync("/health/live");
        var head = seen.Headers.GetValues("X-Ledger-Head").First();
        (await admin.GetAsync($"/v1/reports/ii06a?from=2021-03-15&to=2021-03-15&cutoff={head}&wait=60")).EnsureSuccessStatusCode();
    }

    /// <summary>A page of a fresh browser session, nobody signed in.</summary>
    public Task<IPage> OpenAsync(bool script = true, bool small = false, bool english = false) => OpenAsync(null, script, small, english);

    /// <summary>A page signed in as an account of <paramref name="role"/>, made at first use; its name is the role's code.</summary>
    public async Task<IPage> SignInAsync(Role role, bool script = true, bool small = false, bool english = false, string agency = "*")
    {
        var name = await AccountAsync(role, agency);
        if (!_sessions.TryGetValue(name, out var session))
        {
            var page = await OpenAsync();
            await page.GotoAsync("/dang-nhap");
            await page.FillAsync("#ten", name);
            await page.FillAsync("#mat-khau", Password);
            await page.ClickAsync("form button[type=submit]");
            await page.WaitForSelectorAsync(".shell");
            _sessions[name] = session = await page.Context.StorageStateAsync();
            await page.Context.CloseAsync();
        }

        return await OpenAsync(session, script, small, english);
    }

    /// <summary>
    /// The administrator's page that tests share which only look: one for each language, so that a browser fetches styles and scripts once and not for
    /// every page it is shown. It comes in the size of an office screen.
    /// </summary>
    public async Task<IPage> LookAsync(bool english = false)
    {
        if (!_lookers.TryGetValue(english, out var page))
        {
            _lookers[english] = page = await SignInAsync(Role.Administrator, english: english);
            _open.RemoveAll(o => o.Context == page.Context);
        }

        await page.SetViewportSizeAsync(1366, 768);
        return page;
    }

    private async Task<IPage> OpenAsync(string? session, bool script, bool small, bool english)
    {
        await CloseOthersAsync();
        var context = await _browser!.NewContextAsync(new()
        {
            BaseURL = Url,
            JavaScriptEnabled = script,
            StorageState = session,
            ViewportSize = small ? new() { Width = 390, Height = 844 } : new() { Width = 1366, Height = 768 },
            AcceptDownloads = true,
        });
        _open.Add((TestContext.Current.Test?.UniqueID, context));
        // What is there is seen at once; how long a busy machine takes says nothing about the page.
        context.SetDefaultTimeout(PatienceMilliseconds);
        Assertions.SetDefaultExpectTimeout(PatienceMilliseconds);
        if (english)
        {
            await context.AddCookiesAsync([new() { Name = "onestop.language", Value = "en", Url = Url }]);
        }

        return await context.NewPageAsync();
    }

    /// <summary>Closes what earlier tests left open: a page that is live goes on asking the program.</summary>
    private async Task CloseOthersAsync()
    {
        foreach (var (_, context) in _open.Where(o => o.Test != TestContext.Current.Test?.UniqueID))
        {
            await context.CloseAsync();
        }

        _open.RemoveAll(o => o.Test != TestContext.Current.Test?.UniqueID);
    }

    private async Task<string> AccountAsync(Role role, string agency)
    {
        var name = agency == "*" ? role.Code : $"{role.Code}.{agency}";
        await using var scope = Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        if (await accounts.FindByNameAsync(name) is null)
        {
            var made = await accounts.CreateAsync(new Account { UserName = name, FullName = role.Name, Agency = agency, Role = role.Code }, Password);
            Assert.True(made.Succeeded, string.Join("; ", made.Errors.Select(e => e.Description)));
        }

        return name;
    }

    private async Task LoadExampleAsync()
    {
        using var admin = Client();
        var catalogue = JsonDocument.Parse(await Example("catalogue.json")).RootElement;
        foreach (var kind in new[] { "agencies", "procedures" })
        {
            (await admin.PutAsJsonAsync($"/v1/catalogue/{kind}", catalogue.GetProperty(kind))).EnsureSuccessStatusCode();
        }

        using var lines = new StringContent(await Example("steps.ndjson"), Encoding.UTF8, "application/x-ndjson");
        (await admin.PostAsync("/v1/steps", lines)).EnsureSuccessStatusCode();
        using var claimant = Client("H10.07", "claimant");
        foreach (var claim in JsonDocument.Parse(await Example("explanations.json")).RootElement.EnumerateArray())
        {
            var made = await claimant.PostAsJsonAsync("/v1/explanations", new
            {
                dossier = claim.GetProperty("dossier").GetString(),
                reason = claim.GetProperty("reason").GetString(),
                actualOn = claim.GetProperty("actualOn").GetString(),
                evidence = new { number = "12/BC-SLĐTBXH", date = "2021-05-10" },
                text = "Chậm bấm kết thúc trên phần mềm, kết quả đã trả đúng hạn.",
            });
            made.EnsureSuccessStatusCode();
            var taken = (await made.Content.ReadFromJsonAsync<ExplanationTaken>())!;
            var decided = await admin.PostAsJsonAsync($"/v1/explanations/{taken.Id}/decision", new { decision = "accepted", text = "Minh chứng đầy đủ." });
            decided.EnsureSuccessStatusCode();
            Claim = taken.Id;
            Position = (await decided.Content.ReadFromJsonAsync<DecisionTaken>())!.Position;
        }

        // Answers once Reports has reached the position (ruling 33).
        (await admin.GetAsync($"/v1/reports/ii06a?from=2021-03-15&to=2021-04-30&cutoff={Position}&wait=60")).EnsureSuccessStatusCode();
    }

    private static Task<string> Example(string file) => File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "example", file));
}
