using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using OneStop.Contracts.Nation;
using OneStop.Contracts.Reports;
using OneStop.Runtime.Hosting;

namespace OneStop.Nation;

/// <summary>What a province said to a question: a report, or why there is none.</summary>
internal sealed record ProvinceAnswer(RunningProvince Province, CellReport? Report, double? LagSeconds, string? Missing);

/// <summary>Asks every province at once, each for at most ten seconds, in the name of the nation and for everything the province has.</summary>
internal sealed class AskProvinces(KeepProvinces provinces, OwnIssuer issuer, IHttpClientFactory clients)
{
    public const string Client = "nation";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan TokenLife = TimeSpan.FromMinutes(1);
    private static readonly Access Reader = new("nation", new HashSet<string>(StringComparer.Ordinal) { Scopes.ReportsRead }, Access.AllAgencies);

    /// <summary>The answers, by code.</summary>
    /// <param name="pathAndQuery">What to ask each.</param>
    /// <param name="ct">Ends the asking.</param>
    public Task<ProvinceAnswer[]> ReportAsync(string pathAndQuery, CancellationToken ct) => AllAsync(
        async (province, url, token) =>
        {
            using var answer = await GetAsync(url + pathAndQuery, token);
            var missing = answer.StatusCode switch
            {
                HttpStatusCode.OK => null,
                HttpStatusCode.ServiceUnavailable => "behind",
                >= HttpStatusCode.InternalServerError => "noAnswer",
                _ => "refused",
            };
            var report = missing is null ? await answer.Content.ReadFromJsonAsync<CellReport>(WireJson.Options, token) : null;
            return new ProvinceAnswer(province, report, ProgressHeaders.ReadLag(answer.Headers), missing);
        },
        (province, missing) => new ProvinceAnswer(province, null, null, missing),
        ct);

    /// <summary>How each province stands, by code.</summary>
    public Task<ProvinceState[]> StateAsync(CancellationToken ct) => AllAsync(
        async (province, url, token) =>
        {
            using var answer = await GetAsync(url + "/health/ready", token);
            return StateOf(province, answer.IsSuccessStatusCode ? "ready" : "notReady", ProgressHeaders.ReadHead(answer.Headers), ProgressHeaders.ReadLag(answer.Headers));
        },
        (province, missing) => StateOf(province, missing == "notRunning" ? missing : "notReady", null, null),
        ct);

    private static ProvinceState StateOf(RunningProvince province, string state, long? head, double? lag) =>
        new(province.Entry.Code, province.Entry.Name, state, head, lag);

    private async Task<T[]> AllAsync<T>(Func<RunningProvince, string, CancellationToken, Task<T>> ask, Func<RunningProvince, string, T> absent, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        return await Task.WhenAll(provinces.All.Select(async province =>
        {
            try
            {
                return province.Url is { } url ? await ask(province, url, patience.Token) : absent(province, "notRunning");
            }
            catch (Exception failure) when (failure is HttpRequestException or JsonException or IOException or OperationCanceledException && !ct.IsCancellationRequested)
            {
                return absent(province, "noAnswer");
            }
        }));
    }

    private async Task<HttpResponseMessage> GetAsync(string url, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(url));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", issuer.Mint(Reader, TokenLife));
        using var client = clients.CreateClient(Client);
        return await client.SendAsync(request, ct);
    }
}
