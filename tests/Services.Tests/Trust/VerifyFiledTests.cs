using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OneStop.Dossiers.Clock;
using OneStop.Reports;
using OneStop.Reports.Asking;
using OneStop.Reports.Sealing;
using OneStop.Runtime.Ledger.Verifying;
using OneStop.Services.Tests.Dossiers;
using OneStop.Services.Tests.Reports;

namespace OneStop.Services.Tests.Trust;

/// <summary>A filed report that somebody changes, swaps for another or removes behind the program's back is named with its place and time.</summary>
public sealed class VerifyFiledTests(ExampleFixture example) : IClassFixture<ExampleFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Untouched_reports_hold_and_each_planted_change_is_named()
    {
        using var client = example.Program.Client();
        string[] ids = [await SealAsync(client, "ii06a"), await SealAsync(client, "units")];
        await example.Program.Services.GetRequiredService<WatchSealedReports>().LookAsync(Ct);
        var whole = await VerifyAsync();
        Assert.Equal((true, true), (whole.Checked >= ids.Length, whole.Checked == whole.MadeAgain));
        Assert.Empty(whole.Faults);

        await using var database = NpgsqlDataSource.Create(example.Program.Db);
        await FaultsAsync(database, ids[0], "does not have the bytes", "update reports.sealed set body = set_byte(body, 40, get_byte(body, 40) # 1) where id = $1");
        await FaultsAsync(database, ids[0], "not the one that the ledger noted", "update reports.sealed set body = convert_to('{}', 'UTF8'), sha256 = encode(sha256(convert_to('{}', 'UTF8')), 'hex') where id = $1");
        await FaultsAsync(database, ids[1], "is gone", "delete from reports.sealed where id = $1");
    }

    [Fact]
    public async Task One_that_the_ledger_has_not_noted_yet_must_still_come_out_again()
    {
        using var client = example.Program.Client();
        await using var database = NpgsqlDataSource.Create(example.Program.Db);
        string told;
        do
        {
            // The watcher may note a report between its filing and its change: then it is another fault, and the next report is tried.
            told = await FaultAsync(database, await SealAsync(client, "ii06a"), "update reports.sealed set body = convert_to('{}', 'UTF8'), sha256 = encode(sha256(convert_to('{}', 'UTF8')), 'hex') where id = $1");
        }
        while (told.Contains("not the one that the ledger noted", StringComparison.Ordinal));

        Assert.Contains("does not come out again", told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ii08")]
    [InlineData("units")]
    public async Task One_that_was_filed_under_an_older_definition_comes_out_again(string form)
    {
        using var client = example.Program.Client();
        var services = example.Program.Services;
        var filed = (await services.GetRequiredService<SealedTable>().FindAsync(await SealAsync(client, form), Ct))!;
        var older = services.GetServices<IReportForm>().Single(f => f.Name == form && f.Version == "1");
        byte[] bytes;
        await using (var opened = await services.GetRequiredService<CutOffs>().ReopenAsync(filed.Position, filed.Today, Ct))
        {
            bytes = ReportRoutes.BytesOf(await older.AnswerAsync(older.Read(filed.Under(opened.CutOff)), Ct));
        }

        var id = Guid.CreateVersion7().ToString();
        await using var database = NpgsqlDataSource.Create(example.Program.Db);
        await using var command = database.CreateCommand("insert into reports.sealed select (jsonb_populate_record(s, $2)).* from reports.sealed s where id = $1");
        command.Parameters.AddWithValue(filed.Id);
        command.Parameters.AddWithValue(NpgsqlTypes.NpgsqlDbType.Jsonb, new JsonObject
        {
            ["id"] = id,
            ["body"] = $"\\x{Convert.ToHexString(bytes)}",
            ["sha256"] = Convert.ToHexStringLower(SHA256.HashData(bytes)),
            ["cases_sha256"] = null,
        }.ToJsonString());
        Assert.Equal(1, await command.ExecuteNonQueryAsync(Ct));

        Assert.NotEqual(filed.Body.ToArray(), bytes);
        Assert.DoesNotContain((await VerifyAsync()).Faults, f => f.Detail.Contains(id, StringComparison.Ordinal));
        var verified = await client.GetJsonAsync($"/v1/sealed-reports/{id}/verify");
        Assert.True((bool?)verified["holds"], verified.ToJsonString());
    }

    private static async Task<string> SealAsync(HttpClient client, string form)
    {
        var (_, filed) = await client.SendAsync(HttpMethod.Post, "/v1/sealed-reports", new JsonObject { ["form"] = form, ["from"] = "2021-04-01", ["to"] = "2021-06-30" });
        return (string?)filed["id"] ?? throw new InvalidOperationException(filed.ToJsonString());
    }

    private async Task FaultsAsync(NpgsqlDataSource database, string id, string expected, string change) =>
        Assert.Contains(expected, await FaultAsync(database, id, change), StringComparison.Ordinal);

    /// <summary>Plants a change, verifies, and puts the row back as it was; what the verification told of it.</summary>
    private async Task<string> FaultAsync(NpgsqlDataSource database, string id, string change)
    {
        await ExecuteAsync(database, "create table kept as select * from reports.sealed where id = $1", id);
        await ExecuteAsync(database, change, id);
        var fault = Assert.Single((await VerifyAsync()).Faults, f => f.Detail.Contains(id, StringComparison.Ordinal));
        Assert.Equal((FaultKind.FiledReport, true), (fault.Kind, fault.Position > 0));
        Assert.NotNull(fault.At);
        await ExecuteAsync(database, "delete from reports.sealed where id = $1", id);
        await ExecuteAsync(database, "insert into reports.sealed select * from kept", null);
        await ExecuteAsync(database, "drop table kept", null);
        return fault.Detail;
    }

    private async Task<FiledVerification> VerifyAsync() => await new ReportsModule().VerifyFiledAsync(example.Program.Services, Ct);

    private static async Task ExecuteAsync(NpgsqlDataSource database, string sql, string? id)
    {
        await using var command = database.CreateCommand(id is null ? sql : sql.Replace("$1", $"'{id}'", StringComparison.Ordinal));
        await command.ExecuteNonQueryAsync(Ct);
    }
}
