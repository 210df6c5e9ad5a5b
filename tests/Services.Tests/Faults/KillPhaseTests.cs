using System.Globalization;
using System.Text.Json.Nodes;
using Npgsql;
using OneStop.Services.Tests.Dossiers;
using OneStop.Services.Tests.Drills;
using OneStop.Services.Tests.Hosting;
using OneStop.Services.Tests.Reports;

namespace OneStop.Services.Tests.Faults;

/// <summary>
/// SIGKILL in each phase of taking steps in and of working them into the figures: the test holds the table of the phase, waits until the program
/// stands before it with work under way, and kills it there. What was sent is sent again, as senders do.
/// </summary>
public sealed class KillPhaseTests : IDisposable
{
    private static readonly string[] Phases =
    [
        "dossiers.personal_data", // before anything is in the ledger
        "ledger.entries", // while the entries are copied
        "ledger.batches", // entries copied, not chained, not committed
        "dossiers.quarantine", // committed, not acknowledged
        "reports.dossiers", // in the middle of a page of the projection
        "reports.checkpoint", // before the projection says how far it has come
    ];

    private readonly DirectoryInfo _state = Directory.CreateTempSubdirectory("onestop-phase-");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _state.Delete(recursive: true);

    [Fact]
    public async Task Killed_in_each_phase_it_loses_and_doubles_nothing()
    {
        var db = await TestCluster.NewDatabaseAsync(Ct);
        var sent = new List<string>();
        var catalogue = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Golden", "example", "catalogue.json"), Ct))!;
        foreach (var phase in Phases)
        {
            await using var server = await ChildProgram.ServeAsync(_state.FullName, db, Ct, "--serve", "dossiers,reports");
            using var client = await server.ClientAsync(_state.FullName, Ct);
            await client.SendAsync(HttpMethod.Put, "/v1/catalogue/procedures", catalogue["procedures"]!.DeepClone());
            await ExampleProgram.ReachAsync(client);
            var lines = Lines(phase);
            sent.AddRange(lines);
            await KillInAsync(phase, db, server, () => PostAsync(client, lines));
        }

        await using var last = await ChildProgram.ServeAsync(_state.FullName, db, Ct, "--serve", "dossiers,reports");
        using var again = await last.ClientAsync(_state.FullName, Ct);
        var answer = await again.PostAsync(string.Join('\n', sent));
        Assert.Equal(sent.Count, (int)answer["accepted"]! + (int)answer["duplicates"]! + (int)answer["rejectedCount"]!);
        Assert.Equal(Phases.Length, (int)answer["rejectedCount"]!);
        await ExampleProgram.ReachAsync(again);
        var report = await again.GetJsonAsync("/v1/reports/ii06a?from=2021-01-01&to=2021-12-31");
        Assert.Equal((sent.Count - Phases.Length).ToString(CultureInfo.InvariantCulture), report["total"]!["values"]!["3"]!.ToString());
        var (_, recount) = await again.SendAsync(HttpMethod.Post, "/v1/recount", new JsonObject());
        Assert.Equal(0, (long)recount["differences"]!);
        var (code, output, _) = await ChildProgram.RunAsync(_state.FullName, db, Ct, "verify");
        Assert.True(code == 0, output);
    }

    /// <summary>Holds the table, starts the work, and kills the program once it waits for the table.</summary>
    private static async Task KillInAsync(string table, string db, ChildProgram server, Func<Task> work)
    {
        await using var database = NpgsqlDataSource.Create(db);
        await using var holding = await database.OpenConnectionAsync(Ct);
        await using var transaction = await holding.BeginTransactionAsync(Ct);
        await using (var hold = new NpgsqlCommand($"lock table {table} in exclusive mode", holding))
        {
            await hold.ExecuteNonQueryAsync(Ct);
        }

        var working = work();
        await using var waits = database.CreateCommand($"select count(*) from pg_locks where relation = '{table}'::regclass and not granted");
        await Wait.UntilAsync(async () => (long)(await waits.ExecuteScalarAsync(Ct))! > 0, $"somebody waits for {table}");

        await server.KillAsync();
        await transaction.RollbackAsync(Ct);
        await working;
    }

    private static async Task PostAsync(HttpClient client, IReadOnlyCollection<string> lines)
    {
        try
        {
            using var request = Senders.Request(lines);
            using var answer = await client.SendAsync(request, Ct);
        }
        catch (HttpRequestException)
        {
            // Killed before it answered.
        }
    }

    private static List<string> Lines(string phase) =>
    [
        .. Enumerable.Range(0, 20).Select(_ => Steps.Received(Steps.NewDossier(), step =>
        {
            step["id"] = $"{phase}/{Guid.NewGuid()}";
            step["data"]!["applicant"] = new JsonObject { ["name"] = "Mẫu" };
        })),
        Steps.Line("khongCo", Steps.NewDossier()),
    ];
}
