using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using OneStop.Runtime.Hosting;

namespace OneStop.Host.Demo;

/// <summary>The public API as one user of the demo province sees it. A refusal is an <see cref="HttpRequestException"/> with the problem's words.</summary>
internal sealed class DemoApi(HttpClient http, OwnIssuer issuer, string user, string agency, params string[] scopes)
{
    private const int AttemptsMax = 6;

    /// <summary>The answer as JSON.</summary>
    public Task<JsonNode> GetAsync(string path, CancellationToken ct) => SendAsync(HttpMethod.Get, path, static () => null, ct);

    /// <summary>Sends JSON.</summary>
    public Task<JsonNode> SendAsync(HttpMethod method, string path, JsonNode body, CancellationToken ct) =>
        SendAsync(method, path, () => JsonContent.Create(body), ct);

    /// <summary>Sends a body that can be made again; asked to wait (429, 503), it waits and sends it again.</summary>
    public async Task<JsonNode> SendAsync(HttpMethod method, string path, Func<HttpContent?> body, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            using var request = new HttpRequestMessage(method, path) { Content = body() };
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", issuer.Mint(new Access(user, scopes.ToHashSet(), agency), TimeSpan.FromMinutes(30)));
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
            if (answer.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable && attempt < AttemptsMax)
            {
                await Task.Delay(answer.Headers.RetryAfter?.Delta ?? TimeSpan.FromSeconds(1), ct);
                continue;
            }

            var text = await answer.Content.ReadAsStringAsync(ct);
            return answer.IsSuccessStatusCode
                ? JsonNode.Parse(text) ?? throw new HttpRequestException($"{method} {path}: empty answer")
                : throw new HttpRequestException($"{method} {path}: {(int)answer.StatusCode} {Detail(text)}", null, answer.StatusCode);
        }
    }

    private static string Detail(string text)
    {
        try
        {
            var problem = JsonNode.Parse(text);
            return $"{problem?["code"]} {problem?["detail"]}";
        }
        catch (JsonException)
        {
            return text.Length > 200 ? text[..200] : text;
        }
    }
}
