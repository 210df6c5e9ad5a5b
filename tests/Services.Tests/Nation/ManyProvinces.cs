using System.Globalization;
using System.Text.Json.Nodes;
using Npgsql;
using OneStop.Dossiers;
using OneStop.Nation;
using OneStop.Reports;
using OneStop.Runtime.Hosting;
using OneStop.Runtime.Postgres;
using OneStop.Services.Tests.Dossiers;

namespace OneStop.Services.Tests.Nation;

/// <summary>
/// A program for many provinces, at first none, and one PostgreSQL that holds a database for each. A new database is a copy of one that has every
/// table already, so that a start takes no longer than it must.
/// </summary>
public sealed class ManyProvinces : RunningProgram, IAsyncLifetime
{
    private const string Pattern = "pattern";

    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"onestop-nation-{Guid.NewGuid():N}");
    private readonly JsonObject _map = [];
    private PrivateCluster? _cluster;

    /// <summary>The file that says which provinces there are.</summary>
    public string Map => Path.Combine(StateFolder, "provinces.json");

    protected override IReadOnlyList<Module> Modules => [new NationModule(() => OfProvince)];

    private static IReadOnlyList<Module> OfProvince => [new DossiersModule(), new ReportsModule()];

    private PrivateCluster Cluster => _cluster!;

    async ValueTask IAsyncLifetime.InitializeAsync()
    {
        _cluster = await PrivateCluster.StartAsync(_folder, durable: false, CancellationToken.None);
        await using (await Server.StartAsync(new OneStopSettings("http://127.0.0.1:0", Path.Combine(StateFolder, Pattern), await DbAsync(Pattern)), OfProvince))
        {
            // Its start makes the tables.
        }

        NpgsqlConnection.ClearAllPools();
        await File.WriteAllTextAsync(Map, "{}");
        await InitializeAsync();
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await DisposeAsync();
        await Cluster.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Puts a province with a database of its own on the map; with <paramref name="key"/> it makes its own key too, which takes longer than all the rest.</summary>
    public async Task AddAsync(string code, bool key)
    {
        if (!key)
        {
            await MendAsync(code);
        }

        await RunAsync($"create database {code} template {Pattern}");
        await PutAsync(code, new JsonObject { ["name"] = $"Tỉnh {code}", ["db"] = await DbAsync(code) });
    }

    /// <summary>Puts a province on the map whose key cannot be read.</summary>
    public async Task AddBrokenAsync(string code)
    {
        await WriteKeyAsync(code, "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
        await AddAsync(code, key: true);
    }

    /// <summary>Gives a province a sound key.</summary>
    public async Task MendAsync(string code) => await WriteKeyAsync(code, await File.ReadAllTextAsync(Path.Combine(StateFolder, Pattern, "issuer.pem")));

    /// <summary>Puts a line on the map, or takes it off.</summary>
    public async Task PutAsync(string code, JsonObject? line)
    {
        _map.Remove(code);
        if (line is not null)
        {
            _map[code] = line;
        }

        await File.WriteAllTextAsync(Map, _map.ToJsonString());
    }

    /// <summary>Waits until a province answers.</summary>
    public async Task UntilAnswersAsync(string code)
    {
        using var at = At(code);
        await Wait.UntilAsync(async () => await at.GetOutcomeAsync("/v1/catalogue/agencies") == "200");
    }

    /// <summary>Waits until a province stands as <paramref name="state"/> says; <c>null</c> = until it is gone.</summary>
    public async Task UntilAsync(string code, string? state)
    {
        using var nation = Client();
        await Wait.UntilAsync(async () =>
        {
            using var answer = await nation.GetAsync(new Uri("/v1/nation/provinces", UriKind.Relative), TestContext.Current.CancellationToken);
            var all = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsArray();
            return (string?)all.FirstOrDefault(line => (string?)line!["code"] == code)?["state"] == state;
        });
    }

    /// <summary>A client whose requests name the province by the address they are sent to.</summary>
    public HttpClient At(string code)
    {
        var client = Client();
        client.DefaultRequestHeaders.Host = $"{code.ToLowerInvariant()}.example.vn";
        return client;
    }

    /// <summary>Gives a province its agencies and procedures, and some dossiers of which some are resolved, through the one address for all.</summary>
    public async Task FillAsync(string code, int dossiers, int resolved)
    {
        using var at = At(code);
        var catalogue = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Golden", "example", "catalogue.json")))!;
        var agencies = catalogue["agencies"]!.ToJsonString().Replace("H10", code, StringComparison.Ordinal);
        Assert.Equal("200", (await at.SendAsync(HttpMethod.Put, "/v1/catalogue/agencies", JsonNode.Parse(agencies))).Outcome);
        Assert.Equal("200", (await at.SendAsync(HttpMethod.Put, "/v1/catalogue/procedures", catalogue["procedures"]!.DeepClone())).Outcome);

        // Senders name no province: their token's agency does.
        using var sender = Client(agency: $"{code}.07", user: "igate", Scopes.StepsWrite);
        var lines = Enumerable.Range(0, dossiers).SelectMany(i =>
        {
            var dossier = string.Create(CultureInfo.InvariantCulture, $"000.00.07.{code}-210412-{i:0000}");
            return i < resolved ? new[] { Received(dossier, code), Ready(dossier, code, i) } : [Received(dossier, code)];
        }).ToList();
        Assert.Equal($"{lines.Count}/0/0", (await sender.PostAsync(string.Join('\n', lines), query: "?backfill=true")).Counts());
    }

    protected override OneStopSettings Configure(OneStopSettings settings) => settings with { Db = null, Provinces = Map };

    private Task WriteKeyAsync(string code, string text)
    {
        var state = Directory.CreateDirectory(Path.Combine(StateFolder, "provinces", code));
        return File.WriteAllTextAsync(Path.Combine(state.FullName, "issuer.pem"), text);
    }

    private static string Received(string dossier, string code) => Steps.Received(dossier, step => step["agency"] = $"{code}.07");

    private static string Ready(string dossier, string code, int i) => Steps.Line("resultReady", dossier, step =>
    {
        step["agency"] = $"{code}.07";
        step["occurredAt"] = i % 3 == 0 ? "2021-06-20T08:15:00+07:00" : "2021-04-14T08:15:00+07:00";
        step["data"] = new JsonObject { ["kind"] = "granted" };
    });

    private async Task<string> DbAsync(string name) => new NpgsqlConnectionStringBuilder(
        name == Pattern ? await Cluster.DatabaseAsync(Pattern, CancellationToken.None) : Cluster.ConnectionString)
    {
        Database = name.ToLowerInvariant(),
        Pooling = true,
        MaxPoolSize = 10,
        ConnectionIdleLifetime = 4,
        ConnectionPruningInterval = 2,
        Timeout = 15,
    }.ConnectionString;

    private async Task RunAsync(string text)
    {
        await using var connection = new NpgsqlConnection(Cluster.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(text, connection);
        await command.ExecuteNonQueryAsync();
    }
}
