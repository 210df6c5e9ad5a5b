using System.Globalization;
using OneStop.Runtime.Hosting;

namespace OneStop.Services.Tests.Trust;

/// <summary>
/// Every row of the access table × every scope and role × own, foreign, parent and child agency × asked first and again: the outcome is the one
/// the table says, and no planted word reaches an agency that the dossier is none of the business of.
/// </summary>
public sealed class AccessMatrixTests(AccessWorld world) : IClassFixture<AccessWorld>, IDisposable
{
    private const int CombinationsMin = 4000;

    private static readonly string[] Strangers = ["", "nonsense", "a.b.c"];

    private readonly Dictionary<(Asker, Rights), HttpClient> _clients = [];

    public void Dispose()
    {
        foreach (var client in _clients.Values)
        {
            client.Dispose();
        }
    }

    [Fact]
    public async Task Every_combination_gets_what_the_table_says_and_nothing_leaks()
    {
        var (asked, wrong) = (0, new List<string>());
        foreach (var rule in AccessTable.All.Where(static r => r.NeedsToken).OrderBy(static r => r.Route.StartsWith("DELETE", StringComparison.Ordinal)))
        {
            var call = AccessCall.For(rule.Route, world);
            Assert.True(call is not null, $"{rule.Route} has no request in this test.");
            asked += await WalkAsync(rule, call, wrong);
        }

        TestContext.Current.SendDiagnosticMessage($"{asked} combinations, {wrong.Count} wrong");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Take(40)));
        Assert.True(asked >= CombinationsMin, asked.ToString(CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("/v1/dossiers/{0}")]
    [InlineData("/v1/dossiers/{0}/entries")]
    [InlineData("/v1/dossiers/{0}/personal")]
    [InlineData("/v1/papers/phieu-kiem-soat?dossier={0}")]
    [InlineData("/v1/papers/phieu-xin-loi?dossier={0}")]
    public async Task A_foreign_dossier_is_told_in_the_same_words_as_one_that_is_not_there(string path)
    {
        using var foreign = world.Program.Client("H10.07");
        var there = await BodyAsync(foreign, path, AccessWorld.Dossier);
        var absent = await BodyAsync(foreign, path, AccessWorld.NoDossier);
        Assert.Equal(absent.Replace(AccessWorld.NoDossier, "", StringComparison.Ordinal), there.Replace(AccessWorld.Dossier, "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_filed_report_of_another_agency_can_be_neither_replaced_nor_compared_with()
    {
        using var foreign = world.Program.Client("H10.07");
        var call = new AccessCall("/v1/sealed-reports", "", () => System.Net.Http.Json.JsonContent.Create(
            new { form = "ii06a", from = "2021-04-01", to = "2021-04-30", replaces = world.Sealed }));
        Assert.Equal("404 unknownEdition", (await call.SendAsync(foreign, "POST")).Outcome);
        var (_, own) = await (call with { Body = () => System.Net.Http.Json.JsonContent.Create(new { form = "ii06a", from = "2021-04-01", to = "2021-04-30" }) }).SendAsync(foreign, "POST");
        var id = (string)System.Text.Json.Nodes.JsonNode.Parse(own)!["id"]!;
        Assert.Equal("404 unknownEdition", (await new AccessCall($"/v1/sealed-reports/{id}/compare?with={world.Sealed}", "").SendAsync(foreign, "GET")).Outcome);
    }

    [Fact]
    public async Task Whoever_sent_a_register_gets_its_copy()
    {
        using var sender = world.Program.Client(AccessWorld.Owner, "chu");
        Assert.Equal("200", (await new AccessCall($"/v1/registers/{world.Register}/copy", "").SendAsync(sender, "GET")).Outcome);
    }

    private static async Task<string> BodyAsync(HttpClient client, string path, string dossier)
    {
        using var answer = await client.GetAsync(new Uri(string.Format(CultureInfo.InvariantCulture, path, dossier), UriKind.Relative), TestContext.Current.CancellationToken);
        return $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}";
    }

    private HttpClient ClientOf(Asker asker, Rights rights) => _clients.TryGetValue((asker, rights), out var client)
        ? client
        : _clients[(asker, rights)] = world.Program.Client(asker.Agency, "nguoi-hoi", rights.Scopes.Count == 0 ? ["x"] : [.. rights.Scopes]);

    private async Task<int> WalkAsync(AccessRule rule, AccessCall call, List<string> wrong)
    {
        var method = rule.Route[..rule.Route.IndexOf(' ', StringComparison.Ordinal)];
        var asked = 0;
        foreach (var token in Strangers)
        {
            using var stranger = world.Program.Anonymous();
            stranger.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", token.Length == 0 ? null : "Bearer " + token);
            await JudgeAsync(stranger, "401 unauthenticated", $"token '{token}'");
        }

        foreach (var asker in Asker.All)
        {
            foreach (var rights in Rights.All)
            {
                await JudgeAsync(ClientOf(asker, rights), Expected(rule, call, asker, rights), $"{rights.Name} of {asker.Name} {asker.Agency}", asker);
            }
        }

        return asked;

        async Task JudgeAsync(HttpClient client, string? expected, string who, Asker? asker = null)
        {
            for (var time = 1; time <= 2; time++)
            {
                asked++;
                var (outcome, body) = await call.SendAsync(client, method);
                if (expected is null ? outcome.StartsWith("401", StringComparison.Ordinal) || outcome.StartsWith("403", StringComparison.Ordinal) || outcome.StartsWith("404", StringComparison.Ordinal) : outcome != expected)
                {
                    wrong.Add($"{rule.Route}, {who}, time {time}: {outcome} instead of {expected ?? "an answer"} {body[..Math.Min(200, body.Length)]}");
                }

                if (asker is not { Sees: true } && Leaks(body))
                {
                    wrong.Add($"{rule.Route}, {who}, time {time} leaks: {body[..Math.Min(400, body.Length)]}");
                }
            }

            if (rule.Reach is Reach.Question && asker is { Sees: false } && call.Body is null && expected == call.Beyond)
            {
                asked++;
                var (outcome, body) = await call.SendAsync(client, method, call.Path.Replace("scope=H10.30", "", StringComparison.Ordinal));
                if (outcome.StartsWith("40", StringComparison.Ordinal) && outcome != "404 noSuchCell")
                {
                    wrong.Add($"{rule.Route}, {who}, its own scope: {outcome}");
                }

                if (Leaks(body) || body.Contains(AccessWorld.Dossier, StringComparison.Ordinal))
                {
                    wrong.Add($"{rule.Route}, {who}, its own scope leaks: {body[..Math.Min(400, body.Length)]}");
                }
            }
        }
    }

    /// <summary>What the table says somebody gets; null = an answer, whatever the service then thinks of it.</summary>
    private static string? Expected(AccessRule rule, AccessCall call, Asker asker, Rights rights)
    {
        if (!rule.Scopes.All(rights.Scopes.Contains))
        {
            return "403 missingScope";
        }

        return rule.Reach switch
        {
            Reach.Everything => asker.Agency == "*" ? null : "403 foreignScope",
            Reach.Root => asker.IsRoot ? null : "403 foreignScope",
            Reach.Own => call.Beyond,
            Reach.Shared => "200",
            Reach.Claim when rule.Scopes.Contains(Scopes.ExplanationsDecide) && asker.Name == "own" => "403 foreignScope",
            _ => call.RootOnly ? (asker.IsRoot ? null : call.Beyond) : asker.Sees ? null : call.Beyond,
        };
    }

    private static bool Leaks(string body) => AccessWorld.Planted.Any(word => body.Contains(word, StringComparison.Ordinal));
}
