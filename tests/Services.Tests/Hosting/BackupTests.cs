using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace OneStop.Services.Tests.Hosting;

/// <summary>The drill: back up while running, go on, restore, verify, go on from there.</summary>
public sealed class BackupTests : IDisposable
{
    private readonly DirectoryInfo _state = Directory.CreateTempSubdirectory("onestop-backup-");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _state.Delete(recursive: true);

    [Fact]
    public async Task A_backup_made_while_running_restores_to_the_same_chain()
    {
        var db = await TestCluster.NewDatabaseAsync(Ct);
        string file;
        string entriesBefore;
        await using (var server = await ChildProgram.ServeAsync(_state.FullName, db, Ct, "--serve", "dossiers"))
        {
            using var client = await server.ClientAsync(_state.FullName, Ct);
            await SendAsync(client, "before", 40);
            entriesBefore = await client.GetStringAsync(new Uri("/v1/ledger?limit=1000", UriKind.Relative), Ct);
            var (code, output, _) = await ChildProgram.RunAsync(_state.FullName, db, Ct, "backup");
            Assert.Equal(0, code);
            file = output.Trim();
            await SendAsync(client, "after", 10);
            var (refused, _, why) = await ChildProgram.RunAsync(_state.FullName, db, Ct, "restore", file, "--replace");
            Assert.Equal(1, refused);
            Assert.Contains("stop it first", why, StringComparison.Ordinal);
            Assert.Equal(0, await server.StopAsync("TERM"));
        }

        Assert.Equal(2, (await ChildProgram.RunAsync(_state.FullName, db, Ct, "restore", file)).Code);
        var (restored, said, error) = await ChildProgram.RunAsync(_state.FullName, db, Ct, "restore", file, "--replace");
        Assert.True(restored == 0, said + error);
        Assert.Contains("whole", said, StringComparison.Ordinal);
        await using (var server = await ChildProgram.ServeAsync(_state.FullName, db, Ct, "--serve", "dossiers"))
        {
            using var client = await server.ClientAsync(_state.FullName, Ct);
            Assert.Equal(entriesBefore, await client.GetStringAsync(new Uri("/v1/ledger?limit=1000", UriKind.Relative), Ct));
            Assert.Equal(10, (int)(await SendAsync(client, "after", 10))["accepted"]!);
            Assert.Equal(0, await server.StopAsync("TERM"));
        }

        var (verified, output2, _) = await ChildProgram.RunAsync(_state.FullName, db, Ct, "verify", "--json");
        Assert.Equal(0, verified);
        Assert.True((bool)JsonNode.Parse(output2)!["whole"]!);
        var (_, status, _) = await ChildProgram.RunAsync(_state.FullName, db, Ct, "status", "--json");
        Assert.Equal(file, (string?)JsonNode.Parse(status)!["backup"]!["path"]);
        Assert.Equal("notRunning", (string?)JsonNode.Parse(status)!["server"]!["state"]);
    }

    private static async Task<JsonNode> SendAsync(HttpClient client, string prefix, int count)
    {
        var lines = Enumerable.Range(0, count).Select(i =>
            $$"""{"source":"backup","id":"{{prefix}}-{{i}}","type":"accepted","dossier":"000.00.07.H10-210412-{{i:0000}}","occurredAt":"2021-04-12T08:15:00+07:00"}""");
        using var body = new StringContent(string.Join('\n', lines), Encoding.UTF8, "application/x-ndjson");
        using var answer = await client.PostAsync(new Uri("/v1/steps", UriKind.Relative), body, Ct);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonNode>(Ct))!;
    }
}
