using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using OneStop.Runtime.Hosting;

namespace OneStop.Services.Tests.Apart;

/// <summary>The services on ports of their own against one database and one state folder: three programs apart, or one program with all.</summary>
internal sealed class Trio : IAsyncDisposable
{
    private readonly List<Server> _servers = [];

    /// <summary>Where step reports go in.</summary>
    public string Dossiers { get; private init; } = "";

    /// <summary>Where reports answer.</summary>
    public string Reports { get; private init; } = "";

    /// <summary>Where pages answer.</summary>
    public string Portal { get; private init; } = "";

    /// <summary>Starts Dossiers, Reports and Portal each by itself, as <c>--serve</c> does; Dossiers takes reports from the broker too.</summary>
    public static async Task<Trio> ApartAsync(string db, string state, Uri broker)
    {
        var dossiers = await StartAsync(new("http://127.0.0.1:0", state, db, Broker: broker.ToString()), "dossiers");
        var reports = await StartAsync(new("http://127.0.0.1:0", state, db, DossiersUrl: dossiers.Url), "reports");
        var portal = await StartAsync(new("http://127.0.0.1:0", state, db, DossiersUrl: dossiers.Url, ReportsUrl: reports.Url), "portal");
        var trio = new Trio { Dossiers = dossiers.Url, Reports = reports.Url, Portal = portal.Url };
        trio._servers.AddRange([dossiers, reports, portal]);
        return trio;
    }

    /// <summary>Starts one program with all three.</summary>
    public static async Task<Trio> TogetherAsync(string db, string state)
    {
        var server = await StartAsync(new("http://127.0.0.1:0", state, db), "dossiers", "reports", "portal");
        var trio = new Trio { Dossiers = server.Url, Reports = server.Url, Portal = server.Url };
        trio._servers.Add(server);
        return trio;
    }

    /// <summary>A client of one of the addresses with every right.</summary>
    public HttpClient Client(string url, string user = "test")
    {
        var issuer = _servers[0].Services.GetRequiredService<OwnIssuer>();
        var token = issuer.Mint(new Access(user, Scopes.All.ToHashSet(StringComparer.Ordinal), Access.AllAgencies), TimeSpan.FromHours(1));
        var client = new HttpClient { BaseAddress = new Uri(url), Timeout = TimeSpan.FromMinutes(2) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in Enumerable.Reverse(_servers))
        {
            await server.DisposeAsync();
        }
    }

    private static Task<Server> StartAsync(OneStopSettings settings, params string[] modules) =>
        Server.StartAsync(settings, [.. Host.Services.All.Where(m => modules.Contains(m.Name))]);
}
