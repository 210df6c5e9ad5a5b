using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using OneStop.Portal.Accounts;
using OneStop.Runtime.Hosting;

namespace OneStop.Portal.Api;

/// <summary>
/// Asks the two services in the name of the person who looks: each request carries a token of theirs, so the services, not the pages, decide
/// what may be seen. A service that is away, or says no, gives a <see cref="Fault"/>; nothing is thrown for either.
/// </summary>
public sealed class ServiceClient(Peers peers, Viewer viewer, IHttpContextAccessor http)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<HttpClient, bool> _away = [];

    private HttpClient? _dossiers;
    private HttpClient? _reports;

    private HttpClient Dossiers => _dossiers ??= peers.Dossiers(Access);

    private HttpClient Reports => _reports ??= peers.Reports(Access);

    private Access Access => new(
        viewer.UserName,
        (viewer.Role?.Scopes ?? []).Where(Scopes.All.Contains).ToHashSet(StringComparer.Ordinal),
        viewer.Agency);

    private CancellationToken Gone => http.HttpContext?.RequestAborted ?? CancellationToken.None;

    /// <summary>GET from Reports: figures, lists, forms, statistics.</summary>
    public Task<Answer<T>> ReportsAsync<T>(Query query)
        where T : class => AskAsync<T>(Reports, new(HttpMethod.Get, query.ToString()));

    /// <summary>GET from Dossiers: one dossier, its entries, the catalogue, quarantine.</summary>
    public Task<Answer<T>> DossiersAsync<T>(Query query)
        where T : class => AskAsync<T>(Dossiers, new(HttpMethod.Get, query.ToString()));

    /// <summary>POST, PUT … to Dossiers with a JSON body; never repeated. Neither value nor fault where it was done and there is nothing to say (202, 204).</summary>
    public Task<Answer<T>> TellDossiersAsync<T>(HttpMethod method, string path, object body)
        where T : class => AskAsync<T>(Dossiers, new(method, path) { Content = JsonContent.Create(body, options: WireJson.Options) });

    /// <summary>POST to Reports with a JSON body; never repeated.</summary>
    public Task<Answer<T>> TellReportsAsync<T>(HttpMethod method, string path, object body)
        where T : class => AskAsync<T>(Reports, new(method, path) { Content = JsonContent.Create(body, options: WireJson.Options) });

    /// <summary>An answer of Reports as it is, to be passed on (exports); the caller disposes it. Null when the service is away.</summary>
    public async Task<HttpResponseMessage?> DownloadAsync(Query query)
    {
        try
        {
            return await Reports.GetAsync(query.ToString(), HttpCompletionOption.ResponseHeadersRead, Gone);
        }
        catch (Exception e) when (IsAway(e))
        {
            return null;
        }
    }

    private async Task<Answer<T>> AskAsync<T>(HttpClient service, HttpRequestMessage request)
        where T : class
    {
        using var asked = request;
        // A page that found a service away says so, instead of finding it away once more for each thing it shows.
        if (request.Method == HttpMethod.Get && _away.ContainsKey(service))
        {
            return new(null, Fault.Away);
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Gone);
        patience.CancelAfter(Patience);
        try
        {
            using var response = await service.SendAsync(asked, HttpCompletionOption.ResponseHeadersRead, patience.Token);
            var (head, lag) = (ProgressHeaders.ReadHead(response.Headers), (decimal?)ProgressHeaders.ReadLag(response.Headers));
            return response.IsSuccessStatusCode
                ? new(HasBody(response) ? await response.Content.ReadFromJsonAsync<T>(WireJson.Options, patience.Token) : null, null, head, lag)
                : new(null, await FaultOfAsync(response), head, lag);
        }
        catch (Exception e) when (IsAway(e))
        {
            _away[service] = true;
            return new(null, Fault.Away);
        }
    }

    private async Task<Fault> FaultOfAsync(HttpResponseMessage response)
    {
        var status = (int)response.StatusCode;
        try
        {
            var problem = await response.Content.ReadFromJsonAsync<JsonElement>(Gone);
            return new(status, problem.GetProperty("code").GetString() ?? "", problem.GetProperty("detail").GetString() ?? "");
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return status >= 500 ? Fault.Away : new(status, "unknown", "");
        }
    }

    private static bool HasBody(HttpResponseMessage response) => response.StatusCode is not (HttpStatusCode.Accepted or HttpStatusCode.NoContent);

    private bool IsAway(Exception e) =>
        e is HttpRequestException or IOException || (e is OperationCanceledException && !Gone.IsCancellationRequested);
}
