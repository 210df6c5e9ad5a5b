using System.Text.Json.Nodes;

namespace OneStop.Services.Tests.Dossiers;

/// <summary>The feed: every entry in order of position, as stored, for readers that keep a checkpoint and the chain hash with it.</summary>
public sealed class FeedTests(ProvinceProgram province) : IClassFixture<ProvinceProgram>, IDisposable
{
    private readonly HttpClient _client = province.Program.Client();

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task Positions_follow_without_gap_over_the_pages()
    {
        await _client.PostAsync(string.Join('\n', Enumerable.Range(0, 20).Select(_ => Steps.Received(Steps.NewDossier()))));
        var (after, seen) = (0L, 0L);
        while (await ReadAsync($"?after={after}&limit=7") is { Lines.Count: > 0 } page)
        {
            Assert.True(page.Lines.Count <= 7);
            foreach (var line in page.Lines)
            {
                Assert.Equal(++seen, (long)line["position"]!);
                Assert.Equal(1, (int)line["schema"]!);
                Assert.NotNull(line["body"]);
            }

            after = seen;
        }

        Assert.True(seen > 20);
    }

    [Fact]
    public async Task The_chain_hash_of_the_last_answer_fits_and_another_is_another_history()
    {
        var page = await ReadAsync("?limit=3");
        Assert.Equal("200", await _client.GetOutcomeAsync($"/v1/ledger?after=3&chain={page.Chain}"));
        Assert.Equal("409 otherHistory", await _client.GetOutcomeAsync($"/v1/ledger?after=3&chain={new string('0', 64)}"));
        Assert.Equal("409 otherHistory", await _client.GetOutcomeAsync($"/v1/ledger?after=999999999&chain={page.Chain}"));
    }

    [Fact]
    public async Task A_waiting_reader_is_woken_by_the_next_entry()
    {
        var head = (long)(await _client.PostAsync(Steps.Received(Steps.NewDossier())))["position"]!;
        var waiting = ReadAsync($"?after={head}&wait=30");
        var dossier = Steps.NewDossier();
        await _client.PostAsync(Steps.Received(dossier));
        Assert.Equal(dossier, (string?)Assert.Single((await waiting).Lines)["body"]!["dossier"]);
    }

    [Fact]
    public async Task Only_a_token_of_everything_reads_it()
    {
        using var province10 = province.Program.Client("H10");
        Assert.Equal("403 foreignScope", await province10.GetOutcomeAsync("/v1/ledger"));
    }

    private async Task<(List<JsonObject> Lines, string Chain)> ReadAsync(string query)
    {
        using var answer = await _client.GetAsync(new Uri("/v1/ledger" + query, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal("application/x-ndjson", answer.Content.Headers.ContentType?.MediaType);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return ([.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!.AsObject())], answer.Headers.GetValues("X-Ledger-Chain").Single());
    }
}
