using System.Globalization;
using System.Text.Json.Nodes;

namespace OneStop.Services.Tests.Dossiers;

/// <summary>The worked example of fourteen dossiers, sent over HTTP in any order, gives every date and outcome of its expected.json.</summary>
public sealed class WorkedExampleTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Golden", "example");

    [Theory]
    [InlineData("as it stands")]
    [InlineData("backwards")]
    [InlineData("receptions last")]
    [InlineData("ten pieces at once, twice")]
    public async Task Every_order_gives_the_same_dossiers(string order)
    {
        await using var province = new ProvinceProgram();
        await province.InitializeAsync();
        var lines = await File.ReadAllLinesAsync(Path.Combine(Folder, "steps.ndjson"), TestContext.Current.CancellationToken);
        using var client = province.Program.Client();
        switch (order)
        {
            case "backwards":
                Array.Reverse(lines);
                break;
            case "receptions last":
                lines = [.. lines.OrderBy(l => l.Contains("\"received\"", StringComparison.Ordinal))];
                break;
        }

        if (order.StartsWith("ten", StringComparison.Ordinal))
        {
            await Task.WhenAll(lines.Concat(lines).Chunk(8).Select(piece => client.PostAsync(string.Join('\n', piece))));
        }
        else
        {
            Assert.Equal($"{lines.Length}/0/0", (await client.PostAsync(string.Join('\n', lines))).Counts());
        }

        await ExplainAsync(province.Program);
        await AssertDossiersAsync(client);
    }

    private static async Task ExplainAsync(RunningProgram program)
    {
        using var claimant = program.Client("H10.07", "claimant");
        using var decider = program.Client("H10", "decider");
        foreach (var claim in JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Folder, "explanations.json")))!.AsArray())
        {
            var (taken, body) = await claimant.SendAsync(HttpMethod.Post, "/v1/explanations", new JsonObject
            {
                ["dossier"] = (string?)claim!["dossier"],
                ["reason"] = (string?)claim["reason"],
                ["actualOn"] = (string?)claim["actualOn"],
                ["text"] = "đã trả đúng hạn",
            });
            Assert.Equal("201", taken);
            var decision = await decider.SendAsync(HttpMethod.Post, $"/v1/explanations/{body["id"]}/decision", new JsonObject { ["decision"] = (string?)claim["decision"] });
            Assert.Equal("200", decision.Outcome);
        }
    }

    private static async Task AssertDossiersAsync(HttpClient client)
    {
        var expected = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Folder, "expected.json")))!["dossiers"]!.AsObject();
        Assert.Equal(14, expected.Count);
        foreach (var (code, wanted) in expected)
        {
            var dossier = await client.GetJsonAsync("/v1/dossiers/" + code);
            foreach (var (name, value) in wanted!.AsObject())
            {
                var found = dossier[name];
                Assert.True(JsonNode.DeepEquals(value, found), string.Create(CultureInfo.InvariantCulture, $"{code} {name}: {value?.ToJsonString()} ≠ {found?.ToJsonString()}"));
            }
        }
    }
}
