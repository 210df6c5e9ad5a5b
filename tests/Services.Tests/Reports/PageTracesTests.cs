using Npgsql;
using OneStop.Reports;
using OneStop.Runtime.Postgres;
using OneStop.Services.Tests.Dossiers;

namespace OneStop.Services.Tests.Reports;

/// <summary>
/// What pages leave behind, counted. Beside a backup PostgreSQL keeps every dead row until the backup has ended, so that whoever changes the same rows with
/// each page, or looks through more rows than it asked for, becomes slower all the while.
/// </summary>
public sealed class PageTracesTests(ProvinceProgram province) : IClassFixture<ProvinceProgram>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_page_that_changes_dossiers_leaves_no_dead_rows_in_the_catalog()
    {
        using var client = province.Program.Client();
        await using var database = NpgsqlDataSource.Create(province.Program.Db);
        var dossiers = Enumerable.Range(0, 5).Select(_ => Steps.NewDossier()).ToList();
        await PageAsync(client, string.Join('\n', dossiers.Select(dossier => Steps.Received(dossier))));
        var before = await FileAsync(database);
        foreach (var dossier in dossiers)
        {
            await PageAsync(client, Steps.Line("accepted", dossier));
        }

        Assert.Equal(before, await FileAsync(database));
    }

    [Fact]
    public async Task How_many_dossiers_there_were_is_noted_often_enough_that_few_are_looked_through()
    {
        const int NotedMax = 32;
        using var client = province.Program.Client();
        await using var database = NpgsqlDataSource.Create(province.Program.Db);
        for (var page = 0; page < 20; page++)
        {
            await PageAsync(client, string.Join('\n', Enumerable.Range(0, 8).Select(_ => Steps.Received(Steps.NewDossier()))));
        }

        await using var unnoted = database.CreateCommand("select (select max(dossier_no) from reports.dossiers) - max(dossiers) from reports.numbered");
        Assert.InRange((int)(await unnoted.ExecuteScalarAsync(Ct))!, 1, NotedMax + 8);
    }

    [Theory]
    [InlineData("update-dossiers", "dossiers_pkey")]
    [InlineData("load-dossiers", "dossiers_by_code")]
    [InlineData("touch-stretches", "Tid Scan")]
    public async Task What_is_planned_while_there_are_few_rows_goes_by_an_index_or_by_place_too(string file, string index)
    {
        await using var connection = new NpgsqlConnection(province.Program.Db);
        await connection.OpenAsync(Ct);
        foreach (var prepare in (string[])["page-dossiers", "plan-by-index"])
        {
            await using var command = new NpgsqlCommand(SqlText.Of<ReportsModule>($"Projection/Sql/{prepare}.sql"), connection);
            await command.ExecuteNonQueryAsync(Ct);
        }

        var some = file == "touch-stretches" ? "array['(0,1)', '(0,2)']" : "array['a', 'b']";
        await using var explain = new NpgsqlCommand($"explain (format json) {SqlText.Of<ReportsModule>($"Projection/Sql/{file}.sql").Replace("$1", some, StringComparison.Ordinal)}", connection);
        var plan = (string)(await explain.ExecuteScalarAsync(Ct))!;
        Assert.Contains($"\"{index}\"", plan, StringComparison.Ordinal);
    }

    private static async Task PageAsync(HttpClient client, string lines)
    {
        await client.PostAsync(lines);
        await ExampleProgram.ReachAsync(client);
    }

    /// <summary>The file of the projector's own table; emptied by hand it would get another, and its rows in the catalog new versions.</summary>
    private static async Task<uint> FileAsync(NpgsqlDataSource database)
    {
        await using var ask = database.CreateCommand("select relfilenode from pg_class where relname = 'page_dossiers'");
        return (uint)(await ask.ExecuteScalarAsync(Ct))!;
    }
}
