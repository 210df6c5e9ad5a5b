using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Npgsql;
using OneStop.Services.Tests.Dossiers;

namespace OneStop.Services.Tests.Reports;

/// <summary>A filed report stays what it was, whatever is learned later, and the difference to a later one is explained dossier by dossier.</summary>
public sealed class SealedReportTests
{
    private static readonly JsonObject Ask = new()
    {
        ["form"] = "ii06a",
        ["from"] = "2021-03-15",
        ["to"] = "2021-04-30",
        ["scope"] = "H10",
        ["groupBy"] = "field",
        ["view"] = "software",
    };

    [Fact]
    public async Task While_the_figures_are_made_again_a_filed_report_is_neither_gone_nor_called_wrong()
    {
        await using var province = await ExampleProgram.StartAsync(Arrival.AsItStands);
        using var client = province.Program.Client("H10", "clerk");
        var filed = await SealAsync(client);
        await using var database = NpgsqlDataSource.Create(province.Program.Db);
        await using var hold = await database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var transaction = await hold.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using var still = new NpgsqlCommand("lock table reports.appends in exclusive mode; select position from reports.checkpoint", hold);
        var position = (long)(await still.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
        await using var back = database.CreateCommand("update reports.checkpoint set position = 3");
        await back.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        foreach (var what in (string[])["", "/verify", "/cases"])
        {
            Assert.Equal("503 behind", await client.GetOutcomeAsync($"/v1/sealed-reports/{filed["id"]}{what}"));
        }

        await using var again = database.CreateCommand($"update reports.checkpoint set position = {position.ToString(CultureInfo.InvariantCulture)}");
        await again.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        await transaction.RollbackAsync(TestContext.Current.CancellationToken);
        Assert.True((bool)(await client.GetJsonAsync($"/v1/sealed-reports/{filed["id"]}/verify"))["holds"]!);
    }

    [Fact]
    public async Task A_filed_report_keeps_its_bytes_and_the_later_one_is_explained()
    {
        await using var province = await ExampleProgram.StartAsync(Arrival.AsItStands);
        using var client = province.Program.Client("H10", "clerk");
        var first = await SealAsync(client);
        var bytes = await client.GetByteArrayAsync(new Uri($"/v1/sealed-reports/{first["id"]}", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal((string?)first["sha256"], Convert.ToHexStringLower(SHA256.HashData(bytes)));

        // A late reception, a withdrawal learned late, and a procedure that moves to another field.
        var fresh = "000.00.07.H10-210413-0099";
        await client.PostAsync(Steps.Received(fresh, step => step["occurredAt"] = "2021-04-13T08:15:00+07:00"));
        await client.PostAsync(Steps.Line("withdrawn", "000.00.07.H10-210412-0005", step => step["occurredAt"] = "2021-04-20T08:00:00+07:00"));
        await client.SendAsync(HttpMethod.Put, "/v1/catalogue/procedures", JsonNode.Parse("""
            [{"code":"1.002382","name":"Thủ tục năm ngày","field":{"code":"G14-KHAC","name":"Lĩnh vực khác"},"administrativeLevel":"province",
              "limit":{"amount":5,"unit":"workingDays"},"serviceLevel":"partial","legacyLevel":3}]
            """));
        await ExampleProgram.ReachAsync(client);
        var second = await SealAsync(client, (string?)first["id"]);

        Assert.NotEqual((string?)first["sha256"], (string?)second["sha256"]);
        Assert.Equal(bytes, await client.GetByteArrayAsync(new Uri($"/v1/sealed-reports/{first["id"]}", UriKind.Relative), TestContext.Current.CancellationToken));
        foreach (var edition in new[] { first, second })
        {
            Assert.Equal("true", (await client.GetJsonAsync($"/v1/sealed-reports/{edition["id"]}/verify"))["holds"]!.ToJsonString());
        }

        var comparison = await client.GetJsonAsync($"/v1/sealed-reports/{first["id"]}/compare?with={second["id"]}");
        var causes = comparison["differences"]!.AsArray().ToDictionary(d => (string)d!["dossier"]!, d => (string)d!["cause"]!);
        Assert.Equal("lateEntry", causes[fresh]);
        Assert.Equal("lateEntry", causes["000.00.07.H10-210412-0005"]);
        Assert.Equal("catalogue", causes["000.00.07.H10-210325-0007"]);
        Assert.Equal("catalogue", causes["000.00.07.H10-210420-0009"]);
        Assert.Equal(4, causes.Count);
        Assert.Equal(causes.Count, comparison["causes"]!.AsArray().Sum(c => (int)c!["count"]!));
    }

    [Theory]
    [InlineData("ii07b")]
    [InlineData("ii08")]
    public async Task A_form_of_procedures_is_compared_procedure_by_procedure(string form)
    {
        await using var province = await ExampleProgram.StartAsync(Arrival.AsItStands);
        using var client = province.Program.Client("H10", "clerk");
        var before = await ExampleProgram.ReachAsync(client);
        await client.SendAsync(HttpMethod.Put, "/v1/catalogue/procedures", JsonNode.Parse("""
            [{"code":"1.002382","name":"Thủ tục năm ngày","field":{"code":"G14-KHAC","name":"Lĩnh vực khác"},"administrativeLevel":"province",
              "limit":{"amount":5,"unit":"workingDays"},"serviceLevel":"full","legacyLevel":4,"interagency":"sameLevel"},
             {"code":"1.999999","name":"Thủ tục có từ tháng sáu","field":{"code":"G14-KHAC","name":"Lĩnh vực khác"},"administrativeLevel":"commune",
              "limit":{"amount":5,"unit":"workingDays"},"serviceLevel":"full","legacyLevel":4,"published":true,"effectiveFrom":"2021-06-01"}]
            """));
        var after = await ExampleProgram.ReachAsync(client);
        const string April = "from=2021-03-15&to=2021-04-30";

        var comparison = await client.GetJsonAsync($"/v1/reports/{form}/compare?{April}&cutoff={after}&withCutoff={before}");
        Assert.Equal(["1.002382 catalogue"], Moved(comparison));
        await AddsUpAsync(client, comparison, $"/v1/reports/{form}?{April}&cutoff={before}", $"/v1/reports/{form}?{April}&cutoff={after}");
        var later = await client.GetJsonAsync($"/v1/reports/{form}/compare?{April}&cutoff={after}&withFrom=2021-05-01&withTo=2021-06-30");
        Assert.Contains("1.999999 period", Moved(later));
        await AddsUpAsync(client, later, $"/v1/reports/{form}?{April}&cutoff={after}", $"/v1/reports/{form}?from=2021-05-01&to=2021-06-30&cutoff={after}");
    }

    [Fact]
    public async Task The_appendix_lists_the_procedures_in_and_out_of_each_of_its_cells()
    {
        await using var province = await ExampleProgram.StartAsync(Arrival.AsItStands);
        using var client = province.Program.Client("H10", "clerk");
        var before = await ExampleProgram.ReachAsync(client);
        await client.SendAsync(HttpMethod.Put, "/v1/catalogue/procedures", JsonNode.Parse("""
            [{"code":"1.002382","name":"Thủ tục năm ngày","field":{"code":"G14-KHAC","name":"Lĩnh vực khác"},"administrativeLevel":"province",
              "limit":{"amount":5,"unit":"workingDays"},"serviceLevel":"full","legacyLevel":4,"interagency":"sameLevel"}]
            """));
        var after = await ExampleProgram.ReachAsync(client);

        var comparison = await client.GetJsonAsync($"/v1/reports/cchc/compare?template=dak-nong&from=2021-03-15&to=2021-04-30&cutoff={after}&withCutoff={before}");

        Assert.Equal(["1.002382 catalogue"], Moved(comparison));
        var cells = comparison["procedureCells"]!.AsArray().ToDictionary(c => $"{c!["row"]} {c["column"]}", c => $"{c!["before"]} -> {c["after"]}: {c["in"]} in, {c["out"]} out");
        Assert.Equal(("1 -> 2: 1 in, 0 out", "1 -> 0: 0 in, 1 out", "0 -> 1: 1 in, 0 out"), (cells["procedures.level4 value"], cells["procedures.level3 value"], cells["procedures.interagency.sameLevel value"]));
        Assert.DoesNotContain(cells.Keys, cell => cell.StartsWith("total ", StringComparison.Ordinal));
        Assert.DoesNotContain(comparison["figures"]!.AsArray(), f => cells.ContainsKey($"{f!["row"]} {f["column"]}"));
    }

    private static IEnumerable<string> Moved(JsonNode comparison) => comparison["procedures"]!.AsArray().Select(p => $"{p!["procedure"]} {p["cause"]}");

    /// <summary>Every cell that differs between two answers differs by what the comparison says went in and out of it, cause by cause.</summary>
    private static async Task AddsUpAsync(HttpClient client, JsonNode comparison, string older, string newer)
    {
        static Dictionary<(string, string), long> Cells(JsonNode report) => report["rows"]!.AsArray().Select(r => ((string)r!["key"]!, r["values"]!)).Append(("total", report["total"]!["values"]!))
            .SelectMany(r => r.Item2.AsObject().Select(v => ((r.Item1, v.Key), (long?)v.Value ?? 0))).ToDictionary();
        var (then, now) = (Cells(await client.GetJsonAsync(older)), Cells(await client.GetJsonAsync(newer)));
        var told = comparison["cells"]!.AsArray().Concat(comparison["procedureCells"]!.AsArray()).GroupBy(c => ((string)c!["row"]!, (string)c["column"]!)).ToDictionary(
            g => g.Key, g => g.Sum(c => (long)c!["in"]! - (long)c["out"]!));
        Assert.All(comparison["procedureCells"]!.AsArray(), c => Assert.Equal((long)c!["in"]! - (long)c["out"]!, c["causes"]!.AsArray().Sum(x => (long)x!["in"]! - (long)x["out"]!)));
        var changed = then.Keys.Union(now.Keys).Where(c => then.GetValueOrDefault(c) != now.GetValueOrDefault(c)).ToList();
        Assert.NotEmpty(changed);
        Assert.All(changed, c => Assert.Equal(now.GetValueOrDefault(c) - then.GetValueOrDefault(c), told.GetValueOrDefault(c)));
        Assert.Empty(comparison["figures"]!.AsArray());
    }

    [Fact]
    public async Task Two_periods_at_one_cut_off_differ_by_period()
    {
        await using var province = await ExampleProgram.StartAsync(Arrival.AsItStands);
        using var client = province.Program.Client("H10", "clerk");
        var april = await SealAsync(client);
        var may = (JsonObject)Ask.DeepClone();
        (may["from"], may["to"]) = ("2021-05-01", "2021-05-31");
        var (_, next) = await client.SendAsync(HttpMethod.Post, "/v1/sealed-reports", may);
        var comparison = await client.GetJsonAsync($"/v1/sealed-reports/{april["id"]}/compare?with={next["id"]}");
        Assert.NotEmpty(comparison["differences"]!.AsArray());
        Assert.All(comparison["differences"]!.AsArray(), d => Assert.Equal("period", (string)d!["cause"]!));
    }

    [Fact]
    public async Task A_period_that_is_over_owes_its_regular_forms_until_they_are_filed()
    {
        await using var province = await ExampleProgram.StartAsync(Arrival.AsItStands);
        using var client = province.Program.Client("H10", "clerk");
        async Task<JsonNode> SecondQuarterAsync() => (await client.GetJsonAsync("/v1/report-periods?year=2021"))["items"]!.AsArray().Single(p => (string?)p!["name"] == "2021-Q2")!;
        var before = await SecondQuarterAsync();
        Assert.Equal(["ii06a", "ii07a", "ii07b", "ii08"], before["due"]!.AsArray().Select(d => (string)d!));
        var ask = new JsonObject { ["form"] = "ii06a", ["from"] = (string?)before["from"], ["to"] = (string?)before["to"], ["scope"] = "H10" };
        var (outcome, filed) = await client.SendAsync(HttpMethod.Post, "/v1/sealed-reports", ask);
        Assert.Equal("201", outcome);

        var after = await SecondQuarterAsync();
        Assert.Equal(["ii07a", "ii07b", "ii08"], after["due"]!.AsArray().Select(d => (string)d!));
        Assert.Equal((string?)filed["id"], (string?)Assert.Single(after["filed"]!.AsArray())!["id"]);
        Assert.Equal("400 badYear", await client.GetOutcomeAsync("/v1/report-periods?year=12"));
    }

    [Fact]
    public async Task What_cannot_be_filed_or_seen_is_refused()
    {
        await using var province = await ExampleProgram.StartAsync(Arrival.AsItStands);
        using var client = province.Program.Client("H10", "clerk");
        var filed = await SealAsync(client);
        var strange = (JsonObject)Ask.DeepClone();
        strange["form"] = "none";
        Assert.Equal("404 unknownForm", (await client.SendAsync(HttpMethod.Post, "/v1/sealed-reports", strange)).Outcome);
        using var commune = province.Program.Client("H10.30.01", "clerk");
        Assert.Equal("403 foreignScope", (await commune.SendAsync(HttpMethod.Post, "/v1/sealed-reports", Ask.DeepClone())).Outcome);
        Assert.Equal("404 unknownEdition", await commune.GetOutcomeAsync($"/v1/sealed-reports/{filed["id"]}"));
        Assert.Single((await client.GetJsonAsync("/v1/sealed-reports"))["items"]!.AsArray());
        Assert.Empty((await commune.GetJsonAsync("/v1/sealed-reports"))["items"]!.AsArray());
    }

    private static async Task<JsonObject> SealAsync(HttpClient client, string? replaces = null)
    {
        var ask = (JsonObject)Ask.DeepClone();
        ask["replaces"] = replaces;
        var (outcome, body) = await client.SendAsync(HttpMethod.Post, "/v1/sealed-reports", ask);
        Assert.True(outcome == "201", body.ToJsonString());
        return body;
    }
}
