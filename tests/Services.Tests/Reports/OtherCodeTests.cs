using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using OneStop.Contracts.Dossiers;
using OneStop.Dossiers.National;
using OneStop.Services.Tests.Dossiers;

namespace OneStop.Services.Tests.Reports;

/// <summary>
/// A dossier told of under two codes is one from the alias on and two before it (decision 0012): in figures, lists, look-up and comparisons, whenever the
/// alias became known, and two again once it is taken back.
/// </summary>
public sealed class OtherCodeTests(ProvinceProgram province) : IClassFixture<ProvinceProgram>, IDisposable
{
    private const string Spring = "from=2021-04-01&to=2021-04-30";

    private readonly HttpClient _client = province.Program.Client();

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task Two_codes_are_one_dossier_from_the_alias_on_and_two_before_it()
    {
        var (local, code) = ("SO-" + Guid.NewGuid().ToString("N")[..8], Steps.NewDossier());
        await _client.PostAsync(Steps.Received(local) + "\n" + Rated(local) + "\n" + Steps.Line("resultReady", local, step => step["occurredAt"] = "2021-04-20T09:00:00+07:00"));
        await _client.PostAsync(Steps.Received(code) + "\n" + Rated(code) + "\n" + Steps.Line("handedOver", code, step => step["occurredAt"] = "2021-04-13T09:00:00+07:00"));
        var before = await ExampleProgram.ReachAsync(_client);
        Assert.Equal([code, local], await CountedAsync(before));

        var alias = (long)(await AliasAsync(local, code)).Body["position"]!;
        await ExampleProgram.ReachAsync(_client);
        Assert.Equal([code], await CountedAsync(alias));
        Assert.Equal([code, local], await CountedAsync(before));
        Assert.Equal(2, await RatedAsync(before));
        Assert.Equal(1, await RatedAsync(alias));
        Assert.Equal(new HashSet<string> { $"{code} alias", $"{local} alias" }, await CausesAsync(before, alias));

        var told = await _client.GetJsonAsync("/v1/dossiers/" + local);
        Assert.Equal($"{code} ended 2021-04-12 2021-04-20", $"{told["code"]} {told["status"]} {told["receivedOn"]} {told["endedOn"]}");
        Assert.DoesNotContain("secondReceived", told["flags"]!.AsArray().Select(static f => (string)f!));
        Assert.Equal(6, (await _client.GetJsonAsync($"/v1/dossiers/{code}/entries"))["items"]!.AsArray().Count);
        Assert.Equal(code, (string?)(await _client.GetJsonAsync("/v1/public/dossiers/" + local))["code"]);
        Assert.Equal([code], await ListedAsync("", local, code));
        Assert.Equal([code], await ListedAsync("&text=" + local.ToLowerInvariant(), local, code));
        Assert.Equal("409 aliasCircle", (await AliasAsync(code, local)).Outcome);

        await _client.PostAsync(Steps.Line("returned", local, step => step["occurredAt"] = "2021-04-23T09:00:00+07:00"));
        Assert.Equal("2021-04-23", (string?)(await _client.GetJsonAsync("/v1/dossiers/" + code))["returnedOn"]);

        var back = (long)(await AliasAsync(local, code, to: "2020-12-31")).Body["position"]!;
        await ExampleProgram.ReachAsync(_client);
        Assert.Equal([code, local], await CountedAsync(back));
        Assert.Equal([code], await CountedAsync(alias));
        Assert.Equal($"{code} open", Told(await _client.GetJsonAsync("/v1/dossiers/" + code)));
        Assert.Equal($"{local} ended", Told(await _client.GetJsonAsync("/v1/dossiers/" + local)));

        async Task<HashSet<string>> CausesAsync(long older, long newer) =>
            [.. (await _client.GetJsonAsync($"/v1/reports/ii06a/compare?{Spring}&cutoff={newer}&withCutoff={older}"))["differences"]!.AsArray().Select(static d => $"{d!["dossier"]} {d["cause"]}")];

        async Task<List<string>> CountedAsync(long cutOff) =>
            [.. (await _client.GetJsonAsync($"/v1/reports/ii06a/dossiers?{Spring}&cutoff={cutOff}&row=total&column=3&limit=1000"))["items"]!.AsArray().Select(static i => (string)i!["code"]!).Where(c => c == code || c == local).Order(StringComparer.Ordinal)];
    }

    [Fact]
    public async Task An_alias_that_an_earlier_version_kept_beside_the_ledger_is_put_into_it()
    {
        var (local, code) = ("SO-" + Guid.NewGuid().ToString("N")[..8], Steps.NewDossier());
        await _client.PostAsync(Steps.Received(local));
        await province.Program.Services.GetRequiredService<NationalAliases>().PutAsync([new NationalAlias("dossier", null, local, code, null, null)], TestContext.Current.CancellationToken);
        var codes = province.Program.Services.GetRequiredService<DossierCodes>();
        await codes.PutMissingAsync(TestContext.Current.CancellationToken);
        Assert.Equal($"{code} open", Told(await _client.GetJsonAsync("/v1/dossiers/" + local)));
        var head = await ExampleProgram.ReachAsync(_client);
        await codes.PutMissingAsync(TestContext.Current.CancellationToken);
        Assert.Equal(head, await ExampleProgram.ReachAsync(_client));
    }

    private static string Rated(string code) => Steps.Line("surveyed", code, static step =>
        (step["occurredAt"], step["data"]) = ("2021-04-25T09:00:00+07:00", new JsonObject { ["rating"] = 5 }));

    /// <summary>How many dossiers the survey form counts at a cut-off: a form that looks at each dossier by itself.</summary>
    private async Task<int> RatedAsync(long cutOff) => (int)(await _client.GetJsonAsync($"/v1/reports/survey?{Spring}&cutoff={cutOff}"))["total"]!["values"]!["collected"]!;

    private static string Told(JsonNode dossier) => $"{dossier["code"]} {dossier["status"]}";

    private async Task<List<string>> ListedAsync(string filter, params string[] codes) =>
        [.. (await _client.GetJsonAsync("/v1/dossiers?limit=500&from=2021-04-01&to=2021-04-30" + filter))["items"]!.AsArray().Select(static i => (string)i!["code"]!).Where(codes.Contains)];

    private Task<(string Outcome, JsonObject Body)> AliasAsync(string alias, string meaning, string? to = null) => _client.SendAsync(
        HttpMethod.Put, "/v1/national/aliases", new JsonArray(new JsonObject { ["kind"] = "dossier", ["alias"] = alias, ["meaning"] = meaning, ["to"] = to }));
}
