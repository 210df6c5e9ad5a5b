using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OneStop.Reports;
using OneStop.Services.Tests.Dossiers;

namespace OneStop.Services.Tests.Reports;

/// <summary><c>onestop rebuild</c> beside the running program: everything derived is thrown away and comes back as it was.</summary>
public sealed class RebuildTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everything_projected_is_made_again_and_reports_are_the_same_to_the_byte()
    {
        await using var province = await ExampleProgram.StartAsync(Arrival.AsItStands);
        using var client = province.Program.Client();
        await client.SendAsync(HttpMethod.Put, "/v1/national/aliases", JsonNode.Parse("""[{"kind":"dossier","alias":"000.00.07.H10-210412-0005","meaning":"000.00.07.H10-210412-0003"}]"""));
        var head = await ExampleProgram.ReachAsync(client);
        var question = new Uri($"/v1/reports/ii06a?from=2021-04-01&to=2021-06-30&cutoff={head}", UriKind.Relative);
        var before = await client.GetStringAsync(question, Ct);

        var database = province.Program.Services.GetRequiredService<NpgsqlDataSource>();
        await MarkCellsAsync(database);
        Assert.Equal($"facts and cells up to position {head}", await new ReportsModule().ForgetDerivedAsync(database, Ct));
        await UntilRebuiltAsync(database, head);
        Assert.Equal(before, await client.GetStringAsync(question, Ct));
        await using var marked = database.CreateCommand("select count(*) from reports.dossiers where code = 'planted'");
        Assert.Equal(0L, await marked.ExecuteScalarAsync(Ct));
    }

    // A row that only a projection made anew is rid of.
    private static async Task MarkCellsAsync(NpgsqlDataSource database)
    {
        await using var plant = database.CreateCommand("update reports.dossiers set code = 'planted' where dossier_no = 1");
        Assert.Equal(1, await plant.ExecuteNonQueryAsync(Ct));
    }

    private static async Task UntilRebuiltAsync(NpgsqlDataSource database, long head)
    {
        await using var reached = database.CreateCommand("select position from reports.checkpoint where edition > 0");
        await Wait.UntilAsync(async () => await reached.ExecuteScalarAsync(Ct) is long position && position >= head, "the projection is made again");
    }
}
