using System.Globalization;
using System.Text.Json.Nodes;
using OneStop.Runtime.Hosting;
using OneStop.Services.Tests.Dossiers;
using OneStop.Services.Tests.Hosting;

namespace OneStop.Services.Tests.Nation;

/// <summary>
/// 34 provinces, each with its own database on one PostgreSQL, put on the map one by one while the program runs: each is reached by its own agency
/// codes, and the national II.06a is the sum of theirs.
/// </summary>
public sealed class NationTests(ManyProvinces nation) : IClassFixture<ManyProvinces>
{
    private const string Period = "from=2021-01-01&to=2021-06-30";

    private static readonly string[] _codes = [.. Enumerable.Range(0, 34).Select(i => string.Create(CultureInfo.InvariantCulture, $"H{10 + i}"))];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Provinces_come_one_by_one_and_the_national_figures_are_their_sum()
    {
        using var client = nation.Client();
        var (dossiers, resolved) = (0, 0);
        foreach (var (code, i) in _codes.Select((code, i) => (code, i)))
        {
            await nation.AddAsync(code, key: i < 2);
            await nation.UntilAnswersAsync(code);
            await nation.FillAsync(code, 3 + (i % 5), 1 + (i % 3));
            (dossiers, resolved) = (dossiers + 3 + (i % 5), resolved + 1 + (i % 3));
        }

        var each = await Task.WhenAll(_codes.Select(ReportAsync));
        var national = await AnsweredAsync(client, $"/v1/nation/reports/ii06a?{Period}");
        Assert.True((bool)national["complete"]!);
        Assert.Equal(_codes, national["rows"]!.AsArray().Select(row => (string)row!["key"]!));
        Assert.Equal((dossiers, resolved), (Cell(national, "3"), Cell(national, "7")));
        Assert.All(Enumerable.Range(3, 11), column => Assert.Equal(each.Sum(report => Cell(report, $"{column}")), Cell(national, $"{column}")));
        Assert.True(Cell(national, "10") > 0 && Cell(national, "8") > 0);
        Assert.All(national["checks"]!.AsArray(), check => Assert.True((bool)check!["holds"]!, (string?)check["rule"]));
        Assert.Equal(Cell(national, "8") + Cell(national, "9"), (int)national["rates"]!["resolved"]!["numerator"]!);
        Assert.All(national["provinces"]!.AsArray(), share => Assert.True((long)share!["asOf"]!["position"]! > 0 && (double)share["lagSeconds"]! >= 0));

        // By field: the same total over keys that mean the same everywhere.
        var byField = await AnsweredAsync(client, $"/v1/nation/reports/ii06a?{Period}&groupBy=field");
        Assert.Equal(national["total"]!.ToJsonString(), byField["total"]!.ToJsonString());
        Assert.Equal(dossiers, byField["rows"]!.AsArray().Sum(row => (int)row!["values"]!["3"]!));

        await LosesOneAsync(client, dossiers - Cell(each[4], "3"));
        await KeepsThemApartAsync();
    }

    [Theory]
    [InlineData("/v1/nation/reports/ii06a?from=2021-01-01", "400 badPeriod")]
    [InlineData("/v1/nation/reports/ii06a?from=2021-01-01&to=2021-06-30&cutoff=12", "400 badCutoff")]
    [InlineData("/v1/nation/reports/ii06a?from=2021-01-01&to=2021-06-30&groupBy=officer", "400 badGroupBy")]
    [InlineData("/v1/nation/reports/ii08?from=2021-01-01&to=2021-06-30", "404 unknownForm")]
    [InlineData("/v1/dossiers", "404 noProvince")]
    [InlineData("/v1/dossiers?scope=X99.07", "404 unknownProvince")]
    [InlineData("/v1/public/dossiers/000.00.07.X98-210412-0003", "404 unknownProvince")]
    public async Task A_question_that_cannot_be_added_or_sent_on_says_why(string path, string outcome)
    {
        using var client = nation.Client();
        Assert.Equal(outcome, await client.GetOutcomeAsync(path));
        using var province = nation.Client(agency: "X97");
        Assert.Equal("403 foreignScope", await province.GetOutcomeAsync($"/v1/nation/reports/ii06a?{Period}"));
    }

    [Fact]
    public async Task A_map_that_cannot_be_read_changes_nothing_and_a_province_that_cannot_start_is_named()
    {
        await nation.PutAsync("X10", new JsonObject { ["db"] = "Host=127.0.0.1;Port=1;Username=nobody;Database=nowhere;Timeout=1" });
        await nation.UntilAsync("X10", "notRunning");
        using var client = nation.Anonymous();
        Assert.Contains("X10", await client.GetStringAsync(new Uri("/health/ready", UriKind.Relative), Ct), StringComparison.Ordinal);
        using var sender = nation.Client(agency: "X10.07");
        Assert.Equal("503 provinceUnavailable", await sender.GetOutcomeAsync("/v1/dossiers"));

        var sound = await File.ReadAllTextAsync(nation.Map, Ct);
        await File.WriteAllTextAsync(nation.Map, sound.Replace("\"db\"", "\"database\"", StringComparison.Ordinal), Ct);
        await Wait.UntilAsync(async () => (await client.GetStringAsync(new Uri("/health/ready", UriKind.Relative), Ct)).Contains("the last one holds", StringComparison.Ordinal));
        await nation.UntilAsync("X10", "notRunning");
        await nation.PutAsync("X10", null);
        await nation.UntilAsync("X10", null);
        Assert.Equal("404 unknownProvince", await sender.GetOutcomeAsync("/v1/dossiers"));
    }

    [Fact]
    public async Task A_province_whose_key_cannot_be_read_runs_once_it_is_mended()
    {
        await nation.AddBrokenAsync("X11");
        await nation.UntilAsync("X11", "notRunning");
        await nation.MendAsync("X11");
        await nation.UntilAnswersAsync("X11");
        await nation.PutAsync("X11", null);
        await nation.UntilAsync("X11", null);
    }

    private async Task<JsonObject> ReportAsync(string code)
    {
        using var at = nation.At(code);
        var head = await Reports.ExampleProgram.ReachAsync(at);
        return await at.GetJsonAsync($"/v1/reports/ii06a?{Period}&scope={code}&cutoff={head.ToString(CultureInfo.InvariantCulture)}");
    }

    /// <summary>One database cannot be reached any more: the others are counted, and the answer says which one is missing.</summary>
    private async Task LosesOneAsync(HttpClient client, int left)
    {
        var lost = _codes[4];
        await nation.PutAsync(lost, new JsonObject { ["db"] = "Host=127.0.0.1;Port=1;Username=nobody;Database=nowhere;Timeout=1" });
        await nation.UntilAsync(lost, "notRunning");
        var national = await AnsweredAsync(client, $"/v1/nation/reports/ii06a?{Period}");
        Assert.False((bool)national["complete"]!);
        Assert.Equal([lost], national["provinces"]!.AsArray().Where(share => (string?)share!["missing"] == "notRunning").Select(share => (string)share!["code"]!));
        Assert.Equal((left, _codes.Length - 1), (Cell(national, "3"), national["rows"]!.AsArray().Count));
        await nation.PutAsync(lost, null);
        await nation.UntilAsync(lost, null);
    }

    /// <summary>Keys, state folders and chains are each province's own, for the server and for the command line.</summary>
    private async Task KeepsThemApartAsync()
    {
        var (code, output, _) = await ChildProgram.RunOnProvincesAsync(nation.StateFolder, nation.Map, Ct, "token", "--province", "H10", "--agency", "H10");
        Assert.Equal(0, code);
        using var client = nation.Anonymous();
        client.DefaultRequestHeaders.Authorization = new("Bearer", output.Trim());
        Assert.Equal("200", await client.GetOutcomeAsync("/v1/dossiers"));
        client.DefaultRequestHeaders.Host = "h11.example.vn";
        Assert.Equal("401 unauthenticated", await client.GetOutcomeAsync("/v1/dossiers"));
        using var foreign = nation.Client(agency: "H12.07", user: "test", Scopes.DossiersRead);
        foreign.DefaultRequestHeaders.Host = "h11.example.vn";
        Assert.Equal("404 dossierNotFound", await foreign.GetOutcomeAsync("/v1/dossiers/000.00.07.H11-210412-0000"));

        var metrics = await client.GetStringAsync(new Uri("/metrics", UriKind.Relative), Ct);
        Assert.Contains("\nonestop_ledger_entries_total{province=\"H11\",outcome=\"written\"} ", metrics, StringComparison.Ordinal);
        Assert.Contains("\nonestop_ledger_head{province=\"H12\"} ", metrics, StringComparison.Ordinal);

        var verified = await ChildProgram.RunOnProvincesAsync(nation.StateFolder, nation.Map, Ct, "verify", "--province=H11");
        Assert.StartsWith("whole", verified.Output, StringComparison.Ordinal);
        var unknown = await ChildProgram.RunOnProvincesAsync(nation.StateFolder, nation.Map, Ct, "verify", "--province", "X99");
        Assert.Equal((1, ""), (unknown.Code, unknown.Output));
        Assert.Contains("X99", unknown.Error, StringComparison.Ordinal);
    }

    // A province that was too slow to answer this time is asked again: on a busy machine thirty-four may be.
    private static async Task<JsonObject> AnsweredAsync(HttpClient client, string path)
    {
        JsonObject national = [];
        await Wait.UntilAsync(
            async () =>
            {
                national = await client.GetJsonAsync(path);
                return national["provinces"]!.AsArray().All(share => (string?)share!["missing"] is not ("noAnswer" or "behind"));
            },
            "every province answers in time");
        return national;
    }

    private static int Cell(JsonObject report, string column) => (int)report["total"]!["values"]![column]!;
}
