using System.Text.Json.Nodes;

namespace OneStop.Services.Tests.Dossiers;

/// <summary>Explanations and corrections: one person claims, another of an agency above decides.</summary>
public sealed class ClaimTests(ProvinceProgram province) : IClassFixture<ProvinceProgram>, IDisposable
{
    private readonly HttpClient _department = province.Program.Client("H10.07", "claimant");
    private readonly HttpClient _province = province.Program.Client("H10", "decider");
    private readonly string _dossier = Steps.NewDossier();

    public void Dispose()
    {
        _department.Dispose();
        _province.Dispose();
    }

    [Fact]
    public async Task An_accepted_N9_turns_the_explained_view_and_leaves_the_software_view()
    {
        await EndLateAsync();
        var id = await ClaimAsync(_department);
        Assert.Equal("pending", (string?)(await _department.GetJsonAsync("/v1/explanations/" + id))["state"]);
        Assert.Equal("200", (await DecideAsync(_province, id, "accepted")).Outcome);
        var dossier = await _province.GetJsonAsync("/v1/dossiers/" + _dossier);
        Assert.Equal("late", (string?)dossier["outcome"]);
        Assert.Equal("onTime", (string?)dossier["explained"]!["outcome"]);
        Assert.Equal("2021-04-27", (string?)dossier["explained"]!["endedOn"]);
        var told = await _province.GetJsonAsync("/v1/explanations/" + id);
        Assert.Equal("accepted", (string?)told["state"]);
        Assert.Equal("decider", (string?)told["decidedBy"]);
        Assert.Equal("trả đúng hẹn", (string?)told["text"]);
        Assert.Equal("có biên nhận", (string?)told["decisionText"]);
    }

    [Fact]
    public async Task The_last_decision_counts()
    {
        await EndLateAsync();
        var id = await ClaimAsync(_department);
        await DecideAsync(_province, id, "accepted");
        await DecideAsync(_province, id, "rejected");
        Assert.Equal("late", (string?)(await _province.GetJsonAsync("/v1/dossiers/" + _dossier))["explained"]!["outcome"]);
    }

    [Fact]
    public async Task Nobody_decides_their_own_claim()
    {
        await EndLateAsync();
        var id = await ClaimAsync(_department);
        using var same = province.Program.Client("*", "claimant");
        Assert.Equal("409 ownClaim", (await DecideAsync(same, id, "accepted")).Outcome);
    }

    [Fact]
    public async Task The_decider_sits_above_the_claimants_agency()
    {
        await EndLateAsync();
        var id = await ClaimAsync(_department);
        using var colleague = province.Program.Client("H10.07", "colleague");
        using var stranger = province.Program.Client("H10.30", "stranger");
        Assert.Equal("403 foreignScope", (await DecideAsync(colleague, id, "accepted")).Outcome);
        Assert.Equal("404 claimNotFound", (await DecideAsync(stranger, id, "accepted")).Outcome);
    }

    [Fact]
    public async Task The_provinces_own_claim_is_decided_by_another_person_of_the_province()
    {
        await EndLateAsync();
        using var first = province.Program.Client("H10", "first");
        var id = await ClaimAsync(first);
        Assert.Equal("409 ownClaim", (await DecideAsync(first, id, "accepted")).Outcome);
        Assert.Equal("200", (await DecideAsync(_province, id, "accepted")).Outcome);
    }

    [Theory]
    [InlineData("nowhere", "N9", "2021-04-27", "404 dossierNotFound")]
    [InlineData(null, "N13", "2021-04-27", "400 badReason")]
    [InlineData(null, "N9", null, "400 actualOnMissing")]
    [InlineData(null, null, null, "400 missingField")]
    public async Task A_claim_that_says_too_little_is_refused(string? dossier, string? reason, string? actualOn, string refusal)
    {
        await EndLateAsync();
        var claim = new JsonObject { ["dossier"] = dossier ?? _dossier, ["reason"] = reason, ["actualOn"] = actualOn };
        Assert.Equal(refusal, (await _department.SendAsync(HttpMethod.Post, "/v1/explanations", claim)).Outcome);
    }

    [Fact]
    public async Task A_correction_waits_and_its_preview_is_its_effect()
    {
        await _department.PostAsync(Steps.Received(_dossier, step => step["id"] = "first-" + _dossier));
        var id = "correction-" + _dossier;
        await _department.PostAsync(Steps.Line("corrected", _dossier, step =>
        {
            step["id"] = id;
            step["officer"] = "u5";
            step["data"] = new JsonObject
            {
                ["entry"] = new JsonObject { ["source"] = "test", ["id"] = "first-" + _dossier },
                ["shouldSay"] = new JsonObject { ["channel"] = "direct" },
                ["evidence"] = new JsonObject { ["number"] = "12/BB", ["date"] = "2021-04-13" },
                ["approvedBy"] = "u9",
            };
        }));
        Assert.Equal("online", (string?)(await _province.GetJsonAsync("/v1/dossiers/" + _dossier))["channel"]);
        var preview = await _province.GetJsonAsync($"/v1/corrections/{id}/preview");
        Assert.Equal(["channel"], preview["changed"]!.AsArray().Select(c => (string)c!));
        Assert.Contains((await _province.GetJsonAsync("/v1/corrections?state=pending"))["items"]!.AsArray(), c => (string?)c!["id"] == id);

        Assert.Equal("409 ownClaim", (await DecideCorrectionAsync("*", "claimant", id)).Outcome);
        Assert.Equal("409 ownClaim", (await DecideCorrectionAsync("H10", "u5", id)).Outcome);
        Assert.Equal("200", (await DecideCorrectionAsync("H10", "decider", id)).Outcome);

        var after = await _province.GetJsonAsync("/v1/dossiers/" + _dossier);
        Assert.Equal("direct", (string?)after["channel"]);
        var foretold = preview["after"]!.AsObject();
        foretold.Remove("asOf");
        after.Remove("asOf");
        Assert.True(JsonNode.DeepEquals(foretold, after));
    }

    [Fact]
    public async Task Pending_claims_are_listed_and_decided_ones_are_not()
    {
        await EndLateAsync();
        var id = await ClaimAsync(_department);
        Assert.Contains(id, await PendingAsync());
        await DecideAsync(_province, id, "rejected");
        Assert.DoesNotContain(id, await PendingAsync());
    }

    private async Task<IEnumerable<string?>> PendingAsync() =>
        (await _province.GetJsonAsync($"/v1/explanations?state=pending&dossier={_dossier}"))["items"]!.AsArray().Select(i => (string?)i!["id"]);

    private async Task EndLateAsync() => await _department.PostAsync(Steps.Received(_dossier) + "\n" + Steps.Line("resultReady", _dossier, step =>
    {
        step["occurredAt"] = "2021-05-05T08:00:00+07:00";
        step["data"] = new JsonObject { ["kind"] = "granted" };
    }));

    private async Task<string> ClaimAsync(HttpClient client)
    {
        var claim = new JsonObject
        {
            ["dossier"] = _dossier,
            ["reason"] = "N9",
            ["actualOn"] = "2021-04-27",
            ["evidence"] = new JsonObject { ["number"] = "7/BN", ["date"] = "2021-04-27" },
            ["text"] = "trả đúng hẹn",
        };
        var (outcome, body) = await client.SendAsync(HttpMethod.Post, "/v1/explanations", claim);
        Assert.Equal("201", outcome);
        return (string)body["id"]!;
    }

    private static Task<(string Outcome, JsonObject Body)> DecideAsync(HttpClient client, string id, string decision) =>
        client.SendAsync(HttpMethod.Post, $"/v1/explanations/{id}/decision", new JsonObject { ["decision"] = decision, ["text"] = "có biên nhận" });

    private async Task<(string Outcome, JsonObject Body)> DecideCorrectionAsync(string agency, string user, string id)
    {
        using var client = province.Program.Client(agency, user);
        return await client.SendAsync(HttpMethod.Post, $"/v1/corrections/{id}/decision", new JsonObject { ["decision"] = "accepted" });
    }
}
