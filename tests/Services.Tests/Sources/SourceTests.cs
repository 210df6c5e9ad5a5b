using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using OneStop.Dossiers.SourceWatch;
using OneStop.Services.Tests.Dossiers;

namespace OneStop.Services.Tests.Sources;

/// <summary>Who has sent what, when last, and how late.</summary>
public sealed class SourceTests(ProvinceProgram province) : IClassFixture<ProvinceProgram>, IDisposable
{
    private readonly HttpClient _client = province.Program.Client();
    private readonly string _source = "s-" + Guid.NewGuid().ToString("N");

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task Each_entry_counts_once_for_its_source()
    {
        var lines = Enumerable.Range(0, 7).Select(i => Steps.Received(Steps.NewDossier(), step => (step["source"], step["id"]) = (_source, $"{i}"))).ToList();
        await _client.PostAsync(string.Join('\n', lines.Take(5)));
        await CountAsync();
        await _client.PostAsync(string.Join('\n', lines));
        await CountAsync();
        await CountAsync();
        var source = await SourceAsync();
        Assert.Equal([0, 0, 0, 0, 0, 0, 7], source["days"]!.AsArray().Select(static d => (int)d!["entries"]!));
        Assert.Equal("2021-04-12T08:15:00+07:00 False", $"{source["lastRecordedAt"]} {(bool)source["silent"]!}");
        Assert.True((double)source["lagSeconds"]! > 1_000_000);
        Assert.Null(source["usualGapMinutes"]);
    }

    [Fact]
    public async Task A_source_with_a_key_that_has_sent_nothing_is_listed_too()
    {
        var key = new JsonObject { ["source"] = _source, ["key"] = "khoa-rat-dai-" + _source, ["agency"] = "H10.07" };
        Assert.Equal("200", (await _client.SendAsync(HttpMethod.Put, "/v1/sources", new JsonArray(key))).Outcome);
        var source = await SourceAsync();
        Assert.Equal("H10.07", (string?)source["agency"]);
        Assert.Null(source["lastSeenAt"]);
    }

    private Task CountAsync() => province.Program.Services.GetRequiredService<CountEntries>().LookAsync(TestContext.Current.CancellationToken);

    private async Task<JsonNode> SourceAsync() =>
        Assert.Single((await _client.GetJsonAsync("/v1/sources"))["items"]!.AsArray(), s => (string?)s!["source"] == _source)!;
}
