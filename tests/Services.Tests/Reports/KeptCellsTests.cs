using System.Text.Json.Nodes;
using OneStop.Services.Tests.Dossiers;

namespace OneStop.Services.Tests.Reports;

/// <summary>What a question reads of cells, counted, not timed: nothing that was read before and has not changed, and never anything old.</summary>
public sealed class KeptCellsTests(ProvinceProgram province) : IClassFixture<ProvinceProgram>
{
    private const string Question = "/v1/reports/ii06a?from=2021-01-01&to=2021-12-31&groupBy=agency&view=software";

    [Fact]
    public async Task A_question_asked_again_reads_only_the_cells_that_changed_and_counts_what_is_new()
    {
        using var client = province.Program.Client();
        await client.PostAsync(string.Join('\n', Enumerable.Range(1, 28).Select(day => Received(day))));
        await ExampleProgram.ReachAsync(client);
        var first = await TotalAsync(client);

        Assert.Equal(0, await ReadsAsync(async () => Assert.Equal(first, await TotalAsync(client))));

        await client.PostAsync(Received(17));
        await ExampleProgram.ReachAsync(client);
        Assert.NotEqual(0, await ReadsAsync(async () => Assert.Equal(first + 1, await TotalAsync(client))));
        Assert.Equal(0, await ReadsAsync(async () => Assert.Equal(first + 1, await TotalAsync(client))));
    }

    private static string Received(int day) => Steps.Received(Steps.NewDossier(), step => step["occurredAt"] = $"2021-03-{day:00}T08:15:00+07:00");

    private static async Task<long> TotalAsync(HttpClient client) =>
        (long)JsonNode.Parse((await client.GetJsonAsync(Question)).ToJsonString())!["total"]!["values"]!["3"]!;

    /// <summary>How many commands read cells while <paramref name="ask"/> ran.</summary>
    private async Task<int> ReadsAsync(Func<Task> ask)
    {
        using var commands = new CountCommands(province.Program.Db);
        await ask();
        Assert.Contains(commands.Texts, command => command.Contains("reports.cell_changes", StringComparison.Ordinal));
        return commands.Texts.Count(command => command.Contains("join reports.cells c", StringComparison.Ordinal));
    }
}
