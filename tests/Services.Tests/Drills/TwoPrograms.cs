using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using OneStop.Runtime.Hosting;
using OneStop.Services.Tests.Dossiers;

namespace OneStop.Services.Tests.Drills;

/// <summary>Two programs (Dossiers and Reports) on one database, with the agencies and procedures of the worked example, and the key they share.</summary>
internal sealed class TwoPrograms : IAsyncDisposable
{
    private readonly DirectoryInfo _state = Directory.CreateTempSubdirectory("onestop-two-");
    private readonly Server[] _servers = new Server[2];
    private readonly OneStopSettings _settings;

    private TwoPrograms(string db, TimeSpan drain) => _settings = new OneStopSettings("http://127.0.0.1:0", _state.FullName, db, Drain: drain);

    /// <summary>The programs; one that was replaced is in its predecessor's place.</summary>
    public IReadOnlyList<Server> Servers => _servers;

    /// <summary>A bearer token for everything.</summary>
    public string Token => _servers[0].Services.GetRequiredService<OwnIssuer>().Mint(
        new Access("drill", Scopes.All.ToHashSet(StringComparer.Ordinal), Access.AllAgencies), TimeSpan.FromHours(1));

    public static async Task<TwoPrograms> StartAsync(string db, TimeSpan drain = default)
    {
        var two = new TwoPrograms(db, drain);
        two._servers[0] = await two.StartAsync();
        two._servers[1] = await two.StartAsync();
        var catalogue = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Golden", "example", "catalogue.json")))!;
        using var client = two.Client(two._servers[0].Url);
        foreach (var kind in (string[])["agencies", "procedures"])
        {
            Assert.Equal("200", (await client.SendAsync(HttpMethod.Put, $"/v1/catalogue/{kind}", catalogue[kind]!.DeepClone())).Outcome);
        }

        return two;
    }

    /// <summary>A client of an address with every right.</summary>
    public HttpClient Client(string url)
    {
        var client = new HttpClient { BaseAddress = new Uri(url), Timeout = TimeSpan.FromMinutes(1) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        return client;
    }

    /// <summary>Drains one as SIGTERM does, stops it and starts another in its place.</summary>
    public async Task ReplaceAsync(int which)
    {
        await _servers[which].UntilDrainedAsync(new CancellationToken(canceled: true));
        await _servers[which].DisposeAsync();
        _servers[which] = await StartAsync();
    }

    /// <summary>
    /// What must hold whatever happened: every acknowledged line is in the ledger, once; the figures count exactly these dossiers and equal their
    /// recount, on both programs.
    /// </summary>
    public async Task HoldsAsync(Senders sent)
    {
        foreach (var server in _servers)
        {
            using var client = Client(server.Url);
            foreach (var lines in sent.Acknowledged.Chunk(5000))
            {
                Assert.Equal($"0/{lines.Length}/0", (await client.PostAsync(string.Join('\n', lines))).Counts());
            }

            var head = await Reports.ExampleProgram.ReachAsync(client);
            var report = await client.GetJsonAsync($"/v1/reports/ii06a?from=2021-01-01&to=2021-06-30&cutoff={head.ToString(CultureInfo.InvariantCulture)}");
            Assert.Equal(sent.Dossiers, (long)report["total"]!["values"]!["3"]!);
            Assert.Equal(0, (int)(await client.SendAsync(HttpMethod.Post, "/v1/recount", null)).Body["differences"]!);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers.Where(server => server is not null))
        {
            await server.DisposeAsync();
        }

        _state.Delete(recursive: true);
    }

    private Task<Server> StartAsync() => Server.StartAsync(_settings, [.. Host.Services.All.Where(module => module.Name is "dossiers" or "reports")]);
}
