using System.Text.Json.Nodes;
using Npgsql;
using OneStop.Services.Tests.Dossiers;

namespace OneStop.Services.Tests.Reports;

/// <summary>Cells are the sum of all facts, and a cell that is off by one is found.</summary>
public sealed class RecountTests(ExampleFixture example) : IClassFixture<ExampleFixture>
{
    [Fact]
    public async Task A_planted_difference_of_one_is_found()
    {
        using var client = example.Program.Client();
        var sound = await RecountAsync(client);
        Assert.Equal(0, (int)sound["differences"]!);
        Assert.True((int)sound["cells"]! > 50);

        await using var database = NpgsqlDataSource.Create(example.Program.Db);
        foreach (var fault in new[]
        {
            "update reports.cells_by_month set late = late + 1 where ctid = (select min(ctid) from reports.cells_by_month)",
            "delete from reports.cells_by_day where ctid = (select min(ctid) from reports.cells_by_day)",
            "update reports.ended_exceptions set early = early + 1 where ctid = (select min(ctid) from reports.ended_exceptions)",
        })
        {
            await using var plant = database.CreateCommand(fault);
            Assert.Equal(1, await plant.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));
        }

        Assert.Equal(3, (int)(await RecountAsync(client))["differences"]!);
    }

    [Fact]
    public async Task Only_a_token_that_sees_everything_recounts()
    {
        using var department = example.Program.Client("H10.07");
        Assert.Equal("403 foreignScope", (await department.SendAsync(HttpMethod.Post, "/v1/recount", null)).Outcome);
    }

    private static async Task<JsonObject> RecountAsync(HttpClient client)
    {
        var (outcome, body) = await client.SendAsync(HttpMethod.Post, "/v1/recount", null);
        Assert.Equal("200", outcome);
        return body;
    }
}
