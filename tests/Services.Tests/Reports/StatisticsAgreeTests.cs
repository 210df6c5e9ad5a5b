using System.Globalization;
using System.Text.Json.Nodes;
using OneStop.Services.Tests.Dossiers;

namespace OneStop.Services.Tests.Reports;

/// <summary>
/// Dossiers with a random life, ended, taken back and ended again: each bucket of each series that cells answer is the figure of II.06a for just that period.
/// </summary>
public sealed class StatisticsAgreeTests(ProvinceProgram province) : IClassFixture<ProvinceProgram>
{
    private const int Dossiers = 60;

    private static readonly DateOnly From = new(2021, 5, 4);
    private static readonly DateOnly To = new(2021, 7, 20);

    private static readonly string[] Grains = ["day", "week", "month"];
    private static readonly string[] Views = ["software", "explained"];
    private static readonly string[] Channels = ["online", "direct", "postal"];

    [Fact]
    public async Task Every_bucket_is_the_figure_of_the_report_of_that_period()
    {
        using var client = province.Program.Client();
        var random = new Random(20210504);
        await client.PostAsync(string.Join('\n', Enumerable.Range(1, Dossiers).SelectMany(n => Life($"000.00.07.H10-210504-{n:0000}", random))));
        await ExampleProgram.ReachAsync(client);
        foreach (var grain in Grains)
        {
            var report = new Dictionary<(string View, DateOnly At), JsonObject>();
            foreach (var view in Views)
            {
                foreach (var (name, of) in Series)
                {
                    var answer = await client.GetJsonAsync($"/v1/statistics/{name}?from={From:yyyy-MM-dd}&to={To:yyyy-MM-dd}&grain={grain}&view={view}&scope=H10.07");
                    foreach (var point in Assert.Single(answer["series"]!.AsArray())!["points"]!.AsArray().Where((_, i) => grain != "day" || i % 7 == 3))
                    {
                        var at = DateOnly.ParseExact((string)point!["at"]!, "yyyy-MM-dd", CultureInfo.InvariantCulture);
                        if (!report.TryGetValue((view, at), out var asked))
                        {
                            var (first, last) = (at < From ? From : at, End(at, grain) > To ? To : End(at, grain));
                            asked = await client.GetJsonAsync($"/v1/reports/ii06a?from={first:yyyy-MM-dd}&to={last:yyyy-MM-dd}&view={view}&groupBy=channel&scope=H10.07");
                            report.Add((view, at), asked);
                        }

                        Assert.Equal((name, grain, view, at, of(asked)), (name, grain, view, at, ((long)point["numerator"]!, (long?)point["denominator"])));
                    }
                }
            }
        }
    }

    [Fact]
    public async Task An_end_that_was_taken_back_in_its_month_is_no_end_of_that_month()
    {
        using var client = province.Program.Client("H10.30");
        const string Dossier = "000.00.30.H10-200504-0001";
        string Step(string type, string day, JsonObject? data = null) => Steps.Line(type, Dossier, s =>
        {
            (s["agency"], s["occurredAt"], s["data"]) = ("H10.30", $"{day}T09:00:00+07:00", data);
        });
        await client.PostAsync(string.Join(
            '\n',
            Step("received", "2020-05-04", new JsonObject { ["channel"] = "direct", ["appointmentOn"] = "2020-06-30" }),
            Step("resultReady", "2020-05-11", new JsonObject { ["kind"] = "granted" }),
            Step("reopened", "2020-05-20", new JsonObject { ["reason"] = "sai sót", ["approvedBy"] = "lanhdao" })));
        using var everywhere = province.Program.Client();
        await ExampleProgram.ReachAsync(everywhere);

        var point = Assert.Single((await client.GetJsonAsync("/v1/statistics/on-time?from=2020-05-01&to=2020-05-31"))["series"]!.AsArray())!["points"]![0]!;
        Assert.Equal((0, 0), ((int)point["numerator"]!, (int)point["denominator"]!));
    }

    [Fact]
    public async Task A_procedure_counts_once_however_its_code_is_written_and_only_where_it_is_known()
    {
        using var client = province.Program.Client();
        string[] written = ["1.004949", "1.004949.000.00.00.H10", "9.999999"];
        await client.PostAsync(string.Join('\n', written.Select((code, i) => Steps.Received($"000.00.30.H10-210309-000{i}", s =>
            (s["agency"], s["occurredAt"], s["data"]) = ("H10.30", "2021-03-09T09:00:00+07:00", new JsonObject { ["procedure"] = code, ["channel"] = "direct" })))));
        await ExampleProgram.ReachAsync(client);
        var series = (await client.GetJsonAsync("/v1/statistics/procedures?from=2021-03-01&to=2021-03-31&scope=H10.30"))["series"]!.AsArray();
        Assert.Equal(1, (int)Assert.Single(series)!["points"]![0]!["numerator"]!);
    }

    [Fact]
    public async Task A_period_that_never_ends_is_one_that_ends_today()
    {
        using var client = province.Program.Client();
        await client.PostAsync(Steps.Received("000.00.07.H10-210105-0001", s => s["occurredAt"] = "2021-01-05T09:00:00+07:00"));
        await ExampleProgram.ReachAsync(client);
        static IEnumerable<string> Points(JsonObject answer) => Assert.Single(answer["series"]!.AsArray())!["points"]!.AsArray().Select(p => p!.ToJsonString());
        var (open, year) = (
            await client.GetJsonAsync("/v1/statistics/backlog?from=2021-01-01&to=9999-12-31"),
            await client.GetJsonAsync("/v1/statistics/backlog?from=2021-01-01&to=2021-12-31"));
        Assert.Equal(Points(year), Points(open).Take(12));
        Assert.InRange(Points(open).Count(), 13, 2000);
    }

    private static readonly (string Name, Func<JsonObject, (long, long?)> Of)[] Series =
    [
        ("on-time", r => ((long)r["rates"]!["due"]!["numerator"]!, (long)r["rates"]!["due"]!["denominator"]!)),
        ("backlog", r => (Total(r, "11"), null)),
        ("overdue", r => (Total(r, "13"), null)),
        ("online", r => (Total(r, "4"), Total(r, "4") + Total(r, "5"))),
        ("postal", r => (Row(r, "postal", "5"), Total(r, "4") + Total(r, "5"))),
    ];

    private static long Total(JsonObject report, string column) => (long)report["total"]!["values"]![column]!;

    private static long Row(JsonObject report, string row, string column) =>
        report["rows"]!.AsArray().SingleOrDefault(r => (string?)r!["key"] == row) is { } found ? (long)found["values"]![column]! : 0;

    private static DateOnly End(DateOnly at, string grain) => grain switch { "day" => at, "week" => at.AddDays(6), _ => at.AddMonths(1).AddDays(-1) };

    /// <summary>The steps of one dossier: received, and up to three times ended and taken back within days or weeks.</summary>
    private static IEnumerable<string> Life(string dossier, Random random)
    {
        var day = new DateOnly(2021, 4, 20).AddDays(random.Next(70));
        yield return Line("received", new JsonObject { ["channel"] = Channels[random.Next(3)], ["appointmentOn"] = day.AddDays(random.Next(25)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) });
        for (var ends = random.Next(4); ends > 0; ends--)
        {
            day = day.AddDays(random.Next(12));
            yield return Line("resultReady", new JsonObject { ["kind"] = "granted" });
            day = day.AddDays(random.Next(3) == 0 ? random.Next(40) : random.Next(4));
            if (ends > 1 || random.Next(2) == 0)
            {
                yield return Line("reopened", new JsonObject { ["reason"] = "sai sót", ["approvedBy"] = "lanhdao" });
            }
        }

        string Line(string type, JsonObject data) => Steps.Line(type, dossier, s => (s["occurredAt"], s["data"]) = ($"{day:yyyy-MM-dd}T09:00:00+07:00", data));
    }
}
