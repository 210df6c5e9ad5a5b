using System.Globalization;
using System.Text.Json.Nodes;
using OneStop.Services.Tests.Dossiers;
using OneStop.Services.Tests.Reports;

namespace OneStop.Services.Tests.Forms;

/// <summary>
/// A department's plan of 4/2021 with the figures of 2020: 1.480 received, 1.463 resolved "trước hạn", 17 open, none late, beside 7 % late in the software.
/// With 102 late ones (7 % of 1.463) the program prints them, and beside them what accepted explanations make of them.
/// </summary>
public sealed class DongThapTests(FormsProgram program) : IClassFixture<FormsProgram>
{
    private const string Year = "from=2020-01-01&to=2020-12-31&scope=H10.07";
    private const int Received = 1_480;
    private const int Late = 102;
    private const int Open = 17;

    [Fact]
    public async Task What_was_late_in_the_software_is_counted_and_only_explanations_take_it_away_beside_it()
    {
        using var client = program.Client();
        await client.PostAsync(string.Join('\n', Enumerable.Range(1, Received).SelectMany(Life)), query: "?backfill=true");
        await ExampleProgram.ReachAsync(client);

        var report = await client.GetJsonAsync($"/v1/reports/ii06a?{Year}");
        Assert.Equal([1_480, 0, 1_480, 0, 1_463, 1_361, 0, 102, 17, 17, 0], Enumerable.Range(3, 11).Select(column => (int)report["total"]!["values"]![$"{column}"]!));
        Assert.Equal("93,03 = 1361/1463", Printed(report["rates"]!["resolved"]!));
        Assert.Equal("93,11 = 1378/1480", Printed(report["rates"]!["withPendingInTime"]!));
        var progress = (await client.GetJsonAsync($"/v1/reports/tien-do-766?{Year}"))["total"]!["values"]!;
        Assert.Equal(93.11m, (decimal)progress["rate"]!);
        Assert.Equal(Late, (int)(await client.GetJsonAsync($"/v1/reports/ii07a?{Year}"))["total"]!["values"]!["3"]!);
        Assert.Equal((0m, 0, Late), await ApologiesAsync(client, "apologyRate.software"));

        await ExplainAllAsync();

        await ExampleProgram.ReachAsync(client);
        Assert.Equal("93,03 = 1361/1463", Printed((await client.GetJsonAsync($"/v1/reports/ii06a?{Year}"))["rates"]!["resolved"]!));
        var explained = await client.GetJsonAsync($"/v1/reports/ii06a?{Year}&view=explained");
        Assert.Equal((1_463, 0), ((int)explained["total"]!["values"]!["8"]! + (int)explained["total"]!["values"]!["9"]!, (int)explained["total"]!["values"]!["10"]!));
        Assert.Equal("100,00 = 1463/1463", Printed(explained["rates"]!["resolved"]!));
        Assert.Equal((null, 0, 0), await ApologiesAsync(client, "apologyRate.explained"));
        Assert.Equal((0m, 0, Late), await ApologiesAsync(client, "apologyRate.software"));
    }

    /// <summary>Received on Monday 4 May 2020 and promised for the 18th; those open at the end of the year were received in December.</summary>
    private static IEnumerable<string> Life(int n)
    {
        var open = n > Received - Open;
        yield return Steps.Received(Code(n), s => (s["occurredAt"], s["data"]) = (
            open ? "2020-12-28T08:00:00+07:00" : "2020-05-04T08:00:00+07:00",
            new JsonObject { ["procedure"] = "1.004949", ["channel"] = "direct", ["appointmentOn"] = open ? "2021-01-12" : "2020-05-18" }));
        if (!open)
        {
            yield return Steps.Line("resultReady", Code(n), s => (s["occurredAt"], s["data"]) = (
                n <= Late ? "2020-05-20T09:00:00+07:00" : "2020-05-15T09:00:00+07:00", new JsonObject { ["kind"] = "granted" }));
        }
    }

    private async Task ExplainAllAsync()
    {
        using var officer = program.Client("H10.07", "can-bo");
        using var decider = program.Client("H10", "kiem-soat");
        for (var n = 1; n <= Late; n++)
        {
            var (taken, claim) = await officer.SendAsync(HttpMethod.Post, "/v1/explanations", new JsonObject
            {
                ["dossier"] = Code(n),
                ["reason"] = "N9",
                ["actualOn"] = "2020-05-15",
                ["evidence"] = new JsonObject { ["number"] = "12/BC", ["date"] = "2020-05-15" },
                ["text"] = "đã trả đúng hạn",
            });
            Assert.True(taken == "201", claim.ToJsonString());
            Assert.Equal("200", (await decider.SendAsync(HttpMethod.Post, $"/v1/explanations/{claim["id"]}/decision", new JsonObject { ["decision"] = "accepted" })).Outcome);
        }
    }

    private static async Task<(decimal? Value, int Issued, int Late)> ApologiesAsync(HttpClient client, string key)
    {
        var row = (await client.GetJsonAsync($"/v1/reports/cchc?template=binh-phuoc&{Year}"))["rows"]!.AsArray().Single(r => (string?)r!["key"] == key)!;
        return ((decimal?)row["value"], (int)row["numerator"]!, (int)row["denominator"]!);
    }

    private static string Printed(JsonNode rate) =>
        string.Create(CultureInfo.InvariantCulture, $"{(decimal)rate["value"]!:0.00} = {rate["numerator"]}/{rate["denominator"]}").Replace('.', ',');

    private static string Code(int n) => string.Create(CultureInfo.InvariantCulture, $"000.00.07.H10-200504-{n:0000}");
}
