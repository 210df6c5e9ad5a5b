using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using OneStop.Services.Tests.Dossiers;

namespace OneStop.Services.Tests.Trust;

/// <summary>Each source has its own key and agency: the key changes without a pause, and a token for it writes as this source and opens nothing else.</summary>
public sealed class SourceAccountTests(ProvinceProgram province) : IClassFixture<ProvinceProgram>, IDisposable
{
    private readonly string _source = $"igate.{Guid.NewGuid():N}";
    private readonly HttpClient _administrator = province.Program.Client();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _administrator.Dispose();

    [Fact]
    public async Task A_key_is_exchanged_for_a_token_that_sends_as_this_source_for_its_agency_only()
    {
        var key = await PutAsync("H10.07");
        using var source = await ClientAsync(key);
        Assert.Equal("1/0/0", (await source.PostAsync(Step("H10.07", _source))).Counts());
        Assert.Equal("1 forbiddenAgency", (await source.PostAsync(Step("H10.07", "another"))).Rejection());
        Assert.Equal("1 forbiddenAgency", (await source.PostAsync(Step("H10.30", _source))).Rejection());
        Assert.Equal("403 missingScope", await source.GetOutcomeAsync("/v1/dossiers"));
        Assert.Equal("403 sourceOnly", (await source.SendAsync(HttpMethod.Post, $"/v1/dossiers/{Steps.NewDossier()}/reasons", new JsonObject { ["code"] = "N4" })).Outcome);
    }

    [Fact]
    public async Task A_key_changes_without_a_pause_and_the_old_one_ends_after_its_grace()
    {
        var old = await PutAsync("H10.07");
        var current = await PutAsync("H10.07");
        Assert.Equal(("200", "200"), (await TokenAsync(old), await TokenAsync(current)));
        var last = await PutAsync("H10.07", graceHours: 0);
        Assert.Equal(("401 unauthenticated", "401 unauthenticated", "200"), (await TokenAsync(old), await TokenAsync(current), await TokenAsync(last)));
    }

    [Theory]
    [InlineData("password")]
    [InlineData("")]
    public async Task Another_grant_is_refused(string grant) => Assert.Equal("400 badGrant", await TokenAsync("0123456789012345678901", grant));

    [Fact]
    public async Task A_wrong_key_another_name_or_another_address_get_no_token()
    {
        var key = await PutAsync("H10.07");
        Assert.Equal("401 unauthenticated", await TokenAsync(key + "x"));
        Assert.Equal("401 unauthenticated", await TokenAsync(key, name: "another"));
        Assert.Equal("200", (await _administrator.SendAsync(HttpMethod.Put, "/v1/sources", new JsonArray(Source("H10.07", key, addresses: ["10.9.9.0/24"])))).Outcome);
        Assert.Equal("401 unauthenticated", await TokenAsync(key));
    }

    [Fact]
    public async Task Two_sources_cannot_have_one_key()
    {
        var key = await PutAsync("H10.07");
        var other = Source("H10.07", key);
        other["source"] = "another";
        Assert.Equal("409 keyTaken", (await _administrator.SendAsync(HttpMethod.Put, "/v1/sources", new JsonArray(other))).Outcome);
    }

    [Fact]
    public async Task A_token_of_another_agency_cannot_speak_for_a_source()
    {
        await PutAsync("H10.07");
        using var foreign = province.Program.Client("H10.30");
        var message = new JsonArray(new JsonObject { ["MaHoSo"] = Steps.NewDossier(), ["TrangThaiHoSo"] = "2", ["NgayTiepNhan"] = "20210412081500" });
        Assert.Equal("403 foreignScope", (await foreign.SendAsync(HttpMethod.Post, $"/v1/national/DongBoHoSoMC?source={_source}", message)).Outcome);
        Assert.Equal("403 foreignScope", (await foreign.SendAsync(HttpMethod.Post, "/v1/national/DongBoHoSoMC?madonvi=000.00.07.H10", message.DeepClone())).Outcome);
    }

    [Fact]
    public async Task A_source_that_sends_more_than_its_share_is_told_to_wait_and_others_are_not()
    {
        var key = await PutAsync("H10.07", perMinute: 3);
        using var source = await ClientAsync(key);
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => source.PostRawAsync(System.Text.Encoding.UTF8.GetBytes(Step("H10.07", _source)), "application/x-ndjson")));
        Assert.Equal(3, answers.Count(static answer => answer.IsSuccessStatusCode));
        Array.ForEach(answers, static answer => answer.Dispose());

        using var refused = await source.PostRawAsync(System.Text.Encoding.UTF8.GetBytes(Step("H10.07", _source)), "application/x-ndjson");
        Assert.Equal("429 tooManyRequests", await Steps.OutcomeOfAsync(refused));
        Assert.True(refused.Headers.RetryAfter?.Delta <= TimeSpan.FromMinutes(1));
        Assert.Equal("1/0/0", (await _administrator.PostAsync(Step("H10.07", "another"))).Counts());
    }

    private static string Step(string agency, string source) => Steps.Line("accepted", Steps.NewDossier(), step =>
    {
        step["agency"] = agency;
        step["source"] = source;
    });

    private JsonObject Source(string agency, string key, int? graceHours = null, int? perMinute = null, string[]? addresses = null) => new()
    {
        ["source"] = _source,
        ["agency"] = agency,
        ["key"] = key,
        ["graceHours"] = graceHours,
        ["perMinute"] = perMinute,
        ["addresses"] = addresses is null ? null : new JsonArray([.. addresses.Select(a => JsonValue.Create(a))]),
    };

    private async Task<string> PutAsync(string agency, int? graceHours = null, int? perMinute = null)
    {
        var key = Guid.NewGuid().ToString();
        var (outcome, body) = await _administrator.SendAsync(HttpMethod.Put, "/v1/sources", new JsonArray(Source(agency, key, graceHours, perMinute)));
        Assert.True(outcome == "200", body.ToJsonString());
        return key;
    }

    private async Task<string> TokenAsync(string key, string grant = "client_credentials", string? name = null)
    {
        using var answer = await AskAsync(key, grant, name);
        return await Steps.OutcomeOfAsync(answer);
    }

    private async Task<HttpClient> ClientAsync(string key)
    {
        using var answer = await AskAsync(key, "client_credentials", null);
        var token = (await answer.Content.ReadFromJsonAsync<JsonObject>(Ct))!;
        Assert.Equal("Bearer steps:write", string.Create(CultureInfo.InvariantCulture, $"{token["token_type"]} {token["scope"]}"));
        var client = province.Program.Anonymous();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string?)token["access_token"]);
        return client;
    }

    /// <summary>With a token beside it, so that the tests of this class are not counted as one visitor.</summary>
    private async Task<HttpResponseMessage> AskAsync(string key, string grant, string? name)
    {
        using var form = new FormUrlEncodedContent([new("grant_type", grant), new("client_id", name ?? _source), new("client_secret", key)]);
        return await _administrator.PostAsync(new Uri("/v1/token", UriKind.Relative), form, Ct);
    }
}
