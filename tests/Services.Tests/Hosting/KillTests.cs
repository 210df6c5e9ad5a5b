using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace OneStop.Services.Tests.Hosting;

/// <summary>SIGKILL in mid-stream: what was acknowledged is there, once, and the chain is whole. No hand is needed to go on.</summary>
public sealed class KillTests : IDisposable
{
    private const int AcknowledgedMin = 300;

    private readonly DirectoryInfo _state = Directory.CreateTempSubdirectory("onestop-kill-");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _state.Delete(recursive: true);

    [Fact]
    public async Task Killed_three_times_while_eight_senders_send_it_loses_and_doubles_nothing()
    {
        var db = await TestCluster.NewDatabaseAsync(Ct);
        var acknowledged = new ConcurrentQueue<string>();
        for (var round = 0; round < 3; round++)
        {
            await using var server = await ChildProgram.ServeAsync(_state.FullName, db, Ct, "--serve", "dossiers");
            using var client = await server.ClientAsync(_state.FullName, Ct);
            var senders = Enumerable.Range(0, 8).Select(sender => SendAsync(client, $"{round}-{sender}", acknowledged)).ToList();
            while (acknowledged.Count < AcknowledgedMin * (round + 1))
            {
                await Task.Delay(10, Ct);
            }

            await server.KillAsync();
            await Task.WhenAll(senders);
        }

        await using var last = await ChildProgram.ServeAsync(_state.FullName, db, Ct, "--serve", "dossiers");
        using var again = await last.ClientAsync(_state.FullName, Ct);
        var answer = await PostAsync(again, acknowledged);
        Assert.Equal((0, acknowledged.Count), ((int)answer["accepted"]!, (int)answer["duplicates"]!));
        var (code, output, _) = await ChildProgram.RunAsync(_state.FullName, db, Ct, "verify");
        Assert.Equal(0, code);
        Assert.StartsWith("whole", output, StringComparison.Ordinal);
    }

    private static async Task SendAsync(HttpClient client, string sender, ConcurrentQueue<string> acknowledged)
    {
        try
        {
            for (var i = 0; ; i++)
            {
                var ids = Enumerable.Range(0, 1 + (i % 5)).Select(part => $"{sender}-{i}-{part}").ToList();
                await PostAsync(client, ids);
                ids.ForEach(acknowledged.Enqueue);
            }
        }
        catch (HttpRequestException)
        {
            // The server is gone: what it did not answer is not acknowledged.
        }
    }

    private static async Task<JsonNode> PostAsync(HttpClient client, IEnumerable<string> ids)
    {
        var lines = ids.Select(id =>
            $$"""{"source":"kill","id":"{{id}}","type":"accepted","dossier":"000.00.07.H10-210412-{{Math.Abs(id.GetHashCode(StringComparison.Ordinal)) % 50:0000}}","occurredAt":"2021-04-12T08:15:00+07:00"}""");
        using var body = new StringContent(string.Join('\n', lines), Encoding.UTF8, "application/x-ndjson");
        using var answer = await client.PostAsync(new Uri("/v1/steps", UriKind.Relative), body, Ct);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonNode>(Ct))!;
    }
}
