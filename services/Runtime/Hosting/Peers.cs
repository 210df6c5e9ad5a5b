using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;

namespace OneStop.Runtime.Hosting;

/// <summary>
/// HTTP clients for the services of OneStop, wherever they run: in this program or where <c>ONESTOP_DOSSIERS_URL</c> and
/// <c>ONESTOP_REPORTS_URL</c> say. Requests take paths (<c>/v1/ledger</c>), carry a short-lived token of the access given, and reads are
/// repeated by Polly when the peer is not there. Thread safe; the clients are cheap and need no disposal.
/// </summary>
public sealed class Peers(IHttpClientFactory clients, OwnIssuer issuer)
{
    private static readonly TimeSpan TokenLife = TimeSpan.FromMinutes(10);

    /// <summary>A service's own access to its peers: all scopes, all agencies.</summary>
    public static Access Service(string name) => new(name, Scopes.All.ToHashSet(StringComparer.Ordinal), Access.AllAgencies);

    /// <summary>Dossiers, asked in the name of <paramref name="access"/>; the token in it holds ten minutes.</summary>
    public HttpClient Dossiers(Access access) => Client(PeerHandler.Dossiers, access);

    /// <summary>Reports, likewise.</summary>
    public HttpClient Reports(Access access) => Client(PeerHandler.Reports, access);

    private HttpClient Client(string peer, Access access)
    {
        var client = clients.CreateClient(peer);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", issuer.Mint(access, TokenLife));
        return client;
    }
}

/// <summary>Registration of <see cref="Peers"/>.</summary>
internal static class PeersRegistration
{
    public static void AddPeers(this IServiceCollection services, OneStopSettings settings)
    {
        services.AddSingleton<Peers>();
        Add(services, PeerHandler.Dossiers, settings.DossiersUrl);
        Add(services, PeerHandler.Reports, settings.ReportsUrl);
    }

    private static void Add(IServiceCollection services, string peer, string? url) => services
        .AddHttpClient(peer, client =>
        {
            client.BaseAddress = new Uri($"http://{peer}/");
            client.Timeout = Timeout.InfiniteTimeSpan;
        })
        .AddHttpMessageHandler(provider => new PeerHandler(provider.GetRequiredService<OwnAddress>(), url))
        .AddHttpMessageHandler(() => new SocketFaultHandler())
        .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5), ConnectTimeout = TimeSpan.FromSeconds(5) });
}
