using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using OneStop.Services.Tests.Messaging;

namespace OneStop.Services.Tests.Apart;

/// <summary>The three services apart, fed by a broker, give the same answers, byte for byte, as the one program on the same ledger.</summary>
[Collection(Alone.Name)]
public sealed class ServicesApartTests
{
    private static readonly string _folder = Path.Combine(AppContext.BaseDirectory, "Golden", "example");

    [Fact]
    public async Task Three_programs_on_three_ports_answer_like_one()
    {
        var ct = TestContext.Current.CancellationToken;
        var db = await TestCluster.NewDatabaseAsync(ct);
        var state = Directory.CreateTempSubdirectory("onestop-apart-");
        try
        {
            List<string> apart, together;
            string position;
            await using var broker = await LocalRabbit.StartAsync();
            await using (var trio = await Trio.ApartAsync(db, state.FullName, broker.Uri))
            {
                Assert.Equal(3, new[] { trio.Dossiers, trio.Reports, trio.Portal }.Distinct().Count());
                position = await FillAsync(trio, broker);
                apart = await AskAsync(trio, position);
                using var portal = new HttpClient();
                var page = await portal.GetAsync(new Uri(trio.Portal + "/health/ready"), ct);
                Assert.Equal(HttpStatusCode.OK, page.StatusCode);
            }

            await using (var one = await Trio.TogetherAsync(db, state.FullName))
            {
                together = await AskAsync(one, position);
            }

            Assert.Equal(apart, together);
            Assert.Contains(apart, answer => answer.Contains("\"total\"", StringComparison.Ordinal));
        }
        finally
        {
            state.Delete(recursive: true);
        }
    }

    /// <summary>Sends the worked example, its reports by the queue; the result is the last position.</summary>
    private static async Task<string> FillAsync(Trio trio, LocalRabbit broker)
    {
        using var client = trio.Client(trio.Dossiers);
        var catalogue = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(_folder, "catalogue.json")))!;
        foreach (var (kind, items) in catalogue.AsObject())
        {
            using var put = await client.PutAsync($"/v1/catalogue/{kind}", Json(items!.ToJsonString(), "application/json"));
            Assert.True(put.IsSuccessStatusCode, await put.Content.ReadAsStringAsync());
        }

        var reports = await File.ReadAllLinesAsync(Path.Combine(_folder, "steps.ndjson"));
        await broker.SendAsync(reports);
        var last = "";
        await Wait.UntilAsync(
            async () =>
            {
                var entries = (await client.GetStringAsync("/v1/ledger?limit=10000")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!).ToList();
                last = entries[^1]["position"]!.ToString();
                return entries.Count(entry => (string?)entry["kind"] == "step") >= reports.Length;
            },
            "every report of the queue is in the ledger");
        return last;
    }

    private static async Task<List<string>> AskAsync(Trio trio, string position)
    {
        using var dossiers = trio.Client(trio.Dossiers);
        using var reports = trio.Client(trio.Reports);
        const string Period = "from=2021-01-01&to=2021-06-30&scope=*";
        return
        [
            await TextAsync(reports, $"/v1/reports/ii06a?{Period}&cutoff={position}&wait=60"),
            await TextAsync(reports, $"/v1/reports/ii06a?{Period}&cutoff={position}&view=explained&groupBy=agency"),
            await TextAsync(reports, $"/v1/reports/ii06a?{Period}&cutoff={position}&format=csv"),
            await TextAsync(reports, $"/v1/reports/ii06a/dossiers?{Period}&cutoff={position}&row=total&column=3"),
            await TextAsync(reports, "/v1/dossiers?limit=50&scope=*"),
            await TextAsync(dossiers, "/v1/dossiers/000.00.07.H10-210412-0003"),
            await TextAsync(dossiers, "/v1/dossiers/000.00.07.H10-210412-0003/entries"),
            await TextAsync(dossiers, "/v1/ledger?after=1&limit=1000"),
            await TextAsync(dossiers, "/v1/catalogue/procedures"),
        ];
    }

    private static async Task<string> TextAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {text}");
        return text;
    }

    private static StringContent Json(string text, string type) => new(text, new MediaTypeHeaderValue(type));
}
