using System.Globalization;
using System.Text.Json.Nodes;
using OneStop.Services.Tests.Dossiers;

namespace OneStop.Services.Tests.Reports;

/// <summary>How the lines of the worked example are sent.</summary>
public enum Arrival
{
    AsItStands,
    Backwards,
    ReceptionsLast,
    TenPiecesAtOnceTwice,
}

/// <summary>The worked example of fourteen dossiers in a program of its own.</summary>
public static class ExampleProgram
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Golden", "example");

    /// <summary>The reports that the example says must come out.</summary>
    public static JsonArray Expected => JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, "expected.json")))!["ii06a"]!.AsArray();

    /// <summary>Sends everything and waits until Reports has it.</summary>
    public static async Task<ProvinceProgram> StartAsync(Arrival arrival)
    {
        var province = new ProvinceProgram();
        await province.InitializeAsync();
        using var client = province.Program.Client();
        await SendAsync(client, arrival);
        await ExplainAsync(province.Program);
        await ReachAsync(client);
        return province;
    }

    /// <summary>Waits until Reports has everything the ledger has, and says up to where.</summary>
    public static async Task<long> ReachAsync(HttpClient client)
    {
        using var ledger = await client.GetAsync(new Uri("/v1/ledger?limit=1", UriKind.Relative), TestContext.Current.CancellationToken);
        var head = long.Parse(ledger.Headers.GetValues("X-Ledger-Head").Single(), CultureInfo.InvariantCulture);
        await client.GetJsonAsync($"/v1/reports/ii06a?from=2021-01-01&to=2021-01-31&cutoff={head}");
        return head;
    }

    private static async Task SendAsync(HttpClient client, Arrival arrival)
    {
        var lines = await File.ReadAllLinesAsync(Path.Combine(Folder, "steps.ndjson"), TestContext.Current.CancellationToken);
        switch (arrival)
        {
            case Arrival.Backwards:
                Array.Reverse(lines);
                break;
            case Arrival.ReceptionsLast:
                lines = [.. lines.OrderBy(l => l.Contains("\"received\"", StringComparison.Ordinal))];
                break;
            case Arrival.TenPiecesAtOnceTwice:
                await Task.WhenAll(lines.Concat(lines).Chunk(8).Select(piece => client.PostAsync(string.Join('\n', piece))));
                return;
        }

        await client.PostAsync(string.Join('\n', lines));
    }

    /// <summary>Submits and decides the explanations of the example.</summary>
    public static async Task ExplainAsync(RunningProgram program)
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
            var decided = await decider.SendAsync(
                HttpMethod.Post, $"/v1/explanations/{body["id"]}/decision", new JsonObject { ["decision"] = (string?)claim["decision"] });
            Assert.Equal("200", decided.Outcome);
        }
    }
}

/// <summary>One program with the worked example for the tests of a class.</summary>
public sealed class ExampleFixture : IAsyncLifetime
{
    private ProvinceProgram? _province;

    public RunningProgram Program => _province?.Program ?? throw new InvalidOperationException("The program is not running.");

    public async ValueTask InitializeAsync() => _province = await ExampleProgram.StartAsync(Arrival.AsItStands);

    public async ValueTask DisposeAsync()
    {
        if (_province is not null)
        {
            await _province.DisposeAsync();
        }
    }
}
