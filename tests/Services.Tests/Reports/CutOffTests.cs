using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OneStop.Runtime.Hosting;
using OneStop.Services.Tests.Dossiers;

namespace OneStop.Services.Tests.Reports;

/// <summary>What was known at a position or an instant stays what it was, to the byte; where Reports is not there yet it waits or says so.</summary>
public sealed class CutOffTests
{
    private static readonly string[] Questions =
    [
        "?from=2021-03-15&to=2021-04-30&view=software&groupBy=field",
        "?from=2021-04-15&to=2021-06-14&view=explained&groupBy=agency",
        "?from=2021-05-01&to=2021-06-30&view=explained&groupBy=channel",
        "?from=2021-01-01&to=2021-12-31&view=software&groupBy=procedure&scope=H10.07",
    ];

    [Fact]
    public async Task Later_entries_change_no_byte_of_an_earlier_cut_off()
    {
        await using var province = await ExampleProgram.StartAsync(Arrival.AsItStands);
        using var client = province.Program.Client();
        var position = await ExampleProgram.ReachAsync(client);
        var before = await AnswersAsync(client, "");
        var instant = JsonNode.Parse(before[0])!["asOf"]!["instant"]!.ToString();

        await client.PostAsync(string.Join('\n', Enumerable.Range(1, 60).Select(i => Steps.Received(
            string.Create(CultureInfo.InvariantCulture, $"000.00.07.H10-210416-{i:0000}"), step => step["occurredAt"] = $"2021-04-{(i % 28) + 1:00}T08:15:00+07:00"))));
        await client.PostAsync(Steps.Line("resultReady", "000.00.07.H10-210416-0007", step => (step["occurredAt"], step["data"]) = ("2021-06-02T08:15:00+07:00", new JsonObject { ["kind"] = "granted" })));
        await client.PostAsync(Steps.Line("reopened", "000.00.07.H10-210412-0002", step => step["occurredAt"] = "2021-06-02T08:15:00+07:00"));
        await client.SendAsync(HttpMethod.Put, "/v1/catalogue/agencies", JsonNode.Parse("""[{"code":"H10.07","name":"Sở Nội vụ","level":"department","parent":"H10"}]"""));
        await ExampleProgram.ReachAsync(client);

        Assert.NotEqual(before, await AnswersAsync(client, ""));
        Assert.Equal(before, await AnswersAsync(client, $"&cutoff={position}"));
        Assert.Equal(before, await AnswersAsync(client, $"&cutoff={Uri.EscapeDataString(instant)}"));
        Assert.All(before, answer => Assert.Equal(position, (long)JsonNode.Parse(answer)!["asOf"]!["position"]!));
    }

    [Fact]
    public async Task Every_position_gives_from_facts_what_cells_gave_then()
    {
        await using var province = new ProvinceProgram();
        await province.InitializeAsync();
        using var client = province.Program.Client();
        var lines = await File.ReadAllLinesAsync(Path.Combine(AppContext.BaseDirectory, "Golden", "example", "steps.ndjson"), TestContext.Current.CancellationToken);
        var seen = new List<(long Position, string[] Answers)>();
        foreach (var piece in lines.OrderBy(l => l.Length % 7).Chunk(5))
        {
            await client.PostAsync(string.Join('\n', piece));
            seen.Add((await ExampleProgram.ReachAsync(client), await AnswersAsync(client, "")));
        }

        foreach (var (position, answers) in seen)
        {
            Assert.Equal(answers, await AnswersAsync(client, $"&cutoff={position}"));
        }
    }

    [Fact]
    public async Task A_position_that_is_only_remembered_is_not_answered_from_figures_that_are_made_again()
    {
        await using var province = await ExampleProgram.StartAsync(Arrival.AsItStands);
        using var client = province.Program.Client();
        var position = await ExampleProgram.ReachAsync(client);
        province.Program.Services.GetRequiredService<LedgerProgress>().Reached(position + 1000);
        var outcome = await client.GetOutcomeAsync($"/v1/reports/ii06a{Questions[0]}&cutoff={position + 500}&wait=0");
        Assert.Equal("503 behind", outcome);
    }

    [Fact]
    public async Task Where_reports_is_behind_it_says_how_far_it_has_come()
    {
        await using var province = await ExampleProgram.StartAsync(Arrival.AsItStands);
        using var client = province.Program.Client();
        var position = await ExampleProgram.ReachAsync(client);
        await using var database = NpgsqlDataSource.Create(province.Program.Db);
        await using var hold = await database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var transaction = await hold.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using (var stop = new NpgsqlCommand("lock table reports.appends in access exclusive mode", hold))
        {
            await stop.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        await client.PostAsync(Steps.Received("000.00.07.H10-210417-0001"));
        using var answer = await client.GetAsync(
            new Uri($"/v1/reports/ii06a{Questions[0]}&cutoff={position + 1}&wait=0.2", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(503, (int)answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
        var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        Assert.Equal(("behind", position, position + 1), ((string)problem["code"]!, (long)problem["reached"]!, (long)problem["wanted"]!));
        await transaction.RollbackAsync(TestContext.Current.CancellationToken);
        await client.GetJsonAsync($"/v1/reports/ii06a{Questions[0]}&cutoff={position + 1}");
    }

    [Fact]
    public async Task An_instant_waits_for_the_batch_that_was_stamped_before_it()
    {
        await using var province = await ExampleProgram.StartAsync(Arrival.AsItStands);
        using var client = province.Program.Client();
        await using var database = NpgsqlDataSource.Create(province.Program.Db);
        await using var hold = await database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var transaction = await hold.BeginTransactionAsync(TestContext.Current.CancellationToken);

        // The writer takes its stamp and copies its entries, and then cannot move the head: a batch in flight.
        await using (var stop = new NpgsqlCommand("select 1 from ledger.head for update", hold))
        {
            await stop.ExecuteScalarAsync(TestContext.Current.CancellationToken);
        }

        var posting = client.PostAsync(Steps.Received("000.00.07.H10-210418-0001", step => step["occurredAt"] = "2021-04-16T08:15:00+07:00"));
        await UntilWaitingAsync(database, 1);
        var instant = TimeProvider.System.GetUtcNow().ToString("O", CultureInfo.InvariantCulture);
        var asking = client.GetJsonAsync($"/v1/reports/ii06a{Questions[0]}&cutoff={Uri.EscapeDataString(instant)}");
        await UntilWaitingAsync(database, 2);
        Assert.False(asking.IsCompleted, "The answer did not wait for the batch.");
        await transaction.RollbackAsync(TestContext.Current.CancellationToken);
        Assert.Equal("1/0/0", (await posting).Counts());

        var answer = await asking;
        await ExampleProgram.ReachAsync(client);
        Assert.Equal(answer.ToJsonString(), (await client.GetJsonAsync($"/v1/reports/ii06a{Questions[0]}&cutoff={Uri.EscapeDataString(instant)}")).ToJsonString());
    }

    /// <summary>Waits until so many stand before the row that is held: the ledger's writer, then the one who asks as of an instant.</summary>
    private static async Task UntilWaitingAsync(NpgsqlDataSource database, long count)
    {
        await using var waiting = database.CreateCommand("select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like '%ledger.head%'");
        await Wait.UntilAsync(async () => (long)(await waiting.ExecuteScalarAsync(TestContext.Current.CancellationToken))! == count);
    }

    private static async Task<string[]> AnswersAsync(HttpClient client, string more)
    {
        var answers = new List<string>();
        foreach (var question in Questions)
        {
            using var answer = await client.GetAsync(new Uri("/v1/reports/ii06a" + question + more, UriKind.Relative), TestContext.Current.CancellationToken);
            answers.Add(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            Assert.True(answer.IsSuccessStatusCode, answers[^1]);
        }

        return [.. answers];
    }
}
