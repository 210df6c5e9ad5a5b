using OneStop.Services.Tests.Dossiers;

namespace OneStop.Services.Tests.Reports;

/// <summary>Series agree with II.06a of the same months.</summary>
public sealed class StatisticsTests(ExampleFixture example) : IClassFixture<ExampleFixture>
{
    [Theory]
    [InlineData("day")]
    [InlineData("week")]
    [InlineData("month")]
    public async Task Stocks_at_the_end_of_each_bucket_are_those_of_the_report(string grain)
    {
        using var client = example.Program.Client();
        foreach (var (statistic, column) in new[] { ("backlog", "11"), ("overdue", "13") })
        {
            var series = Assert.Single((await client.GetJsonAsync($"/v1/statistics/{statistic}?from=2021-04-05&to=2021-07-04&grain={grain}"))["series"]!.AsArray());
            var points = series!["points"]!.AsArray();
            Assert.Equal(grain switch { "day" => 91, "week" => 13, _ => 4 }, points.Count);
            foreach (var point in points.Where((_, i) => i % 5 == 0 || grain != "day"))
            {
                var at = DateOnly.Parse((string)point!["at"]!, null);
                var end = grain switch { "day" => at, "week" => at.AddDays(6), _ => at.AddMonths(1).AddDays(-1) };
                end = end > new DateOnly(2021, 7, 4) ? new DateOnly(2021, 7, 4) : end;
                var report = await client.GetJsonAsync($"/v1/reports/ii06a?from={end:yyyy-MM-dd}&to={end:yyyy-MM-dd}");
                Assert.Equal((statistic, end, (int)report["total"]!["values"]![column]!), (statistic, end, (int)point["numerator"]!));
            }
        }
    }

    [Fact]
    public async Task The_on_time_rate_of_a_month_is_the_report_s_rate_of_due_dossiers()
    {
        using var client = example.Program.Client();
        var series = (await client.GetJsonAsync("/v1/statistics/on-time?from=2021-05-01&to=2021-05-31&by=agency"))["series"]!.AsArray();
        var department = series.Single(s => (string?)s!["key"] == "H10.07")!["points"]![0]!;
        var report = await client.GetJsonAsync("/v1/reports/ii06a?from=2021-05-01&to=2021-05-31&scope=H10.07");
        Assert.Equal(report["rates"]!["due"]!["numerator"]!.ToJsonString(), department["numerator"]!.ToJsonString());
        Assert.Equal(report["rates"]!["due"]!["denominator"]!.ToJsonString(), department["denominator"]!.ToJsonString());
        Assert.Equal(report["rates"]!["due"]!["value"]!.ToJsonString(), department["value"]!.ToJsonString());
    }

    [Theory]
    [InlineData("month", "total")]
    [InlineData("week", "agency")]
    public async Task Lags_and_exceptions_add_up_to_their_forms(string grain, string by)
    {
        using var client = example.Program.Client();
        const string Period = "from=2021-01-01&to=2021-07-31";
        async Task<List<(string Key, long Sum, long Count)>> SumsAsync(string name) =>
            [.. (await client.GetJsonAsync($"/v1/statistics/{name}?{Period}&grain={grain}&by={by}"))["series"]!.AsArray().Select(s => (
                (string)s!["key"]!,
                s["points"]!.AsArray().Sum(p => (long)p!["numerator"]!),
                s["points"]!.AsArray().Sum(p => (long?)p!["denominator"] ?? 0)))];

        var lag = await SumsAsync("lag");
        var recorded = (await client.GetJsonAsync($"/v1/reports/registration-lag?{Period}"))["total"]!["values"]!;
        Assert.Equal((long)recorded["entries"]!, lag.Sum(s => s.Count));
        Assert.Equal((decimal)recorded["meanHours"]!, decimal.Round(lag.Sum(s => s.Sum) / 60m / lag.Sum(s => s.Count), 2, MidpointRounding.AwayFromZero));

        var found = (await SumsAsync("exceptions")).GroupBy(s => s.Key.Split('/')[^1]).ToDictionary(g => g.Key, g => g.Sum(s => s.Sum));
        var listed = (await client.GetJsonAsync($"/v1/reports/exceptions?{Period}"))["total"]!["values"]!.AsObject()
            .Where(v => v.Key is not ("received" or "dossiers" or "bulkAction") && (long)v.Value! > 0).ToDictionary(v => v.Key, v => (long)v.Value!);
        Assert.NotEmpty(listed);
        Assert.Equal(listed, found);
    }

    [Theory]
    [InlineData("online", "total", 2, 9)]
    [InlineData("postal", "total", 1, 9)]
    public async Task Channels_are_shares_of_new_receipts(string statistic, string key, int numerator, int denominator)
    {
        using var client = example.Program.Client();
        var series = (await client.GetJsonAsync($"/v1/statistics/{statistic}?from=2021-03-15&to=2021-04-30"))["series"]!.AsArray();
        var points = Assert.Single(series, s => (string?)s!["key"] == key)!["points"]!.AsArray();
        Assert.Equal((numerator, denominator), (points.Sum(p => (int)p!["numerator"]!), points.Sum(p => (int)p!["denominator"]!)));
    }

    [Theory]
    [InlineData("durations")]
    [InlineData("apologies")]
    [InlineData("satisfaction")]
    [InlineData("late-reasons")]
    [InlineData("procedures")]
    [InlineData("errors")]
    public async Task Every_series_has_a_point_for_every_bucket(string statistic)
    {
        using var client = example.Program.Client();
        var answer = await client.GetJsonAsync($"/v1/statistics/{statistic}?from=2021-01-01&to=2021-12-31&by=field");
        Assert.All(answer["series"]!.AsArray(), s => Assert.Equal(12, s!["points"]!.AsArray().Count));
        Assert.Equal(statistic != "satisfaction", answer["series"]!.AsArray() is { Count: > 0 });
    }
}
