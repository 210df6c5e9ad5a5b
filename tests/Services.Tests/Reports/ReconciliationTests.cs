using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using OneStop.Services.Tests.Dossiers;

namespace OneStop.Services.Tests.Reports;

/// <summary>An external figure against ours: equal figures differ by nothing, and a difference names the dossiers that can explain it.</summary>
public sealed class ReconciliationTests(ExampleFixture example) : IClassFixture<ExampleFixture>
{
    private const string Period = "from=2021-03-15&to=2021-04-30";

    [Fact]
    public async Task The_same_figures_differ_by_nothing()
    {
        using var client = example.Program.Client();
        var ours = await OursAsync(client);
        var answer = await PostAsync(client, Json(ours.Received, ours.OnTime, ours.Overdue));
        Assert.All(Figures(answer).Values, f => Assert.Equal((0, 0, 0), ((int)f["difference"]!, (int)f["candidatesCount"]!, (int)f["unexplained"]!)));
        Assert.Equal(["received", "onTime", "overdue"], Figures(answer).Keys);
    }

    [Fact]
    public async Task A_portal_that_counts_the_explained_as_on_time_is_explained_by_that_dossier()
    {
        using var client = example.Program.Client();
        var ours = await OursAsync(client);
        var figures = Figures(await PostAsync(client, Json(ours.Received, ours.OnTime + 1, ours.Overdue - 1)));
        foreach (var name in (string[])["onTime", "overdue"])
        {
            Assert.Equal(0, (int)figures[name]["unexplained"]!);
            Assert.Contains(figures[name]["candidates"]!.AsArray(), c => ((string?)c!["dossier"], (string?)c["rule"]) == ("000.00.07.H10-210412-0003", "explained"));
        }

        // Every candidate is a dossier that our own cell of late ones lists.
        var late = new HashSet<string>();
        foreach (var column in (string[])["10", "13"])
        {
            late.UnionWith((await client.GetJsonAsync($"/v1/reports/ii06a/dossiers?{Period}&groupBy=agency&row=H10.07&column={column}"))["items"]!.AsArray().Select(i => (string)i!["code"]!));
        }

        Assert.All(figures["overdue"]["candidates"]!.AsArray(), c => Assert.Contains((string)c!["dossier"]!, late));
    }

    [Fact]
    public async Task What_no_rule_can_explain_is_said_in_numbers()
    {
        using var client = example.Program.Client();
        var ours = await OursAsync(client);
        var received = Figures(await PostAsync(client, Json(ours.Received + 1000, null, null)))["received"];
        Assert.Equal((1000, 1000), ((int)received["difference"]!, (int)received["unexplained"]! + (int)received["candidatesCount"]!));
    }

    [Fact]
    public async Task A_spreadsheet_says_the_same_as_json()
    {
        using var client = example.Program.Client();
        var ours = await OursAsync(client);
        using var book = new ByteArrayContent(SampleBook.Of(["Mã cơ quan", "Tiếp nhận", "Đúng hạn", "Quá hạn"], ["000.00.07.H10", $"{ours.Received}", $"{ours.OnTime}", $"{ours.Overdue + 2}"]));
        book.Headers.ContentType = new MediaTypeHeaderValue(SampleBook.Xlsx);
        var sheet = await PostAsync(client, book);
        var json = await PostAsync(client, Json(ours.Received, ours.OnTime, ours.Overdue + 2));
        Assert.Equal(json["rows"]!.ToJsonString(), sheet["rows"]!.ToJsonString());
    }

    [Fact]
    public async Task Figures_may_stand_behind_column_Z_under_headings_of_any_writing()
    {
        using var client = example.Program.Client();
        var ours = await OursAsync(client);
        string[] before = [.. Enumerable.Range(0, 26).Select(n => $"{n}")];
        using var book = new ByteArrayContent(SampleBook.Of([.. before, "MA  CO QUAN", "Tiếp nhận\n", "ĐÚNG HẠN"], [.. before, "000.00.07.H10", $"{ours.Received}", $"{ours.OnTime}"]));
        book.Headers.ContentType = new MediaTypeHeaderValue(SampleBook.Xlsx);
        var sheet = await PostAsync(client, book);
        Assert.Equal((await PostAsync(client, Json(ours.Received, ours.OnTime, null)))["rows"]!.ToJsonString(), sheet["rows"]!.ToJsonString());
    }

    [Theory]
    [InlineData("{}", "application/json", "400 badFigures")]
    [InlineData("[]", "application/json", "400 badFigures")]
    [InlineData("""[{"agency":"","received":1}]""", "application/json", "400 badFigures")]
    [InlineData("hỏng", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "400 badWorkbook")]
    [InlineData("a,b", "text/csv", "415 unsupportedMediaType")]
    public async Task What_cannot_be_read_is_refused(string body, string type, string outcome)
    {
        using var client = example.Program.Client();
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        using var answer = await client.PostAsync(new Uri($"/v1/reconciliations?{Period}", UriKind.Relative), content, TestContext.Current.CancellationToken);
        var code = JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["code"];
        Assert.Equal(outcome, $"{(int)answer.StatusCode} {code}");
    }

    [Fact]
    public async Task An_agency_that_nobody_knows_is_named()
    {
        using var client = example.Program.Client();
        using var content = new StringContent("""[{"agency":"H99.01","received":1}]""", Encoding.UTF8, "application/json");
        Assert.Equal(["H99.01"], (await PostAsync(client, content))["unknown"]!.AsArray().Select(u => (string)u!));
    }

    private static StringContent Json(long? received, long? onTime, long? overdue) => new(
        new JsonArray(new JsonObject { ["agency"] = "H10.07", ["received"] = received, ["onTime"] = onTime, ["overdue"] = overdue }).ToJsonString(), Encoding.UTF8, "application/json");

    private static async Task<(long Received, long OnTime, long Overdue)> OursAsync(HttpClient client)
    {
        var values = (await client.GetJsonAsync($"/v1/reports/ii06a?{Period}&groupBy=agency"))["rows"]!.AsArray().Single(r => (string)r!["key"]! == "H10.07")!["values"]!;
        long At(string column) => (long)values[column]!;
        return (At("4") + At("5"), At("8") + At("9"), At("10") + At("13"));
    }

    private static async Task<JsonObject> PostAsync(HttpClient client, HttpContent content)
    {
        using var answer = await client.PostAsync(new Uri($"/v1/reconciliations?{Period}", UriKind.Relative), content, TestContext.Current.CancellationToken);
        var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, body);
        return (JsonObject)JsonNode.Parse(body)!;
    }

    private static Dictionary<string, JsonNode> Figures(JsonObject answer) =>
        Assert.Single(answer["rows"]!.AsArray())!["figures"]!.AsArray().ToDictionary(f => (string)f!["figure"]!, f => f!);
}
