using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OneStop.Runtime.Hosting;

namespace OneStop.Services.Tests;

/// <summary>
/// The real program in this process: every module, real Kestrel on a free port, a database and a state folder of its own. Use it as a class
/// fixture (one program for the tests of a class), or start one with other modules, another clock or another issuer.
/// </summary>
public class RunningProgram : IAsyncLifetime
{
    private readonly DirectoryInfo _state = Directory.CreateTempSubdirectory("onestop-state-");
    private Server? _server;

    /// <summary>Where it answers, without a closing slash.</summary>
    public string Url => Server.Url;

    /// <summary>The connection string of its database.</summary>
    public string Db { get; private set; } = "";

    /// <summary>Its state folder.</summary>
    public string StateFolder => _state.FullName;

    /// <summary>Its services.</summary>
    public IServiceProvider Services => Server.Services;

    /// <summary>The modules it serves; all by default.</summary>
    protected virtual IReadOnlyList<Module> Modules => OneStop.Host.Services.All;

    private Server Server => _server ?? throw new InvalidOperationException("The program is not running.");

    public async ValueTask InitializeAsync()
    {
        Db = await Pattern.NewDatabaseAsync();
        Pattern.GiveKey(_state.FullName);
        await StartAsync();
    }

    /// <summary>Stops it and starts it again on the same database and state folder; the address changes.</summary>
    public async Task RestartAsync()
    {
        await Server.DisposeAsync();
        await StartAsync();
    }

    /// <summary>A token of this program's own issuer.</summary>
    /// <param name="agency">The agency whose subtree it opens; <c>*</c> = all.</param>
    /// <param name="user">Whose it is.</param>
    /// <param name="scopes">What it allows; none given = everything.</param>
    public string MintToken(string agency = Access.AllAgencies, string user = "test", params string[] scopes) =>
        Services.GetRequiredService<OwnIssuer>().Mint(
            new(user, (scopes.Length == 0 ? Scopes.All : scopes).ToHashSet(StringComparer.Ordinal), agency), TimeSpan.FromHours(1));

    /// <summary>A client of the program that carries such a token; requests take paths.</summary>
    public HttpClient Client(string agency = Access.AllAgencies, string user = "test", params string[] scopes)
    {
        var client = Anonymous();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", MintToken(agency, user, scopes));
        return client;
    }

    /// <summary>A client without a token.</summary>
    public HttpClient Anonymous() => new() { BaseAddress = new Uri(Url), Timeout = TimeSpan.FromMinutes(2) };

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        _state.Delete(recursive: true);
    }

    /// <summary>Changes the settings before each start.</summary>
    protected virtual OneStopSettings Configure(OneStopSettings settings) => settings;

    /// <summary>Puts something in place of the usual, before each start.</summary>
    protected virtual void Configure(IHostApplicationBuilder builder)
    {
    }

    private async Task StartAsync() =>
        _server = await Server.StartAsync(Configure(new OneStopSettings("http://127.0.0.1:0", StateFolder, Db)), Modules, Configure);
}
