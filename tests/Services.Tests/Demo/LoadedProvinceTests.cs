using System.Text.Json.Nodes;
using OneStop.Runtime.Hosting;

namespace OneStop.Services.Tests.Demo;

/// <summary>The demo province through the whole program: what the published report should have printed.</summary>
[Collection(nameof(DemoCollection))]
public sealed class LoadedProvinceTests(DemoProgram program)
{
    private const string Period = "from=2021-01-01&to=2021-10-14&scope=H10.07";

    [Theory]
    [InlineData("software", 39_442, 2)]
    [InlineData("explained", 39_443, 1)]
    public async Task II06a_prints_the_row_of_the_report_in_both_views(string view, int inTime, int late)
    {
        var report = await GetAsync($"/v1/reports/ii06a?{Period}&view={view}");
        var total = report["total"]!["values"]!;
        Assert.Equal(
            (39_444, 455, 38_982, 7, 39_444, inTime, late, 0, 0, 0),
            (At(total, 3), At(total, 4), At(total, 5), At(total, 6), At(total, 7), At(total, 8) + At(total, 9), At(total, 10), At(total, 11), At(total, 12), At(total, 13)));

        foreach (var rate in report["rates"]!.AsObject().Select(r => r.Value!))
        {
            Assert.Equal((99.99m, inTime, 39_444), ((decimal)rate["value"]!, (int)rate["numerator"]!, (int)rate["denominator"]!));
        }

        Assert.All(report["checks"]!.AsArray(), check => Assert.True((bool)check!["holds"]!, check!.ToJsonString()));
        var left = report["excluded"]!.AsArray().Where(e => (string)e!["reason"]! != "notYetReceived");
        Assert.All(left, e => Assert.Equal(0, (int)e!["count"]!));
    }

    [Fact]
    public async Task The_cell_of_the_late_opens_to_the_two_and_says_who_and_why()
    {
        var cell = await GetAsync($"/v1/reports/ii06a/dossiers?{Period}&row=total&column=10");
        Assert.Equal(["000.00.07.H10-210412-0003", "000.00.07.H10-210706-0004"], cell["items"]!.AsArray().Select(i => (string)i!["code"]!).Order());

        var wages = await GetAsync("/v1/dossiers/000.00.07.H10-210412-0003");
        Assert.Equal(("late", "onTime", "2021-04-27", "Văn phòng UBND tỉnh"), Told(wages));
        Assert.Equal(["N9"], Codes(wages));

        var injury = await GetAsync("/v1/dossiers/000.00.07.H10-210706-0004");
        Assert.Equal(("late", "late", "2021-08-05", "Cục Người có công"), Told(injury));
        Assert.Equal(["N2", "N9"], Codes(injury));
        Assert.True((bool)injury["reasons"]!.AsArray().Single(r => (string)r!["code"]! == "N2")!["primary"]!);
        Assert.Single(injury["apologies"]!.AsArray());
    }

    [Fact]
    public async Task Desks_are_rows_of_their_own_and_add_up()
    {
        var report = await GetAsync($"/v1/reports/ii06a?{Period}&groupBy=agency");
        var rows = report["rows"]!.AsArray().ToDictionary(r => (string)r!["key"]!, r => At(r!["values"]!, 3));
        Assert.Equal((281, 39_158, 2, 3), (rows["H10.07"], rows["H10.07.01"], rows["H10.07.02"], rows["H10.07.03"]));
        Assert.Equal(39_444, rows.Values.Sum());
    }

    [Theory]
    [InlineData("procedures.new", 8)]
    [InlineData("procedures.abolished", 8)]
    [InlineData("procedures.inForce", 166)]
    [InlineData("procedures.inForce.province", 100)]
    [InlineData("procedures.inForce.district", 12)]
    [InlineData("procedures.inForce.commune", 14)]
    [InlineData("procedures.inForce.shared", 40)]
    [InlineData("procedures.interagency.acrossLevels", 29)]
    [InlineData("procedures.onPortal", 165)]
    [InlineData("procedures.level34.onPortal", 163)]
    [InlineData("procedures.onlinePayment", 8)]
    [InlineData("procedures.level3", 0)]
    [InlineData("procedures.level4", 163)]
    [InlineData("survey.count", 390)]
    public async Task The_appendix_counts_what_the_report_names(string key, int value) =>
        Assert.Equal(value, (int)(await AppendixAsync(key))["value"]!);

    [Theory]
    [InlineData("onTimeRate", "99.99", 39_442, 39_444)]
    [InlineData("apologyRate.software", "50", 1, 2)]
    [InlineData("apologyRate.explained", "100", 1, 1)]
    [InlineData("onlineRate.level4", "2.12", 455, 21_478)]
    [InlineData("onlineRate.level3", null, 0, 21_478)]
    public async Task The_appendix_prints_rates_with_their_counts(string key, string? value, int numerator, int denominator)
    {
        var row = await AppendixAsync(key);
        Assert.Equal((value, numerator, denominator), (row["value"]?.ToString(), (int)row["numerator"]!, (int)row["denominator"]!));
    }

    [Fact]
    public async Task The_survey_prints_the_shares_of_390_sheets()
    {
        var total = (await GetAsync($"/v1/reports/survey?{Period}"))["total"]!["values"]!;
        Assert.Equal((390, 70.51m, 27.69m, 1.79m), ((int)total["collected"]!, (decimal)total["grade1Share"]!, (decimal)total["grade2Share"]!, (decimal)total["grade3Share"]!));
    }

    [Fact]
    public async Task Nothing_of_the_demo_is_flagged_or_unknown()
    {
        var page = await GetAsync("/v1/dossiers?scope=H10.07&limit=1000&from=2021-01-01&to=2021-10-14");
        Assert.Equal(1000, page["items"]!.AsArray().Count);
        Assert.All(page["items"]!.AsArray(), i => Assert.Empty(i!["flags"]!.AsArray()));

        var report = await GetAsync($"/v1/reports/ii06a?{Period}");
        Assert.DoesNotContain(report["rows"]!.AsArray(), r => ((string)r!["key"]!).Contains("unknown", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Loaded_again_it_meets_itself_and_changes_nothing()
    {
        var before = await BodyAsync();
        var again = await program.LoadAsync();
        Assert.Equal((0, program.Accepted), (again.Accepted, again.Duplicates));
        Assert.Equal(before, await BodyAsync());
    }

    private async Task<JsonNode> AppendixAsync(string key) =>
        (await GetAsync($"/v1/reports/cchc?template=binh-phuoc&{Period}"))["rows"]!.AsArray().Single(r => (string?)r!["key"] == key)!;

    private async Task<string> BodyAsync()
    {
        var report = (JsonObject)await GetAsync($"/v1/reports/ii06a?{Period}");
        report.Remove("asOf");
        return report.ToJsonString();
    }

    private async Task<JsonNode> GetAsync(string path)
    {
        using var client = program.Client(Access.AllAgencies, "reader");
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!;
    }

    private static int At(JsonNode values, int column) => (int?)values[$"{column}"] ?? 0;

    private static (string, string, string, string) Told(JsonNode dossier) => (
        (string)dossier["outcome"]!, (string)dossier["explained"]!["outcome"]!, (string)dossier["explained"]!["endedOn"]!, (string)dossier["responsibleUnit"]!);

    private static IEnumerable<string> Codes(JsonNode dossier) => dossier["reasons"]!.AsArray().Select(r => (string)r!["code"]!);
}
