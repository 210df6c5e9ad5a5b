using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using OneStop.Contracts.Dossiers;
using OneStop.Dossiers.Connector;
using OneStop.Services.Tests.Dossiers;
using OneStop.Services.Tests.Webhooks;

namespace OneStop.Services.Tests.Connector;

/// <summary>Software that is asked page by page, however it answers: the same dossiers in the end, and what was seen is told.</summary>
public sealed class ConnectorTests(OutboundProgram program) : IClassFixture<OutboundProgram>, IAsyncLifetime
{
    private static int _count;

    private readonly string _id = "c-" + Guid.NewGuid().ToString("N");
    private HttpClient _client = null!;
    private Peer _peer = null!;

    public async ValueTask InitializeAsync()
    {
        _client = program.Client();
        _peer = await Peer.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _peer.DisposeAsync();
    }

    [Fact]
    public async Task The_sample_of_an_iGate_search_becomes_its_dossier_without_its_people()
    {
        var sample = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Golden", "national", "igate-dossier-search.json"), TestContext.Current.CancellationToken))!;
        _peer.Items.Add((JsonObject)sample["content"]![0]!.DeepClone());
        await PutAsync(profile => profile["status"] = new JsonObject { ["2"] = "4" });
        var run = await RunAsync();
        Assert.Equal((1, 1, 0, null), (run.Pages, run.Items, run.Rejected, run.Error));
        var dossier = await _client.GetJsonAsync("/v1/dossiers/000.00.17.H99-260904-0031");
        Assert.Equal("2026-09-04 2026-09-09 open direct 1.001612", $"{dossier["receivedOn"]} {dossier["dueOn"]} {dossier["status"]} {dossier["channel"]} {dossier["procedure"]}");
        var all = await _client.GetStringAsync(new Uri("/v1/ledger?limit=10000", UriKind.Relative), TestContext.Current.CancellationToken)
            + await _client.GetStringAsync(new Uri("/v1/quarantine?limit=1000", UriKind.Relative), TestContext.Current.CancellationToken);
        foreach (var word in (string[])["Nguyễn Văn Mẫu", "001099000003", "84900000001", "01 Đường Ví Dụ", "Lê Văn Thí Nghiệm"])
        {
            Assert.DoesNotContain(word, all, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_peer_that_is_slow_fails_breaks_off_repeats_and_reorders_gives_the_same_dossiers()
    {
        var codes = Fill(45);
        _peer.Items[7]["dossierStatus"]!["id"] = 99;
        _peer.Trouble = static (number, page) => (string?[])["500", "500", null, "slow", "otherOrder", "brokenOff", "repeats", "short", "500", "repeats"] is var troubles ? troubles[number % troubles.Length] : null;
        await PutAsync(static _ => { });
        ConnectorRun run;
        do
        {
            run = await RunAsync();
        }
        while (run.Error is not null);

        Assert.Superset(new HashSet<string>(["500", "timeout", "badJson"]), new HashSet<string>(run.Failures.Keys));
        Assert.True(run is { Pages: >= 5, ShortPages: > 0, Repeated: > 0, Rejected: 1 }, run.ToString());
        _peer.Trouble = static (_, _) => null;
        Assert.Null((await RunAsync()).Error);
        await TheDossiersAreThoseOfThePeerAsync(codes);
        var waiting = (await _client.GetJsonAsync($"/v1/quarantine?channel=national&source={_id}"))["items"]!.AsArray();
        Assert.Equal($"unknownStatus {codes[7]}", $"{Assert.Single(waiting)!["code"]} {waiting[0]!["dossier"]}");

        var head = await HeadAsync();
        await RunAsync();
        Assert.Equal(head, await HeadAsync());
    }

    [Fact]
    public async Task A_run_that_was_stopped_goes_on_at_the_same_page()
    {
        var codes = Fill(25);
        _peer.Trouble = static (_, page) => page == 1 ? "500" : null;
        await PutAsync(static profile => profile["retryDelayMilliseconds"] = 1);
        Assert.NotNull((await RunAsync()).Error);
        var stopped = await _client.GetJsonAsync("/v1/connectors/" + _id);
        Assert.Equal("2", $"{stopped["nextPage"]}");
        Assert.NotNull(stopped["lastRun"]!["error"]);
        _peer.Trouble = static (_, _) => null;
        var before = _peer.Asked.Count;
        var run = await RunAsync();
        Assert.Equal([1, 2], _peer.Asked.Skip(before).Select(static a => a.Page));
        Assert.Equal((3, 25, null), (run.Pages, run.Items, run.Error));
        await TheDossiersAreThoseOfThePeerAsync(codes);
    }

    [Fact]
    public async Task A_peer_that_does_not_answer_holds_up_no_other()
    {
        var answers = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _peer.Held = answers.Task;
        var codes = Fill(1);
        await using var quick = await Peer.StartAsync();
        quick.Items.Add(_peer.Items[0]);
        var other = _id + "-nhanh";
        await PutAsync(static profile => (profile["enabled"], profile["timeoutSeconds"]) = (true, 300));
        await PutAsync(profile => (profile["enabled"], profile["url"]) = (true, quick.Url), other);
        await program.Services.GetRequiredService<KeepPulling>().LookAsync(TestContext.Current.CancellationToken);
        await EndedAsync(other);
        Assert.Null((await _client.GetJsonAsync("/v1/connectors/" + _id))["lastRun"]);
        Assert.Null(await program.Services.GetRequiredService<RunConnector>().RunAsync(_id, TestContext.Current.CancellationToken));
        answers.SetResult();
        await EndedAsync(_id);
        Assert.Equal("open", (string?)(await _client.GetJsonAsync("/v1/dossiers/" + codes[0]))["status"]);
        await PutAsync(static _ => { });
        await PutAsync(static _ => { }, other);

        Task EndedAsync(string id) => Wait.UntilAsync(async () => (await _client.GetJsonAsync("/v1/connectors/" + id))["lastRun"]?["endedAt"] is not null);
    }

    [Fact]
    public async Task Each_run_reads_the_window_again_and_what_has_changed_is_learned()
    {
        var code = Fill(1)[0];
        await PutAsync(static _ => { });
        await RunAsync();
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(7));
        Assert.Equal($"{today.AddDays(-60):yyyy-MM-dd} {today:yyyy-MM-dd}", $"{_peer.Asked[0].From} {_peer.Asked[0].To}");
        (_peer.Items[0]["dossierStatus"]!["id"], _peer.Items[0]["completedDate"]) = (9, "2021-04-26T09:00:00.000+0700");
        await RunAsync();
        var dossier = await _client.GetJsonAsync("/v1/dossiers/" + code);
        Assert.Equal("ended 2021-04-26 early", $"{dossier["status"]} {dossier["endedOn"]} {dossier["outcome"]}");
    }

    [Fact]
    public async Task An_item_of_an_unknown_state_goes_through_from_quarantine_once_the_map_has_it()
    {
        var codes = Fill(1);
        _peer.Items[0]["dossierStatus"]!["id"] = 77;
        await PutAsync(static _ => { });
        Assert.Equal(1, (await RunAsync()).Rejected);
        var id = (long)Assert.Single((await _client.GetJsonAsync($"/v1/quarantine?source={_id}&state=waiting"))["items"]!.AsArray())!["id"]!;
        Assert.Equal("0 1", await ReplayedAsync());
        await PutAsync(static profile => profile["status"] = new JsonObject { ["2"] = "4", ["77"] = "4" });
        Assert.Equal("1 0", await ReplayedAsync());
        Assert.Equal("open", (string?)(await _client.GetJsonAsync("/v1/dossiers/" + codes[0]))["status"]);
        Assert.Empty((await _client.GetJsonAsync($"/v1/quarantine?source={_id}&state=waiting"))["items"]!.AsArray());

        async Task<string> ReplayedAsync()
        {
            var (_, answer) = await _client.SendAsync(HttpMethod.Post, $"/v1/quarantine/{id}/replay", new JsonObject());
            return $"{answer["replayed"]} {answer["stillRejected"]}";
        }
    }

    [Fact]
    public async Task The_secret_is_kept_and_never_shown()
    {
        Fill(1);
        await PutAsync(static _ => { });
        var shown = (await _client.GetJsonAsync("/v1/connectors/" + _id)).ToJsonString() + (await _client.GetJsonAsync("/v1/connectors")).ToJsonString();
        Assert.DoesNotContain(Peer.Token, shown, StringComparison.Ordinal);
        await PutAsync(static profile => profile["auth"]!.AsObject().Remove("secret"));
        Assert.Null((await RunAsync()).Error);
        await PutAsync(static profile => (profile["auth"]!["secret"], profile["retryDelayMilliseconds"]) = ("sai", 1));
        Assert.Equal("401", (await RunAsync()).Error);
    }

    [Theory]
    [InlineData("""{"url":"https://elsewhere.example.vn/","status":{"2":"4"}}""", "400 forbiddenHost")]
    [InlineData("""{"url":"http://127.0.0.1/","status":{}}""", "400 badValue")]
    [InlineData("""{"url":"http://127.0.0.1/","status":{"2":"11"}}""", "400 badValue")]
    [InlineData("""{"url":"http://127.0.0.1/","status":{"2":"4"},"fields":{"ChuHoSo":"applicant.data.fullname"}}""", "400 badValue")]
    [InlineData("""{"url":"http://127.0.0.1/","status":{"2":"4"},"pageSize":0}""", "400 badValue")]
    [InlineData("""{"url":"http://127.0.0.1/","status":{"2":"4"},"auth":{"kind":"oauth"}}""", "400 badValue")]
    public async Task A_profile_that_cannot_work_is_refused(string profile, string refusal) =>
        Assert.Equal(refusal, (await _client.SendAsync(HttpMethod.Put, "/v1/connectors/" + _id, JsonNode.Parse(profile))).Outcome);

    private List<string> Fill(int count)
    {
        var codes = new List<string>();
        for (var i = 0; i < count; i++)
        {
            var code = string.Create(CultureInfo.InvariantCulture, $"H10.07-210413-{Interlocked.Increment(ref _count):0000}");
            codes.Add(code);
            _peer.Items.Add(new JsonObject
            {
                ["code"] = code,
                ["dossierStatus"] = new JsonObject { ["id"] = 2 },
                ["applicant"] = new JsonObject { ["data"] = new JsonObject { ["fullname"] = "Nguyễn Văn Mẫu" } },
                ["procedure"] = new JsonObject { ["code"] = "1.004949" },
                ["agency"] = new JsonObject { ["code"] = "000.00.07.H10", ["name"] = "Sở Lao động" },
                ["applyMethod"] = new JsonObject { ["id"] = 1 },
                ["acceptedDate"] = string.Create(CultureInfo.InvariantCulture, $"2021-04-12T0{1 + (i % 3)}:15:00.000+0000"),
                ["appointmentDate"] = string.Create(CultureInfo.InvariantCulture, $"2021-04-{27 + (i % 3)}T17:00:00.000+0700"),
            });
        }

        return codes;
    }

    private async Task TheDossiersAreThoseOfThePeerAsync(List<string> codes)
    {
        for (var i = 0; i < codes.Count; i++)
        {
            if ((int)_peer.Items[i]["dossierStatus"]!["id"]! == 2)
            {
                var dossier = await _client.GetJsonAsync("/v1/dossiers/" + codes[i]);
                Assert.Equal($"2021-04-12 2021-04-{27 + (i % 3)} open H10.07", $"{dossier["receivedOn"]} {dossier["dueOn"]} {dossier["status"]} {dossier["agency"]}");
            }
        }
    }

    private async Task PutAsync(Action<JsonObject> change, string? id = null)
    {
        var profile = new JsonObject
        {
            ["url"] = _peer.Url,
            ["auth"] = new JsonObject { ["kind"] = "bearer", ["secret"] = Peer.Token },
            ["pageSize"] = 10,
            ["perMinute"] = 6000,
            ["timeoutSeconds"] = 1,
            ["retryDelayMilliseconds"] = 20,
            ["status"] = new JsonObject { ["2"] = "4", ["9"] = "9" },
            ["enabled"] = false, // the test says when it runs
        };
        change(profile);
        var (outcome, body) = await _client.SendAsync(HttpMethod.Put, "/v1/connectors/" + (id ?? _id), profile);
        Assert.True(outcome == "200", body.ToJsonString());
    }

    private async Task<ConnectorRun> RunAsync() => (await program.Services.GetRequiredService<RunConnector>().RunAsync(_id, TestContext.Current.CancellationToken))!;

    private async Task<string> HeadAsync()
    {
        using var answer = await _client.GetAsync(new Uri("/v1/ledger?limit=1", UriKind.Relative), TestContext.Current.CancellationToken);
        return answer.Headers.GetValues("X-Ledger-Head").Single();
    }
}
