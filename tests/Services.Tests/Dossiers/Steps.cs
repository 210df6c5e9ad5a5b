using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace OneStop.Services.Tests.Dossiers;

/// <summary>Sends step reports and reads what the program says, in the words of a test.</summary>
internal static class Steps
{
    private static int _count;

    /// <summary>A dossier code nobody has used.</summary>
    public static string NewDossier() => $"000.00.07.H10-210412-{Interlocked.Increment(ref _count):0000}";

    /// <summary>A sound step in one line; <paramref name="change"/> may spoil it.</summary>
    public static string Line(string type, string dossier, Action<JsonObject>? change = null)
    {
        var step = new JsonObject
        {
            ["source"] = "test",
            ["id"] = Guid.NewGuid().ToString(),
            ["type"] = type,
            ["dossier"] = dossier,
            ["occurredAt"] = "2021-04-12T08:15:00+07:00",
            ["agency"] = "H10.07",
        };
        change?.Invoke(step);
        return step.ToJsonString();
    }

    /// <summary>A reception.</summary>
    public static string Received(string dossier, Action<JsonObject>? change = null) => Line("received", dossier, step =>
    {
        step["data"] = new JsonObject { ["procedure"] = "1.004949", ["channel"] = "online" };
        change?.Invoke(step);
    });

    /// <summary>Posts a body and returns the answer, which must be 200.</summary>
    public static async Task<JsonObject> PostAsync(this HttpClient client, string body, string type = "application/x-ndjson", string query = "")
    {
        using var answer = await client.PostRawAsync(Encoding.UTF8.GetBytes(body), type, query);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return (await answer.Content.ReadFromJsonAsync<JsonObject>(TestContext.Current.CancellationToken))!;
    }

    /// <summary>Posts bytes.</summary>
    public static async Task<HttpResponseMessage> PostRawAsync(this HttpClient client, byte[] body, string? type, string query = "", string? encoding = null)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = type is null ? null : MediaTypeHeaderValue.Parse(type);
        if (encoding is not null)
        {
            content.Headers.ContentEncoding.Add(encoding);
        }

        return await client.PostAsync(new Uri("/v1/steps" + query, UriKind.Relative), content, TestContext.Current.CancellationToken);
    }

    /// <summary>Gets a JSON object.</summary>
    public static async Task<JsonObject> GetJsonAsync(this HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}");
        return (await answer.Content.ReadFromJsonAsync<JsonObject>(TestContext.Current.CancellationToken))!;
    }

    /// <summary>Gets a status and, where there is one, the problem's code.</summary>
    public static async Task<string> GetOutcomeAsync(this HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return await OutcomeOfAsync(answer);
    }

    /// <summary>Sends JSON and returns the status, the code of a problem, and the body.</summary>
    public static async Task<(string Outcome, JsonObject Body)> SendAsync(this HttpClient client, HttpMethod method, string path, JsonNode? body)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = JsonContent.Create(body) };
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var json = await answer.Content.ReadFromJsonAsync<JsonObject>(TestContext.Current.CancellationToken);
        return (((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture) + ((int)answer.StatusCode >= 400 ? " " + (string?)json!["code"] : ""), json!);
    }

    /// <summary>The status, and the code of a problem: <c>404 dossierNotFound</c>.</summary>
    public static async Task<string> OutcomeOfAsync(HttpResponseMessage answer)
    {
        var status = ((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture);
        return answer.Content.Headers.ContentType?.MediaType == "application/problem+json"
            ? $"{status} {(string?)(await answer.Content.ReadFromJsonAsync<JsonObject>(TestContext.Current.CancellationToken))!["code"]}"
            : status;
    }

    /// <summary>Accepted, duplicates, rejected: <c>1/0/0</c>.</summary>
    public static string Counts(this JsonObject answer) => $"{answer["accepted"]}/{answer["duplicates"]}/{answer["rejectedCount"]}";

    /// <summary>The only rejection: <c>line code</c>.</summary>
    public static string Rejection(this JsonObject answer)
    {
        var only = Assert.Single(answer["rejected"]!.AsArray())!;
        return $"{only["line"]} {only["code"]}";
    }
}
