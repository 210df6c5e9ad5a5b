using System.Text.Json.Nodes;
using OneStop.Core.Reports;
using OneStop.Runtime.Hosting;

namespace OneStop.Services.Tests.Demo;

/// <summary>The thirteen problems of the published report of a department (14/10/2021), each with what the program prints in its place, over the public routes.</summary>
[Collection(nameof(DemoCollection))]
public sealed class BinhPhuocProblemsTests(DemoProgram program)
{
    private const string Period = "from=2021-01-01&to=2021-10-14&scope=H10.07";

    [Fact]
    public async Task Problems_1_2_and_4_resolved_is_early_and_on_time_and_late_and_what_is_received_is_resolved_or_open()
    {
        var total = (await GetAsync($"/v1/reports/ii06a?{Period}"))["total"]!["values"]!;
        int At(int column) => (int)total[$"{column}"]!;
        Assert.Equal((39_444, 39_444, 2), (At(3), At(7), At(10)));
        Assert.Equal(At(7), At(8) + At(9) + At(10));
        Assert.Equal(At(3), At(7) + At(11));
        Assert.Equal((0, 0, 0), (At(11), At(12), At(13)));
        Assert.True(At(8) > 0 && At(9) > 0 && At(8) + At(9) == 39_442, "early and on time stand apart");
        Assert.Contains("<td class=\"figure\">0</td>", await TextAsync($"/v1/reports/ii06a?{Period}&format=html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Problem_3_the_sentence_is_drawn_from_the_row_with_new_and_carried_over_apart() => Assert.Contains(
        "Trong kỳ tiếp nhận tổng số 39.444 hồ sơ, trong đó tiếp nhận mới 39.437 hồ sơ (trực tuyến 455; trực tiếp, dịch vụ bưu chính 38.982), từ kỳ trước chuyển qua 7 hồ sơ. Đã giải quyết 39.444 hồ sơ",
        System.Net.WebUtility.HtmlDecode(await TextAsync($"/v1/reports/ii06a?{Period}&format=html")),
        StringComparison.Ordinal);

    [Fact]
    public async Task Problem_5_the_rate_stands_beside_what_it_was_divided_by()
    {
        var row = await RowAsync("onTimeRate");
        Assert.Equal((99.99m, 39_442, 39_444), ((decimal)row["value"]!, (int)row["numerator"]!, (int)row["denominator"]!));
        Assert.Contains("39.442/39.444", await TextAsync($"/v1/reports/cchc?template=binh-phuoc&{Period}&format=html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Problem_6_with_two_late_the_apology_rate_is_printed_before_and_after_explanations()
    {
        var (software, explained) = (await RowAsync("apologyRate.software"), await RowAsync("apologyRate.explained"));
        Assert.Equal((50m, 1, 2), ((decimal)software["value"]!, (int)software["numerator"]!, (int)software["denominator"]!));
        Assert.Equal((100m, 1, 1), ((decimal)explained["value"]!, (int)explained["numerator"]!, (int)explained["denominator"]!));
    }

    [Fact]
    public async Task Problem_7_the_printed_levels_add_up_with_a_row_for_those_shared()
    {
        var rows = await RowsAsync();
        int Value(string key) => (int)rows.Single(r => (string?)r!["key"] == key)!["value"]!;
        Assert.Equal((166, 100, 12, 14, 40), (Value("procedures.inForce"), Value("procedures.inForce.province"), Value("procedures.inForce.district"), Value("procedures.inForce.commune"), Value("procedures.inForce.shared")));
        Assert.Equal(40, (await GetAsync($"/v1/reports/cchc/procedures?template=binh-phuoc&{Period}&row=procedures.inForce.shared&column=value"))["items"]!.AsArray().Count);
    }

    [Fact]
    public async Task Problem_8_what_is_published_and_what_has_a_level_are_counted_apart() => Assert.Equal(
        (165, 163, 0, 163),
        (await ValueAsync("procedures.onPortal"), await ValueAsync("procedures.level34.onPortal"), await ValueAsync("procedures.level3"), await ValueAsync("procedures.level4")));

    [Theory]
    [InlineData(165, 99.40)]
    [InlineData(163, 98.19)]
    public void Problem_9_shares_are_rounded_and_never_cut(int published, double percent) => Assert.Equal((decimal)percent, new Rate(published, 166).Percent);

    [Fact]
    public async Task Problem_10_a_level_without_procedures_has_no_rate_and_says_why()
    {
        var row = await RowAsync("onlineRate.level3");
        Assert.Equal((null, 0, 21_478), (row["value"], (int)row["numerator"]!, (int)row["denominator"]!));
        Assert.Contains("Không có TTHC nào ở mức độ này", (string)row["note"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Problem_11_the_online_rate_can_be_worked_out_again_from_what_is_printed()
    {
        var row = await RowAsync("onlineRate.level4");
        Assert.Equal((2.12m, 455, 21_478), ((decimal)row["value"]!, (int)row["numerator"]!, (int)row["denominator"]!));
        Assert.Contains("455/39.444 = 1,15 %", (string)row["note"]!, StringComparison.Ordinal);
        var agencies = (await GetAsync($"/v1/reports/ii06a?{Period}&groupBy=agency"))["rows"]!.AsArray();
        Assert.Equal(455, agencies.Sum(r => (int)r!["values"]!["4"]!));
    }

    [Fact]
    public async Task Problem_12_linked_procedures_are_those_whose_process_has_several_agencies_not_those_received_in_one_place()
    {
        var same = await ValueAsync("procedures.interagency.sameLevel");
        var listed = (await GetAsync($"/v1/reports/cchc/procedures?template=binh-phuoc&{Period}&row=procedures.interagency.sameLevel&column=value&limit=1000"))["items"]!.AsArray();
        Assert.Equal((same, true), (listed.Count, same is > 0 and < 81));
        Assert.Equal(29, await ValueAsync("procedures.interagency.acrossLevels"));
        Assert.Equal(same + 29, await ValueAsync("procedures.oneStop"));
    }

    [Fact]
    public async Task Problem_13_linked_dossiers_are_inside_the_total_each_once_at_its_receiving_agency()
    {
        var chains = await GetAsync($"/v1/reports/ii06a?{Period}&groupBy=chain");
        Assert.Equal(39_444, (int)chains["total"]!["values"]!["3"]!);
        Assert.Equal(39_444, chains["rows"]!.AsArray().Sum(r => (int)r!["values"]!["3"]!));
        Assert.True(chains["rows"]!.AsArray().Count > 1);
    }

    private async Task<int> ValueAsync(string key) => (int)(await RowAsync(key))["value"]!;

    private async Task<JsonNode> RowAsync(string key) => (await RowsAsync()).Single(r => (string?)r!["key"] == key)!;

    private async Task<JsonArray> RowsAsync() => (await GetAsync($"/v1/reports/cchc?template=binh-phuoc&{Period}"))["rows"]!.AsArray();

    private async Task<JsonNode> GetAsync(string path) => JsonNode.Parse(await TextAsync(path))!;

    private async Task<string> TextAsync(string path)
    {
        using var client = program.Client(Access.AllAgencies, "reader");
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, text);
        return text;
    }
}
