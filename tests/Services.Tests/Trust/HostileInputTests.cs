using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using OneStop.Runtime.Hosting;
using OneStop.Services.Tests.Dossiers;
using OneStop.Services.Tests.Reports;

namespace OneStop.Services.Tests.Trust;

/// <summary>Whatever is asked or sent to any address, the program itself does not fail: a problem has a code, and what cannot be is 400 (design §4).</summary>
public sealed class HostileInputTests(AccessWorld world) : IClassFixture<AccessWorld>
{
    private static readonly string[] Statistics = [.. OneStop.Reports.Statistics.Statistic.All.Select(s => s.Name)];

    private static readonly string[] Forms =
    [
        "ii06a", "ii07a", "ii07b", "ii08", "tien-do-766", "units", "survey", "late-reasons", "apologies", "exceptions", "registration-lag", "so-theo-doi", "errors", "procedures-use",
        "cchc?template=binh-phuoc",
    ];

    [Fact]
    public async Task No_question_at_the_edge_of_what_can_be_asked_makes_the_program_fail()
    {
        using var client = world.Program.Client();
        var described = (await client.GetJsonAsync("/openapi/v1.json"))["paths"]!;
        var paths = new List<string>();
        foreach (var route in AccessTable.All.Select(r => r.Route).Where(r => r.StartsWith("GET /v1/", StringComparison.Ordinal)))
        {
            if (AccessCall.For(route, world) is { } call)
            {
                var path = call.Path.Replace("&scope=H10.30", "", StringComparison.Ordinal);
                paths.AddRange(HostileInput.Queries(path, Names(described[route[4..]]?["get"])));
                paths.AddRange(Places(route));
            }
        }

        paths.AddRange(Forms.SelectMany(form => HostileInput.AllPeriods(Asked($"/v1/reports/{form}"))));
        paths.AddRange(Statistics.SelectMany(name => HostileInput.AllPeriods(Asked($"/v1/statistics/{name}"))));
        await JudgeAsync(paths, path => new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative)), path => path, client);
    }

    [Fact]
    public async Task No_body_with_something_else_in_any_of_its_places_makes_the_program_fail()
    {
        using var client = world.Program.Client();
        var asks = new List<(string Method, string Path, string Body)>();
        foreach (var route in AccessTable.All.Select(r => r.Route).Where(r => r[0] is 'P'))
        {
            if (AccessCall.For(route, world) is not { Body: { } made } call || made() is not { Headers.ContentType.MediaType: "application/json" } content)
            {
                continue;
            }

            var body = JsonNode.Parse(await content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            asks.AddRange(HostileInput.Bodies(body).Select(other => (route.Split(' ')[0], call.Path, other?.ToJsonString() ?? "null")));
        }

        await JudgeAsync(
            asks,
            ask => new HttpRequestMessage(new HttpMethod(ask.Method), new Uri(ask.Path, UriKind.Relative)) { Content = new StringContent(ask.Body, MediaTypeHeaderValue.Parse("application/json")) },
            ask => $"{ask.Method} {ask.Path} {ask.Body}",
            client);
        await ExampleProgram.ReachAsync(client);
    }

    private static IEnumerable<string> Names(JsonNode? operation) =>
        (operation?["parameters"] as JsonArray ?? []).Where(p => (string?)p!["in"] == "query").Select(p => (string)p!["name"]!);

    private static string Asked(string path) => $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{AccessWorld.Period}";

    /// <summary>The address with its places filled with what is no id.</summary>
    private static IEnumerable<string> Places(string route) => route.Contains('{', StringComparison.Ordinal)
        ? new[] { "%00", "%0A", "9223372036854775808", "-1", "'", new string('9', 2000) }.Select(value => System.Text.RegularExpressions.Regex.Replace(route[4..], "{[a-z]+}", value) + "?" + AccessWorld.Period)
        : [];

    private static async Task JudgeAsync<T>(IEnumerable<T> asks, Func<T, HttpRequestMessage> request, Func<T, string> name, HttpClient client)
    {
        var wrong = new List<string>();
        var asked = 0;
        foreach (var ask in asks)
        {
            using var message = request(ask);
            using var answer = await client.SendAsync(message, TestContext.Current.CancellationToken);
            asked++;
            if ((int)answer.StatusCode >= 500 && (int)answer.StatusCode != 501)
            {
                wrong.Add($"{(int)answer.StatusCode} {name(ask)[..Math.Min(220, name(ask).Length)]}");
            }
        }

        TestContext.Current.SendDiagnosticMessage($"{asked} asked, {wrong.Count} failed");
        Assert.True(wrong.Count == 0, string.Create(CultureInfo.InvariantCulture, $"{wrong.Count} of {asked}:\n{string.Join('\n', wrong.Take(200))}"));
    }
}
