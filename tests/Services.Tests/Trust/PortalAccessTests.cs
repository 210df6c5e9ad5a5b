using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OneStop.Portal.Accounts;
using OneStop.Services.Tests.Dossiers;

namespace OneStop.Services.Tests.Trust;

/// <summary>
/// Every page of the portal × role × own and foreign agency: whoever lacks the right is led away, no page fails, and no page of another agency's
/// officer holds a planted word. An administrator manages no account beyond his agency.
/// </summary>
public sealed class PortalAccessTests(AccessWorld world) : IClassFixture<AccessWorld>
{
    private const string Password = "mat-khau-du-dai";

    private static readonly Role[] Roles = [Role.Intake, Role.Leader, Role.Controller, Role.Administrator, Role.Viewer];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private IEnumerable<(string Path, string? Scope)> Pages => world.Program.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
        .Where(static endpoint => endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null && endpoint.RoutePattern.RawText?.Contains('*', StringComparison.Ordinal) == false)
        .Select(endpoint => (Fill(endpoint.RoutePattern.RawText!), endpoint.Metadata.GetMetadata<NeedsAttribute>()?.Scope)).Distinct();

    [Fact]
    public async Task Each_page_is_seen_by_those_who_may_and_shows_nothing_of_another_agency()
    {
        var (asked, wrong, seen) = (0, new List<string>(), false);
        foreach (var role in Roles)
        {
            foreach (var agency in (string[])[AccessWorld.Owner, "H10.07"])
            {
                using var client = await SignInAsync($"{role.Code}.{agency}", role, agency);
                foreach (var (path, scope) in Pages)
                {
                    asked++;
                    using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), Ct);
                    var html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Ct));
                    var away = answer.Headers.Location?.ToString().Contains("/khong-duoc-phep", StringComparison.Ordinal) == true;
                    var may = scope is null || role.Scopes.Contains(scope);
                    if (away == may || (int)answer.StatusCode >= 500)
                    {
                        wrong.Add($"{path} as {role.Code} of {agency}: {(int)answer.StatusCode} {answer.Headers.Location}");
                    }

                    var holds = AccessWorld.Planted.Any(word => html.Contains(word, StringComparison.Ordinal));
                    seen |= holds;
                    if (holds && agency != AccessWorld.Owner)
                    {
                        wrong.Add($"{path} as {role.Code} of {agency} shows what is another's");
                    }
                }
            }
        }

        TestContext.Current.SendDiagnosticMessage($"{asked} pages");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.True(seen, "nobody saw anything");
    }

    [Theory]
    [InlineData("*", false)]
    [InlineData("H10", false)]
    [InlineData("H10.07", false)]
    [InlineData("H10.30.01", true)]
    public async Task An_administrator_of_a_district_makes_accounts_of_its_own_subtree_only(string agency, bool made)
    {
        using var client = await SignInAsync("quanly.huyen", Role.Administrator, AccessWorld.Owner);
        var page = await client.GetStringAsync(new Uri("/quan-tri/tai-khoan", UriKind.Relative), Ct);
        Assert.DoesNotContain("quantri", await client.GetStringAsync(new Uri("/quan-tri", UriKind.Relative), Ct), StringComparison.Ordinal);
        var name = $"moi.{agency.Length}{(agency == "*" ? "tat" : agency)}";
        using var form = new FormUrlEncodedContent(
        [
            new("_handler", "account"), new("__RequestVerificationToken", WordOf(page)), new("Form.UserName", name), new("Form.FullName", "Người Mới"),
            new("Form.Role", Role.Administrator.Code), new("Form.Agency", agency), new("Form.Password", Password),
        ]);
        using var answer = await client.PostAsync(new Uri("/quan-tri/tai-khoan", UriKind.Relative), form, Ct);
        await using var scope = world.Program.Services.CreateAsyncScope();
        var account = await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().FindByNameAsync(name);
        Assert.Equal((made, (int)answer.StatusCode < 500), (account is not null, true));
    }

    [Fact]
    public async Task What_files_in_the_name_of_a_locked_account_stands_still_and_says_why()
    {
        const string name = "chot.quy";
        (await SignInAsync(name, Role.Controller, AccessWorld.Owner)).Dispose();
        using var client = world.Program.Client(AccessWorld.Owner, name);
        var schedule = JsonNode.Parse($$"""[{"id":"quy-khoa","agency":"{{AccessWorld.Owner}}","forms":[{"form":"ii06a"}],"periods":["year"],"daysAfter":60,"at":"23:59","sealedBy":"{{name}}"}]""");
        Assert.Equal("200", (await client.SendAsync(HttpMethod.Put, "/v1/seal-schedules", schedule)).Outcome);
        var sealers = world.Program.Services.GetRequiredService<RetireSealers>();
        await LockAsync(name, world.Program.Services.GetRequiredService<TimeProvider>().GetUtcNow().AddMinutes(15));
        Assert.Equal(0, await sealers.RunAsync(Ct));

        await LockAsync(name, DateTimeOffset.MaxValue);
        await sealers.RunAsync(Ct);

        var kept = (await client.GetJsonAsync("/v1/seal-schedules"))["items"]!.AsArray().Single(i => (string?)i!["schedule"]!["id"] == "quy-khoa")!;
        Assert.StartsWith($"Tài khoản {name} ({name}) đã bị khóa", (string?)kept["stopped"]!["reason"], StringComparison.Ordinal);
    }

    private async Task LockAsync(string name, DateTimeOffset until)
    {
        await using var scope = world.Program.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var account = (await accounts.FindByNameAsync(name))!;
        account.LockoutEnd = until;
        Assert.True((await accounts.UpdateAsync(account)).Succeeded);
    }

    private string Fill(string template) => "/" + template.Trim('/')
        .Replace("{Code}", AccessWorld.Dossier, StringComparison.Ordinal).Replace("{Form}", "ii06a", StringComparison.Ordinal).Replace("{Id}", world.Explanation, StringComparison.Ordinal);

    /// <summary>A browser that somebody has signed in with; it follows no redirect.</summary>
    private async Task<HttpClient> SignInAsync(string name, Role role, string agency)
    {
        await using (var scope = world.Program.Services.CreateAsyncScope())
        {
            var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
            if (await accounts.FindByNameAsync(name) is null)
            {
                var made = await accounts.CreateAsync(new Account { UserName = name, FullName = name, Role = role.Code, Agency = agency }, Password);
                Assert.True(made.Succeeded, made.ToString());
            }
        }

        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = new Uri(world.Program.Url) };
        var page = await client.GetStringAsync(new Uri("/dang-nhap", UriKind.Relative), Ct);
        using var form = new FormUrlEncodedContent([new("_handler", "sign-in"), new("__RequestVerificationToken", WordOf(page)), new("Form.UserName", name), new("Form.Password", Password)]);
        using var answer = await client.PostAsync(new Uri("/dang-nhap", UriKind.Relative), form, Ct);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return client;
    }

    private static string WordOf(string page)
    {
        var word = Regex.Match(page, "name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"|value=\"([^\"]+)\"[^>]*name=\"__RequestVerificationToken\"");
        return word.Groups[1].Value + word.Groups[2].Value;
    }
}
