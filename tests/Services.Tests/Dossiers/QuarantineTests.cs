using System.Text.Json.Nodes;

namespace OneStop.Services.Tests.Dossiers;

/// <summary>What was rejected is kept whole and can be replayed once the reason is gone.</summary>
public sealed class QuarantineTests(ProvinceProgram province) : IClassFixture<ProvinceProgram>, IDisposable
{
    private readonly HttpClient _client = province.Program.Client();
    private readonly string _dossier = Steps.NewDossier();

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task A_rejected_line_lies_in_quarantine_word_for_word_and_the_same_again_is_counted()
    {
        var line = Steps.Received(_dossier, step => step["occurredAt"] = "hôm qua");
        await _client.PostAsync(line);
        await _client.PostAsync(line);
        var item = await OnlyItemAsync();
        Assert.Equal(line, (string?)item["raw"]);
        Assert.Equal("badTime", (string?)item["code"]);
        Assert.Equal("test", (string?)item["source"]);
        Assert.Equal(2, (int)item["seen"]!);
        Assert.Equal("waiting", (string?)item["state"]);
    }

    [Fact]
    public async Task The_same_line_of_two_senders_waits_for_each_of_them()
    {
        foreach (var agency in (string[])["H10.07", "H10.30"])
        {
            using var sender = province.Program.Client(agency);
            await sender.PostAsync("câu của " + _dossier);
            var item = Assert.Single((await sender.GetJsonAsync("/v1/quarantine?code=badJson&limit=1000"))["items"]!.AsArray(), i => ((string?)i!["raw"])!.Contains(_dossier, StringComparison.Ordinal))!;
            Assert.Equal(1, (int)item["seen"]!);
        }
    }

    [Fact]
    public async Task A_nameless_line_that_comes_again_after_it_was_mended_waits_again()
    {
        var line = "đứt " + _dossier;
        await _client.PostAsync(line);
        var id = (long)(await NamelessAsync())["id"]!;
        await _client.SendAsync(HttpMethod.Post, $"/v1/quarantine/{id}/replay", new JsonObject { ["raw"] = Steps.Received(_dossier) });
        Assert.Equal("replayed", (string?)(await NamelessAsync())["state"]);
        await _client.PostAsync(line);
        Assert.Equal("waiting 2", $"{(await NamelessAsync())["state"]} {(await NamelessAsync())["seen"]}");

        async Task<JsonNode> NamelessAsync() =>
            Assert.Single((await _client.GetJsonAsync("/v1/quarantine?code=badJson&limit=1000"))["items"]!.AsArray(), i => (string?)i!["raw"] == line)!;
    }

    [Fact]
    public async Task A_rejected_line_does_not_use_up_its_key()
    {
        await _client.PostAsync(Steps.Received(_dossier, step => { step["id"] = "mended"; step["occurredAt"] = "?"; }));
        Assert.Equal("1/0/0", (await _client.PostAsync(Steps.Received(_dossier, step => step["id"] = "mended"))).Counts());
    }

    [Fact]
    public async Task A_line_forbidden_to_one_token_is_replayed_by_another()
    {
        using var district = province.Program.Client("H10.30");
        await district.PostAsync(Steps.Received(_dossier));
        var item = await OnlyItemAsync();
        Assert.Equal("forbiddenAgency", (string?)item["code"]);

        var (_, still) = await district.SendAsync(HttpMethod.Post, $"/v1/quarantine/{item["id"]}/replay", null);
        Assert.Equal(1, (int)still["stillRejected"]!);

        var (outcome, answer) = await _client.SendAsync(HttpMethod.Post, $"/v1/quarantine/{item["id"]}/replay", null);
        Assert.Equal("200", outcome);
        Assert.Equal(1, (int)answer["replayed"]!);
        Assert.Equal("open", (string?)(await _client.GetJsonAsync("/v1/dossiers/" + _dossier))["status"]);
        Assert.Equal("replayed", (string?)(await OnlyItemAsync())["state"]);
    }

    [Fact]
    public async Task A_mended_line_is_taken_in_the_place_of_the_one_that_lies_there_which_stays_as_it_came()
    {
        var line = Steps.Received(_dossier, step => step["occurredAt"] = "hôm qua");
        await _client.PostAsync(line);
        var item = await OnlyItemAsync();
        var (_, still) = await _client.SendAsync(HttpMethod.Post, $"/v1/quarantine/{item["id"]}/replay", new JsonObject { ["raw"] = "không phải JSON" });
        Assert.Equal(1, (int)still["stillRejected"]!);
        var (_, answer) = await _client.SendAsync(HttpMethod.Post, $"/v1/quarantine/{item["id"]}/replay", new JsonObject { ["raw"] = Steps.Received(_dossier) });
        Assert.Equal(1, (int)answer["replayed"]!);
        var kept = await OnlyItemAsync();
        Assert.Equal("replayed", (string?)kept["state"]);
        Assert.Equal(line, (string?)kept["raw"]);
    }

    [Fact]
    public async Task All_waiting_items_of_a_source_are_replayed_at_once()
    {
        using var district = province.Program.Client("H10.30");
        var source = "replay-" + _dossier;
        await district.PostAsync(string.Join('\n', Enumerable.Range(0, 5).Select(_ => Steps.Received(_dossier, step => step["source"] = source))));
        var (_, answer) = await _client.SendAsync(HttpMethod.Post, "/v1/quarantine/replay?source=" + source, null);
        Assert.Equal("5/0/0", $"{answer["replayed"]}/{answer["duplicates"]}/{answer["stillRejected"]}");
        var (_, again) = await _client.SendAsync(HttpMethod.Post, "/v1/quarantine/replay?source=" + source, null);
        Assert.Equal("0/0/0", $"{again["replayed"]}/{again["duplicates"]}/{again["stillRejected"]}");
    }

    [Fact]
    public async Task Rows_of_a_register_wait_whole_and_are_replayed_by_who_may()
    {
        using var district = province.Program.Client("H10.30", "clerk");
        using var sent = await district.PostBookAsync(
            SampleBook.Of(
                ["Mã hồ sơ", "Mã TTHC", "Chủ hồ sơ", "Ngày tiếp nhận", "Ngày kết thúc xử lý"],
                [_dossier, "1.004949", "Nguyễn Văn Mẫu", "12/04/2021", "05/05/2021"],
                [_dossier + "-x", "1.004949", "Nguyễn Văn Mẫu", "hôm qua", ""]),
            "H10.07");
        Assert.Equal("forbiddenAgency badTime", $"{(await OnlyItemAsync())["code"]} {(await ItemAsync(_dossier + "-x"))["code"]}");
        Assert.Contains("Nguyễn Văn Mẫu", (string)(await OnlyItemAsync())["raw"]!, StringComparison.Ordinal);

        var (_, refused) = await district.SendAsync(HttpMethod.Post, $"/v1/quarantine/{(await OnlyItemAsync())["id"]}/replay", null);
        Assert.Equal("0/1", $"{refused["replayed"]}/{refused["stillRejected"]}");
        var (_, all) = await _client.SendAsync(HttpMethod.Post, "/v1/quarantine/replay?source=register.H10.07", null);
        Assert.Equal("1/1", $"{all["replayed"]}/{all["stillRejected"]}");
        var dossier = await _client.GetJsonAsync("/v1/dossiers/" + _dossier);
        Assert.Equal("2021-04-12 2021-05-05 H10.07", $"{dossier["receivedOn"]} {dossier["endedOn"]} {dossier["agency"]}");
        Assert.Equal("replayed", (string?)(await OnlyItemAsync())["state"]);
    }

    [Fact]
    public async Task Pages_follow_one_another_without_gap_or_repetition()
    {
        var code = "unknownType";
        var source = "pages-" + _dossier;
        await _client.PostAsync(string.Join('\n', Enumerable.Range(0, 7).Select(_ => Steps.Line("nothing", _dossier, step => step["source"] = source))));
        var ids = new List<long>();
        string? cursor = null;
        do
        {
            var page = await _client.GetJsonAsync($"/v1/quarantine?code={code}&source={source}&limit=3&cursor={cursor}");
            ids.AddRange(page["items"]!.AsArray().Select(i => (long)i!["id"]!));
            cursor = (string?)page["next"];
        }
        while (cursor is not null);
        Assert.Equal(7, ids.Distinct().Count());
        Assert.Equal(7, ids.Count);
    }

    [Fact]
    public async Task An_item_of_another_subtree_is_not_seen()
    {
        await _client.PostAsync(Steps.Line("nothing", _dossier));
        using var district = province.Program.Client("H10.30");
        Assert.DoesNotContain((await district.GetJsonAsync("/v1/quarantine?limit=1000"))["items"]!.AsArray(), i => (string?)i!["dossier"] == _dossier);
    }

    private Task<JsonNode> OnlyItemAsync() => ItemAsync(_dossier);

    private async Task<JsonNode> ItemAsync(string dossier) => Assert.Single(
        (await _client.GetJsonAsync("/v1/quarantine?limit=1000"))["items"]!.AsArray(), i => (string?)i!["dossier"] == dossier)!;
}
