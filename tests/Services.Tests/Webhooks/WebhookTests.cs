using System.Text.Json.Nodes;
using OneStop.Services.Tests.Dossiers;

namespace OneStop.Services.Tests.Webhooks;

/// <summary>Events by HTTP: signed, numbered, in order, repeated until taken, replayed on demand.</summary>
public sealed class WebhookTests(OutboundProgram program) : IClassFixture<OutboundProgram>, IAsyncLifetime
{
    private readonly string _id = "w-" + Guid.NewGuid().ToString("N");
    private HttpClient _client = null!;
    private Subscriber _subscriber = null!;

    public async ValueTask InitializeAsync()
    {
        _client = program.Client();
        _subscriber = await Subscriber.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _client.DeleteAsync(new Uri("/v1/webhooks/" + _id, UriKind.Relative));
        _client.Dispose();
        await _subscriber.DisposeAsync();
    }

    [Fact]
    public async Task Events_come_in_ledger_order_numbered_without_gaps_and_signed()
    {
        var secret = await SubscribeAsync();
        await SendAsync(250);
        await _subscriber.UntilTakenAsync(250);
        Assert.Equal(Enumerable.Range(1, 250), _subscriber.Taken.Select(static e => (int)e["sequence"]!));
        var positions = _subscriber.Taken.Select(static e => (long)e["event"]!["position"]!).ToList();
        Assert.Equal(positions.Order(), positions);
        Assert.All(_subscriber.All, got => Assert.True(got.IsSignedWith(secret)));
        Assert.All(_subscriber.All, got => Assert.InRange(got.Events.Count(), 1, 100));
        var first = _subscriber.Taken[0]["event"]!;
        Assert.Equal("1 dossier.received", $"{first["schema"]} {first["event"]}");
    }

    [Fact]
    public async Task What_is_not_taken_comes_again_under_the_same_number_and_nothing_is_lost()
    {
        _subscriber.Answer = static n => n % 3 == 0 ? 204 : 500;
        await SubscribeAsync();
        await SendAsync(5);
        await _subscriber.UntilTakenAsync(5);
        Assert.Equal([1, 2, 3, 4, 5], _subscriber.Taken.Select(static e => (int)e["sequence"]!));
        Assert.Equal(_subscriber.All[0].Delivery, _subscriber.All[1].Delivery);
        Assert.Equal(_subscriber.All[0].Body, _subscriber.All[1].Body);
    }

    [Fact]
    public async Task A_subscriber_that_refuses_is_left_alone_for_a_while_and_says_since_when()
    {
        _subscriber.Answer = static _ => 503;
        await SubscribeAsync();
        await SendAsync(1);
        JsonObject state = [];
        await Wait.UntilAsync(async () => (state = await _client.GetJsonAsync("/v1/webhooks/" + _id))["failingSince"] is not null);
        Assert.Equal("503 0", $"{state["lastError"]} {state["sequence"]}");
        Assert.NotNull(state["nextAttemptAt"]);
        Assert.Equal(4, _subscriber.All.Count);
    }

    [Fact]
    public async Task A_replay_brings_the_same_events_under_new_numbers()
    {
        await SubscribeAsync();
        await SendAsync(3);
        await _subscriber.UntilTakenAsync(3);
        var before = (long)_subscriber.Taken[0]["event"]!["position"]! - 1;
        var (outcome, _) = await OutcomeAsync(HttpMethod.Post, $"/v1/webhooks/{_id}/replay", new JsonObject { ["after"] = before });
        Assert.Equal("202", outcome);
        await _subscriber.UntilTakenAsync(6);
        Assert.Equal(Enumerable.Range(1, 6), _subscriber.Taken.Select(static e => (int)e["sequence"]!));
        Assert.Equal(Ids(0), Ids(3));
    }

    [Theory]
    [InlineData(204, "true ")]
    [InlineData(410, "false 410")]
    public async Task A_test_is_signed_tried_once_and_moves_nothing(int status, string outcome)
    {
        _subscriber.Answer = _ => status;
        var secret = await SubscribeAsync();
        var before = await _client.GetJsonAsync("/v1/webhooks/" + _id);
        var (answered, tested) = await _client.SendAsync(HttpMethod.Post, $"/v1/webhooks/{_id}/test", null);
        Assert.Equal($"200 {outcome}", $"{answered} {tested["taken"]!.ToJsonString()} {tested["error"]}");
        var got = Assert.Single(_subscriber.All);
        Assert.Equal($"{_id}/test", got.Delivery);
        Assert.True(got.IsSignedWith(secret));
        Assert.Empty(got.Events);
        var after = await _client.GetJsonAsync("/v1/webhooks/" + _id);
        Assert.Equal($"{before["sequence"]} {before["failingSince"]}", $"{after["sequence"]} {after["failingSince"]}");
        Assert.Equal("404 webhookNotFound", (await _client.SendAsync(HttpMethod.Post, "/v1/webhooks/khong-co/test", null)).Outcome);
    }

    [Fact]
    public async Task The_secret_is_shown_once_and_can_be_changed()
    {
        var secret = await SubscribeAsync();
        Assert.Null((await _client.GetJsonAsync("/v1/webhooks/" + _id))["secret"]);
        var (again, same) = await _client.SendAsync(HttpMethod.Put, "/v1/webhooks/" + _id, new JsonObject { ["url"] = _subscriber.Url });
        Assert.Equal("200", again);
        Assert.Null(same["secret"]);
        var (_, changed) = await _client.SendAsync(HttpMethod.Post, $"/v1/webhooks/{_id}/secret", null);
        await SendAsync(1);
        await _subscriber.UntilTakenAsync(1);
        Assert.False(_subscriber.All[0].IsSignedWith(secret));
        Assert.True(_subscriber.All[0].IsSignedWith((string)changed["secret"]!));
    }

    [Fact]
    public async Task Only_the_events_asked_for_come_and_only_of_the_agency_asked_for()
    {
        await SubscribeAsync(subscription =>
        {
            subscription["events"] = new JsonArray("dossier.resolved");
            subscription["agency"] = "000.00.07.H10";
        });
        var (ours, other) = (Steps.NewDossier(), Steps.NewDossier());
        await _client.PostAsync(string.Join('\n', Steps.Received(other, step => step["agency"] = "H10.30"), Steps.Received(ours), Ended(other), Ended(ours)));
        await _subscriber.UntilTakenAsync(1);
        Assert.Equal($"1 dossier.resolved {ours}", string.Join(';', _subscriber.Taken.Select(static e => $"{e["sequence"]} {e["event"]!["event"]} {e["event"]!["dossier"]}")));
    }

    [Fact]
    public async Task An_end_told_by_the_dossier_and_by_a_row_makes_one_event_whichever_came_first()
    {
        await SubscribeAsync(static subscription => subscription["events"] = new JsonArray("dossier.resolved"));
        var (rowLast, rowFirst, last) = (Steps.NewDossier(), Steps.NewDossier(), Steps.NewDossier());
        JsonObject Ended(string code) => new() { ["MaHoSo"] = code, ["NgayTiepNhan"] = "20210412081500", ["TrangThaiHoSo"] = "9", ["NgayKetThucXuLy"] = "20210420090000" };
        JsonObject Row(string code) => new() { ["MaHoSo"] = code, ["ThoiDiemXuLy"] = "20210420090000", ["TrangThai"] = "9", ["NguoiXuLy"] = "cb" };
        foreach (var (kind, item) in new[] { ("DongBoHoSoMC", Ended(rowLast)), ("CapNhatTienDoHoSoMC", Row(rowLast)), ("CapNhatTienDoHoSoMC", Row(rowFirst)), ("DongBoHoSoMC", Ended(rowFirst)), ("DongBoHoSoMC", Ended(last)) })
        {
            Assert.Equal("200", (await _client.SendAsync(HttpMethod.Post, $"/v1/national/{kind}?source={_id}", new JsonArray(item))).Outcome);
        }

        await _subscriber.UntilTakenAsync(3);
        Assert.Equal([rowLast, rowFirst, last], _subscriber.Taken.Select(static e => (string)e["event"]!["dossier"]!));
    }

    [Fact]
    public async Task It_goes_on_where_it_stopped()
    {
        await SubscribeAsync();
        await SendAsync(2);
        await _subscriber.UntilTakenAsync(2);
        await program.RestartAsync();
        _client.Dispose();
        _client = program.Client();
        await SendAsync(2);
        await _subscriber.UntilTakenAsync(4);

        // A delivery that was under way when the program stopped may have come twice.
        await Wait.UntilAsync(() => Task.FromResult(_subscriber.Taken.Select(static e => (int)e["sequence"]!).Distinct().Count() >= 4));

        Assert.Equal([1, 2, 3, 4], _subscriber.Taken.Select(static e => (int)e["sequence"]!).Distinct());
    }

    [Theory]
    [InlineData("ftp://127.0.0.1/", null, null, "400 forbiddenHost")]
    [InlineData("http://10.0.0.1/", null, null, "400 forbiddenHost")]
    [InlineData("https://mcdt.example.vn/", null, null, "400 forbiddenHost")]
    [InlineData("http://user:word@127.0.0.1/", null, null, "400 forbiddenHost")]
    [InlineData("http://127.0.0.1/", "dossier.gone", null, "400 badValue")]
    [InlineData("http://127.0.0.1/", null, 999_999_999L, "400 badValue")]
    public async Task A_subscription_that_cannot_work_is_refused(string url, string? name, long? after, string refusal)
    {
        var asked = new JsonObject { ["url"] = url, ["events"] = name is null ? null : new JsonArray(name), ["after"] = after };
        Assert.Equal(refusal, (await _client.SendAsync(HttpMethod.Put, "/v1/webhooks/" + _id, asked)).Outcome);
        Assert.Equal("404 webhookNotFound", await _client.GetOutcomeAsync("/v1/webhooks/" + _id));
    }

    [Fact]
    public async Task Only_a_token_of_everything_subscribes()
    {
        using var province = program.Client("H10");
        Assert.Equal("403 foreignScope", (await province.SendAsync(HttpMethod.Put, "/v1/webhooks/" + _id, new JsonObject { ["url"] = _subscriber.Url })).Outcome);
        Assert.Equal("403 foreignScope", await province.GetOutcomeAsync("/v1/webhooks"));
    }

    private static string Ended(string dossier) => Steps.Line("resultReady", dossier, step =>
    {
        step.Remove("agency");
        step["occurredAt"] = "2021-04-20T08:00:00+07:00";
    });

    private IEnumerable<string> Ids(int from) => _subscriber.Taken.Skip(from).Take(3).Select(static e => (string)e["event"]!["id"]!);

    private async Task<string> SubscribeAsync(Action<JsonObject>? change = null)
    {
        var asked = new JsonObject { ["url"] = _subscriber.Url };
        change?.Invoke(asked);
        var (outcome, body) = await _client.SendAsync(HttpMethod.Put, "/v1/webhooks/" + _id, asked);
        Assert.True(outcome == "201", body.ToJsonString());
        return (string)body["secret"]!;
    }

    private async Task SendAsync(int dossiers)
    {
        var sent = await _client.PostAsync(string.Join('\n', Enumerable.Range(0, dossiers).Select(static _ => Steps.Received(Steps.NewDossier()))));
        Assert.Equal($"{dossiers}/0/0", sent.Counts());
    }

    private async Task<(string Outcome, string Body)> OutcomeAsync(HttpMethod method, string path, JsonNode body)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = System.Net.Http.Json.JsonContent.Create(body) };
        using var answer = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        return (await Steps.OutcomeOfAsync(answer), await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
