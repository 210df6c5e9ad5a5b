using System.Text.Json.Nodes;
using OneStop.Services.Tests.Dossiers;
using OneStop.Services.Tests.Reports;

namespace OneStop.Services.Tests.Forms;

/// <summary>What is allowed and odd: periods into which dossiers were only carried over, codes with line breaks, campaigns of one name.</summary>
public sealed class OddFormTests(FormsProgram program) : IClassFixture<FormsProgram>
{
    private const string Period = "?from=2021-03-15&to=2021-04-30";

    [Fact]
    public async Task A_procedure_with_carried_over_dossiers_only_was_asked_for_by_nobody_in_the_period()
    {
        using var client = program.Client();
        var total = (await client.GetJsonAsync("/v1/reports/ii08?from=2021-08-01&to=2021-08-31"))["total"]!["values"]!;
        Assert.True((long)total["5"]! + (long)total["10"]! > 0, total.ToJsonString());
        Assert.Equal((0, 0), ((long)total["4"]!, (long)total["9"]!));
        var used = (await client.GetJsonAsync("/v1/reports/ii08?from=2021-04-01&to=2021-04-30"))["total"]!["values"]!;
        Assert.Equal((1, 1), ((long)used["4"]!, (long)used["9"]!));
    }

    [Fact]
    public async Task Without_a_scope_ii06a_bears_the_name_of_the_province_as_all_forms_do()
    {
        using var client = program.Client();
        var agencies = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Golden", "example", "catalogue.json"), TestContext.Current.CancellationToken))!["agencies"]!.AsArray();
        var name = (string)agencies.Single(a => a!["parent"] is null)!["name"]!;
        var page = System.Net.WebUtility.HtmlDecode(await client.GetStringAsync(new Uri($"/v1/reports/ii06a{Period}&format=html", UriKind.Relative), TestContext.Current.CancellationToken));
        Assert.Contains(name, page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(">*<", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dossier_code_with_a_line_break_stands_in_the_case_list_of_a_filed_report()
    {
        using var client = program.Client();
        await client.PostAsync(Steps.Received("A\nB\tC", s => s["occurredAt"] = "2022-02-08T09:00:00+07:00"));
        await ExampleProgram.ReachAsync(client);
        var (outcome, filed) = await client.SendAsync(HttpMethod.Post, "/v1/sealed-reports", new JsonObject { ["form"] = "ii06a", ["from"] = "2022-02-01", ["to"] = "2022-02-28" });
        Assert.True(outcome == "201", filed.ToJsonString());
        var cases = (await client.GetJsonAsync($"/v1/sealed-reports/{filed["id"]}/cases"))["items"]!.AsArray();
        Assert.Contains(cases, c => (string?)c!["dossier"] == "A\nB\tC");
        Assert.True((bool)(await client.GetJsonAsync($"/v1/sealed-reports/{filed["id"]}/verify"))["casesHold"]!);
    }

    [Fact]
    public async Task Two_agencies_may_give_their_campaigns_one_id()
    {
        string[] agencies = ["H10.07", "H10.30"];
        foreach (var agency in agencies)
        {
            using var own = program.Client(agency);
            Assert.Equal("200", (await own.SendAsync(HttpMethod.Put, "/v1/surveys", JsonNode.Parse(
                $$"""[{"id":"1","agency":"{{agency}}","place":"Một cửa {{agency}}","from":"2021-04-01","to":"2021-04-20","mode":"paper","issued":9,"collected":9,"ratings":[9,0,0,0,0]}]"""))).Outcome);
        }

        foreach (var agency in agencies)
        {
            using var own = program.Client(agency);
            var held = (await own.GetJsonAsync($"/v1/surveys{Period}"))["items"]!.AsArray();
            Assert.Equal(agency, (string?)Assert.Single(held, c => (string?)c!["id"] == "1")!["agency"]);
            Assert.Single((await own.GetJsonAsync($"/v1/reports/survey{Period}"))["rows"]!.AsArray(), r => (string?)r!["label"] == $"Một cửa {agency}");
        }
    }

    [Fact]
    public async Task A_cell_that_counts_a_late_dossier_too_many_is_found_before_filing()
    {
        using var client = program.Client();
        const string Dossier = "000.00.07.H10-230508-0001";
        await client.PostAsync(string.Join(
            '\n',
            Steps.Received(Dossier, s => (s["occurredAt"], s["data"]) = ("2023-05-08T09:00:00+07:00", new JsonObject { ["channel"] = "direct", ["appointmentOn"] = "2023-05-10" })),
            Steps.Line("resultReady", Dossier, s => (s["occurredAt"], s["data"]) = ("2023-05-15T09:00:00+07:00", new JsonObject { ["kind"] = "granted" }))));
        await ExampleProgram.ReachAsync(client);
        await using var database = Npgsql.NpgsqlDataSource.Create(program.Province.Program.Db);
        await using var spoil = database.CreateCommand("update reports.cells set late = late + 1 where grain = 1 and start = '2023-05-01' and late = 1");
        Assert.Equal(1, await spoil.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));

        var checks = (await client.GetJsonAsync("/v1/reports/ii06a/checks?from=2023-05-01&to=2023-05-31&scope=H10.07"))["items"]!.AsArray();
        var late = (long)(await client.GetJsonAsync("/v1/reports/ii07a?from=2023-05-01&to=2023-05-31&scope=H10.07"))["total"]!["values"]!["3"]!;
        var broken = Assert.Single(checks, c => (string?)c!["rule"] == "software-late=10+13");
        Assert.Equal(
            (false, $"Số hồ sơ quá hạn đếm từng hồ sơ ({late}) phải bằng cột (10) + cột (13) ({late + 1})."), ((bool)broken!["holds"]!, (string?)broken["sentence"]));
    }
}
