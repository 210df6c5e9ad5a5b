using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Npgsql;

namespace OneStop.Services.Tests.Hosting;

/// <summary>The drill: back up while running, go on, restore, verify, go on from there.</summary>
public sealed class BackupTests : IDisposable
{
    private static readonly string[] _derived = ["appends", "catalogue", "cells", "dossiers", "ended_exceptions", "keys", "past_facts"];

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
        var cut = file + ".cut";
        await File.WriteAllBytesAsync(cut, (await File.ReadAllBytesAsync(file, Ct))[..^2000], Ct);
        var (broken, _, fault) = await ChildProgram.RunAsync(_state.FullName, db, Ct, "restore", cut, "--replace");
        Assert.Equal((1, true), (broken, fault.Contains("pg_restore", StringComparison.Ordinal)));
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

    [Fact]
    public async Task Figures_worked_out_from_a_restored_ledger_are_the_same_to_the_byte()
    {
        var db = await TestCluster.NewDatabaseAsync(Ct);
        var file = Path.Combine(_state.FullName, "drill.dump");
        SortedDictionary<string, string> before;
        string filed;
        await using (var server = await ChildProgram.ServeAsync(_state.FullName, db, Ct, "--serve", "dossiers,reports"))
        {
            using var client = await server.ClientAsync(_state.FullName, Ct);
            await LoadExampleAsync(client);
            filed = await FileAsync(client);
            before = await DerivedAsync(client, db);
            Assert.Equal(0, (await ChildProgram.RunAsync(_state.FullName, db, Ct, "backup", file)).Code);
            await SendAsync(client, "after", 10);
            Assert.NotEqual(before, await DerivedAsync(client, db));
            Assert.Equal(0, await server.StopAsync("TERM"));
        }

        var (restored, _, why) = await ChildProgram.RunAsync(_state.FullName, db, Ct, "restore", file, "--replace");
        Assert.True(restored == 0, why);
        var (whole, said, _) = await ChildProgram.RunAsync(_state.FullName, db, Ct, "verify", "--json");
        Assert.True(whole == 0, said);
        Assert.Equal(1, (int)JsonNode.Parse(said)!["filedReports"]!);
        Assert.Equal(0, (await ChildProgram.RunAsync(_state.FullName, db, Ct, "rebuild")).Code);
        await using (var server = await ChildProgram.ServeAsync(_state.FullName, db, Ct, "--serve", "dossiers,reports"))
        {
            using var client = await server.ClientAsync(_state.FullName, Ct);
            Assert.Equal(before, await DerivedAsync(client, db));
            Assert.Contains("\"holds\":true", await client.GetStringAsync(new Uri($"/v1/sealed-reports/{filed}/verify", UriKind.Relative), Ct), StringComparison.Ordinal);
            Assert.Equal(0, await server.StopAsync("TERM"));
        }
    }

    private static async Task LoadExampleAsync(HttpClient client)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Golden", "example");
        foreach (var (kind, items) in JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "catalogue.json"), Ct))!.AsObject())
        {
            (await client.PutAsJsonAsync($"/v1/catalogue/{kind}", items, Ct)).EnsureSuccessStatusCode();
        }

        using var steps = new StringContent(await File.ReadAllTextAsync(Path.Combine(folder, "steps.ndjson"), Ct), Encoding.UTF8, "application/x-ndjson");
        (await client.PostAsync(new Uri("/v1/steps", UriKind.Relative), steps, Ct)).EnsureSuccessStatusCode();
    }

    private static async Task<string> FileAsync(HttpClient client)
    {
        using var answer = await client.PostAsJsonAsync("/v1/sealed-reports", new { form = "ii06a", from = "2021-01-01", to = "2021-06-30" }, Ct);
        answer.EnsureSuccessStatusCode();
        var filed = (string)(await answer.Content.ReadFromJsonAsync<JsonNode>(Ct))!["id"]!;
        await UntilToldAsync(client, filed);
        return filed;
    }

    /// <summary>Returns once the ledger tells that the report was filed, which it learns of a little later.</summary>
    private static async Task UntilToldAsync(HttpClient client, string filed)
    {
        while (true)
        {
            using var all = await client.GetAsync(new Uri("/v1/ledger?limit=10000", UriKind.Relative), Ct);
            if ((await all.Content.ReadAsStringAsync(Ct)).Contains($"reportSealed/{filed}", StringComparison.Ordinal))
            {
                return;
            }

            (await client.GetAsync(new Uri($"/v1/ledger?after={all.Headers.GetValues("X-Ledger-Head").First()}&limit=1&wait=30", UriKind.Relative), Ct)).Dispose();
        }
    }

    /// <summary>Every row of every table that Reports works out of the ledger, as one hash a table, once Reports has come to the ledger's end.</summary>
    private static async Task<SortedDictionary<string, string>> DerivedAsync(HttpClient client, string db)
    {
        using var seen = await client.GetAsync(new Uri("/health/live", UriKind.Relative), Ct);
        var head = seen.Headers.GetValues("X-Ledger-Head").First();
        (await client.GetAsync(new Uri($"/v1/reports/ii06a?from=2021-01-01&to=2021-06-30&cutoff={head}&wait=60", UriKind.Relative), Ct)).EnsureSuccessStatusCode();
        await using var database = NpgsqlDataSource.Create(db);
        var hashes = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var table in _derived)
        {
            await using var hash = database.CreateCommand($"select coalesce(md5(string_agg(t::text, e'\\n' order by t::text)), 'empty') from reports.{table} t");
            hashes[table] = (string)(await hash.ExecuteScalarAsync(Ct))!;
        }

        return hashes;
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
