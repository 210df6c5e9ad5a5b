using System.Text.Json.Nodes;
using OneStop.Services.Tests.Dossiers;

namespace OneStop.Services.Tests.Reports;

/// <summary>The worked example gives every figure of its expected.json over HTTP, however its lines arrive, and every cell opens to its dossiers.</summary>
public sealed class WorkedExampleReportTests
{
    [Theory]
    [InlineData(Arrival.AsItStands)]
    [InlineData(Arrival.Backwards)]
    [InlineData(Arrival.ReceptionsLast)]
    [InlineData(Arrival.TenPiecesAtOnceTwice)]
    public async Task Every_order_gives_the_same_figures(Arrival arrival)
    {
        await using var province = await ExampleProgram.StartAsync(arrival);
        using var client = province.Program.Client();
        Assert.NotEmpty(ExampleProgram.Expected);
        foreach (var expected in ExampleProgram.Expected)
        {
            var question = QuestionOf(expected!);
            var report = await client.GetJsonAsync("/v1/reports/ii06a" + question);
            AssertFigures(expected!, report, question);
            Assert.All(report["checks"]!.AsArray(), check => Assert.True((bool)check!["holds"]!, $"{question}: {check["rule"]}"));
            var replayed = await client.GetStringAsync(
                new Uri($"/v1/reports/ii06a{question}&cutoff={report["asOf"]!["position"]}", UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.Equal(report.ToJsonString(), JsonNode.Parse(replayed)!.ToJsonString());
        }
    }

    [Fact]
    public async Task Every_cell_opens_to_exactly_the_dossiers_it_counts()
    {
        await using var province = await ExampleProgram.StartAsync(Arrival.AsItStands);
        using var client = province.Program.Client();
        foreach (var expected in ExampleProgram.Expected)
        {
            var question = QuestionOf(expected!);
            var report = await client.GetJsonAsync("/v1/reports/ii06a" + question);
            var rows = report["rows"]!.AsArray().Select(r => ((string)r!["key"]!, r["values"]!)).Append(("total", report["total"]!["values"]!));
            var late = new SortedSet<string>(StringComparer.Ordinal);
            foreach (var (row, values) in rows)
            {
                foreach (var (column, count) in values.AsObject())
                {
                    var codes = await AllCodesAsync(client, $"/v1/reports/ii06a/dossiers{question}&row={Uri.EscapeDataString(row)}&column={column}&limit=3");
                    Assert.True(codes.Count == (int)count! && codes.Distinct().Count() == codes.Count, $"{question} {row}/{column}: {codes.Count} listed, {count} counted");
                    if (column is "10" or "13")
                    {
                        late.UnionWith(codes);
                    }
                }
            }

            if (expected!["late"] is JsonArray wanted)
            {
                Assert.Equal(wanted.Select(c => (string)c!).Order(StringComparer.Ordinal), late);
            }
        }
    }

    private static string QuestionOf(JsonNode expected) =>
        $"?from={expected["from"]}&to={expected["to"]}&view={expected["view"]}&groupBy={expected["groupBy"]}";

    private static void AssertFigures(JsonNode expected, JsonObject report, string question)
    {
        var found = report["rows"]!.AsArray().ToDictionary(r => ((string)r!["key"]!).Split('/')[^1], r => r!["values"]!);
        var wanted = expected["rows"]!.AsObject().Where(r => r.Value!.AsObject().Any(v => (int)v.Value! != 0)).ToDictionary(r => r.Key, r => r.Value!);
        Assert.Equal(wanted.Keys.Order(StringComparer.Ordinal), found.Keys.Order(StringComparer.Ordinal));
        foreach (var (key, values) in wanted)
        {
            Assert.True(JsonNode.DeepEquals(values, found[key]), $"{question} {key}: {values.ToJsonString()} ≠ {found[key].ToJsonString()}");
        }

        Assert.True(JsonNode.DeepEquals(expected["total"], report["total"]!["values"]), $"{question}: {report["total"]!.ToJsonString()}");
    }

    private static async Task<List<string>> AllCodesAsync(HttpClient client, string path)
    {
        var codes = new List<string>();
        string? cursor = null;
        do
        {
            var page = await client.GetJsonAsync(path + (cursor is null ? "" : "&cursor=" + Uri.EscapeDataString(cursor)));
            codes.AddRange(page["items"]!.AsArray().Select(i => (string)i!["code"]!));
            cursor = (string?)page["next"];
        }
        while (cursor is not null);
        return codes;
    }
}
