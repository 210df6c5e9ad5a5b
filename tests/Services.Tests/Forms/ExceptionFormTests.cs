using System.Globalization;
using System.Text.Json.Nodes;
using OneStop.Services.Tests.Dossiers;
using OneStop.Services.Tests.Reports;

namespace OneStop.Services.Tests.Forms;

/// <summary>Bulk actions and late registration, by dossiers of a year that no other test of the program looks at.</summary>
public sealed class ExceptionFormTests(FormsProgram program) : IClassFixture<FormsProgram>
{
    private const string Period = "?from=2022-03-01&to=2022-03-31&groupBy=agency";

    [Fact]
    public async Task The_same_done_to_twenty_dossiers_in_a_minute_is_a_bulk_action_and_to_nineteen_is_none()
    {
        using var client = program.Client();
        await client.PostAsync(string.Join('\n', Enumerable.Range(1, 39).SelectMany(n => new[]
        {
            Steps.Received(Code(n), s => (s["occurredAt"], s["data"]) = ("2022-03-01T08:00:00+07:00", new JsonObject { ["procedure"] = "1.004949", ["channel"] = "direct" })),
            Steps.Line("resultReady", Code(n), s => (s["occurredAt"], s["officer"], s["data"]) = (
                string.Create(CultureInfo.InvariantCulture, $"2022-03-10T09:15:{n:00}+07:00"), n <= 20 ? "u7" : "u8", new JsonObject { ["kind"] = "granted" })),
        })));
        await ExampleProgram.ReachAsync(client);

        var total = (await client.GetJsonAsync($"/v1/reports/exceptions{Period}"))["total"]!["values"]!;
        Assert.Equal(20, (int)total["bulkAction"]!);
        var listed = await client.GetJsonAsync($"/v1/reports/exceptions/dossiers{Period}&row=total&column=bulkAction");
        Assert.Equal(Enumerable.Range(1, 20).Select(Code), listed["items"]!.AsArray().Select(i => (string)i!["code"]!));
    }

    [Fact]
    public async Task Registration_lag_is_measured_in_office_hours_under_the_unit_that_recorded()
    {
        using var client = program.Client();
        await client.PostAsync(Steps.Received("000.00.07.H10-220404-0001", s => (s["occurredAt"], s["recordedAt"], s["unit"]) =
            ("2022-04-04T08:00:00+07:00", "2022-04-04T09:30:00+07:00", "Quầy A")));
        await client.PostAsync(Steps.Line("resultReady", "000.00.07.H10-220404-0001", s => (s["occurredAt"], s["recordedAt"], s["unit"], s["data"]) =
            ("2022-04-07T16:00:00+07:00", "2022-04-12T08:00:00+07:00", "Phòng B", new JsonObject { ["kind"] = "granted" })));
        await ExampleProgram.ReachAsync(client);

        var rows = (await client.GetJsonAsync("/v1/reports/registration-lag?from=2022-04-01&to=2022-04-30"))["rows"]!.AsArray()
            .ToDictionary(r => (string)r!["key"]!, r => r!["values"]!);

        // 8:00 to 9:30 is an hour and a half; Thursday 16:00 to Tuesday 8:00 is one hour, Friday's eight and an hour (Monday 11 April is Giỗ Tổ's day off).
        Assert.Equal((1.5m, 0), ((decimal)rows["H10.07/Quầy A"]["meanHours"]!, (int)rows["H10.07/Quầy A"]["overDay"]!));
        Assert.Equal((10m, 10m, 1, 0), (
            (decimal)rows["H10.07/Phòng B"]["meanHours"]!, (decimal)rows["H10.07/Phòng B"]["maxHours"]!, (int)rows["H10.07/Phòng B"]["overDay"]!, (int)rows["H10.07/Phòng B"]["overThreeDays"]!));
    }

    [Fact]
    public async Task Variants_of_II06_count_the_same_dossiers_in_other_rows()
    {
        using var client = program.Client();
        const string april = "?from=2021-03-15&to=2021-04-30";
        var all = (await client.GetJsonAsync($"/v1/reports/ii06a{april}&groupBy=agency"))["rows"]!.AsArray();
        var levels = (await client.GetJsonAsync($"/v1/reports/ii06c{april}"))["rows"]!.AsArray();
        Assert.Equal(all.Select(r => ((string)r!["key"]!, r["values"]!.ToJsonString())), levels.Select(r => (((string)r!["key"]!).Split('/')[^1], r["values"]!.ToJsonString())).OrderBy(r => r.Item1, StringComparer.Ordinal));
        var communes = await client.GetJsonAsync($"/v1/reports/ii06b{april}");
        var expected = all.Where(r => ((string)r!["key"]!).StartsWith("H10.30", StringComparison.Ordinal)).Sum(r => (int)r!["values"]!["3"]!);
        Assert.True(expected > 0);
        Assert.Equal(expected, (int)communes["total"]!["values"]!["3"]!);
    }

    private static string Code(int n) => string.Create(CultureInfo.InvariantCulture, $"000.00.07.H10-220301-{n:0000}");
}
