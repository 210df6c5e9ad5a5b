using System.Text.Json.Nodes;
using Npgsql;

namespace OneStop.Services.Tests.Hosting;

/// <summary>
/// The upgrade drill: a database as the first version that filed reports left it (<c>tests/Golden/upgrade</c>: the worked example, an accepted
/// explanation, one applicant in clear, one filed report) is brought to this version and answers what it answered then.
/// </summary>
public sealed class UpgradeTests : IDisposable
{
    private const string Filed = "01a215901d0c7a999e782020eb727842";
    private const string Sha256 = "cd802f226c931cbbf381316cbb7b0728323ff0e07ef8a7036fbd4da614e575f2";
    private const string Applicant = "Người Thử Nâng Cấp";

    private static readonly string _folder = Path.Combine(AppContext.BaseDirectory, "Golden", "upgrade");

    private readonly DirectoryInfo _state = Directory.CreateTempSubdirectory("onestop-upgrade-");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _state.Delete(recursive: true);

    [Fact]
    public async Task A_database_of_the_first_schema_migrates_verifies_and_answers_as_before()
    {
        var db = await TestCluster.NewDatabaseAsync(Ct);
        await LoadAsync(db);
        Assert.Equal(1, await ClearTextsAsync(db));
        var (migrated, first, why) = await ChildProgram.RunAsync(_state.FullName, db, Ct, "migrate", "--json");
        Assert.True(migrated == 0, why);
        var ran = JsonNode.Parse(first)!["ran"]!.AsArray().Select(file => (string)file!).ToList();
        Assert.Contains("dossiers/0012_national_revisions.sql", ran);
        Assert.DoesNotContain("ledger/0001_entries.sql", ran);
        var (_, second, _) = await ChildProgram.RunAsync(_state.FullName, db, Ct, "migrate", "--json");
        Assert.Empty(JsonNode.Parse(second)!["ran"]!.AsArray());

        await using (var server = await ChildProgram.ServeAsync(_state.FullName, db, Ct))
        {
            using var client = await server.ClientAsync(_state.FullName, Ct);
            var before = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(_folder, "ii06a.json"), Ct))!;
            foreach (var view in new[] { "software", "explained" })
            {
                var now = await AskAsync(client, $"/v1/reports/ii06a?from=2021-01-01&to=2021-06-30&scope=*&view={view}&cutoff=48&wait=60");
                Assert.Equal(Cells(before[view]!), Cells(now));
            }

            Assert.Equal((true, Sha256), await VerifiedAsync(client));
            var personal = await AskAsync(client, "/v1/dossiers/000.00.07.H10-210412-0090/personal?purpose=handling");
            Assert.Equal(Applicant, (string?)personal["applicants"]![0]!["value"]!["name"]);
            await RepeatAsync(client);
            Assert.Equal(PostgresErrorCodes.CannotConnectNow, await WriteAsTheVersionBeforeAsync(db));
            Assert.Equal(0, await server.StopAsync("TERM"));
        }

        var (whole, said, _) = await ChildProgram.RunAsync(_state.FullName, db, Ct, "verify", "--json");
        Assert.True(whole == 0, said);
        Assert.Equal(1, (int)JsonNode.Parse(said)!["filedReports"]!);
        Assert.Equal(0, await ClearTextsAsync(db));
    }

    /// <summary>All that the old version kept is known as such, whatever the form of its keys, also when it comes with something new.</summary>
    private static async Task RepeatAsync(HttpClient client)
    {
        var kept = (await client.GetStringAsync(new Uri("/v1/ledger?limit=1000", UriKind.Relative), Ct)).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonNode.Parse(line)!).Where(entry => (string?)entry["body"]!["source"] is { } source && source != "onestop" && (string?)entry["kind"] == "step").ToList();
        Assert.InRange(kept.Count, 20, 48);
        var lines = kept.Select(entry => entry["body"]!.ToJsonString()).Append("""{"source":"igate","id":"after-upgrade","type":"supplemented","dossier":"000.00.07.H10-210412-0090","occurredAt":"2021-06-30T08:00:00+07:00"}""");
        using var content = new StringContent(string.Join('\n', lines), System.Text.Encoding.UTF8, "application/x-ndjson");
        using var answer = await client.PostAsync(new Uri("/v1/steps?backfill=true", UriKind.Relative), content, Ct);
        var said = await answer.Content.ReadAsStringAsync(Ct);
        Assert.True(answer.IsSuccessStatusCode, said);
        var counts = JsonNode.Parse(said)!;
        Assert.True((1, kept.Count) == ((int)counts["accepted"]!, (int)counts["duplicates"]!), said);
    }

    /// <summary>How the head is moved by a program that knows plain keys only: it would not find repetitions of what is written today.</summary>
    private static async Task<string> WriteAsTheVersionBeforeAsync(string db)
    {
        await using var connection = new NpgsqlConnection(db);
        await connection.OpenAsync(Ct);
        await using var move = new NpgsqlCommand("update ledger.head set position = position + 1, stamped_at = now(), hash = hash", connection);
        return (await Assert.ThrowsAsync<PostgresException>(() => move.ExecuteNonQueryAsync(Ct))).SqlState;
    }

    /// <summary>Keys and numbers of every row; the words of an answer may be better today.</summary>
    private static string Cells(JsonNode report) => string.Join('\n', report["rows"]!.AsArray().Append(report["total"]).Select(row =>
        $"{row!["key"]} {string.Join(' ', row["values"]!.AsObject().Select(cell => $"{cell.Key}={cell.Value}"))}"));

    private static async Task<(bool Holds, string Sha256)> VerifiedAsync(HttpClient client)
    {
        var answer = await AskAsync(client, $"/v1/sealed-reports/{Filed}/verify");
        return ((bool)answer["holds"]!, (string)answer["sha256"]!);
    }

    private static async Task<JsonNode> AskAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), Ct);
        var text = await answer.Content.ReadAsStringAsync(Ct);
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!;
    }

    private static async Task LoadAsync(string db)
    {
        await using var connection = new NpgsqlConnection(db);
        await connection.OpenAsync(Ct);
        await using var load = new NpgsqlCommand(await File.ReadAllTextAsync(Path.Combine(_folder, "first.dump"), Ct), connection);
        await load.ExecuteNonQueryAsync(Ct);
        NpgsqlConnection.ClearPool(connection);
    }

    /// <summary>How often the applicant's name, which the old version kept in clear, still lies in the database.</summary>
    private static async Task<long> ClearTextsAsync(string db)
    {
        await using var connection = new NpgsqlConnection(db);
        await connection.OpenAsync(Ct);
        await using var count = new NpgsqlCommand("select count(*) from dossiers.personal_data d where strpos(d::text, encode(convert_to($1, 'UTF8'), 'hex')) > 0", connection);
        count.Parameters.AddWithValue(Applicant);
        return (long)(await count.ExecuteScalarAsync(Ct))!;
    }
}
