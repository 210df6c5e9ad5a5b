using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using OneStop.Services.Tests.Forms;

namespace OneStop.Services.Tests.Demo;

/// <summary>
/// Every cell of every form over a week of the demo province opens to as many dossiers (or procedures) as it says, groupings add up to the same total,
/// and the files carry the figures of the answer.
/// </summary>
[Collection(nameof(DemoCollection))]
public sealed class EveryCellTests(DemoProgram program)
{
    private const string Period = "from=2021-07-01&to=2021-07-31&scope=H10.07";

    /// <summary>A week in which one of the two late dossiers fell due.</summary>
    private const string Week = "from=2021-08-04&to=2021-08-10&scope=H10.07";

    private static readonly string[] Groupings = ["field", "agency", "receivedBy", "unit", "level", "procedure", "channel", "chain", "successor"];

    private static readonly string[] Count = ["value"];

    private static readonly string[] Rate = ["numerator", "denominator"];

    public static TheoryData<string> Questions =>
    [
        "ii06a?groupBy=field", "ii06a?groupBy=agency&view=explained", "ii06a?groupBy=channel", "ii07a?groupBy=field", "apologies?groupBy=agency", "errors?groupBy=field",
        "units?groupBy=field", "tien-do-766?groupBy=field", "ii07b?groupBy=field", "ii08?groupBy=field", "survey?groupBy=field", "cchc?template=binh-phuoc",
        "cchc?template=dak-nong", "ii06b?", "ii06c?", "ii06d?", "exceptions?groupBy=unit", "registration-lag?", "procedures-use?", "cchc?template=ha-tinh&onlineBase=d2",
    ];

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task A_cell_opens_to_as_many_as_it_counts(string question)
    {
        using var client = program.Client();
        var opened = 0;
        foreach (var (row, column, count) in Cells(await GetAsync(client, $"/v1/reports/{question}&{Week}")))
        {
            var cell = $"&{Week}&row={Uri.EscapeDataString(row)}&column={column}&limit=1000";
            var listed = await CountAsync(client, $"/v1/reports/{question.Replace("?", "/dossiers?", StringComparison.Ordinal)}{cell}")
                ?? await CountAsync(client, $"/v1/reports/{question.Replace("?", "/procedures?", StringComparison.Ordinal)}{cell}");
            Assert.True(listed is null ? !MustOpen(question, row, column) : listed == count, $"{question} {row}/{column}: {count} counted, {listed} listed");
            opened += listed is null ? 0 : 1;
        }

        Assert.True(opened > 0);
    }

    [Theory]
    [InlineData("ii06a")]
    [InlineData("errors")]
    [InlineData("exceptions")]
    [InlineData("tien-do-766")]
    public async Task All_groupings_add_up_to_one_total(string form)
    {
        using var client = program.Client();
        JsonNode? total = null;
        foreach (var groupBy in Groupings)
        {
            var report = await GetAsync(client, $"/v1/reports/{form}?{Period}&groupBy={groupBy}");
            total ??= report["total"]!["values"]!;
            Assert.True(JsonNode.DeepEquals(total, report["total"]!["values"]), $"{form} by {groupBy}");
            foreach (var (column, value) in total.AsObject().Where(v => v.Value is not null && !v.Key.EndsWith("ate", StringComparison.Ordinal) && v.Key != "points"))
            {
                Assert.Equal((long)value!, report["rows"]!.AsArray().Sum(r => (long)r!["values"]![column]!));
            }
        }
    }

    [Fact]
    public async Task What_bears_no_mark_is_not_folded_and_nothing_is_missed()
    {
        using var client = program.Client();
        var head = (long)(await GetAsync(client, $"/v1/reports/ii06a?{Week}"))["asOf"]!["position"]!;
        foreach (var cutOff in (string?[])[null, (head - 1_000).ToString(CultureInfo.InvariantCulture)])
        {
            Assert.True(await NarrowedAndFull.AgreeAsync(program.Services, (new(2021, 7, 1), new(2021, 7, 31)), cutOff, "agency") > 0, cutOff);
        }
    }

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task The_files_carry_the_figures_of_the_answer(string question)
    {
        using var client = program.Client();
        var path = $"/v1/reports/{question}&{Week}";
        var report = await GetAsync(client, path);
        var wanted = question.StartsWith("cchc", StringComparison.Ordinal) ? Values(report) : Rows(report);
        foreach (var (format, read) in new (string, Func<byte[], IReadOnlyList<string[]>>)[] { ("csv", ReadBack.Csv), ("xlsx", ReadBack.Xlsx), ("docx", ReadBack.Docx) })
        {
            var rows = read(await client.GetByteArrayAsync(new Uri($"{path}&format={format}", UriKind.Relative), TestContext.Current.CancellationToken))
                .Select(r => r.Select(f => Plain(format == "docx" ? ReadBack.Plain(f) : f)).ToArray()).ToList();
            var have = rows.Select(r => string.Join('|', r)).ToList();
            Assert.All(wanted, w => Assert.True(have.Any(h => h.Contains(w, StringComparison.Ordinal)), $"{question} {format} lacks {w}"));
        }
    }

    [Fact]
    public async Task The_list_behind_a_cell_comes_as_a_file_with_every_dossier_once()
    {
        using var client = program.Client();
        var path = $"/v1/reports/ii06a/dossiers?{Week}&row=total&column=4";
        var codes = await CodesAsync(client, path + "&limit=1000");
        Assert.NotEmpty(codes);
        foreach (var (format, read) in new (string, Func<byte[], IReadOnlyList<string[]>>)[] { ("csv", ReadBack.Csv), ("xlsx", ReadBack.Xlsx) })
        {
            var rows = read(await client.GetByteArrayAsync(new Uri($"{path}&format={format}", UriKind.Relative), TestContext.Current.CancellationToken));
            Assert.Equal(codes, rows.Where(r => r.Length > 1).Select(r => r[1].TrimStart('\'')).Where(c => c.StartsWith("000.", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task Beside_each_cell_stand_the_period_before_and_the_same_a_year_ago()
    {
        using var client = program.Client();
        var report = await GetAsync(client, $"/v1/reports/ii06a?{Period}&compareWith=previous,lastYear");
        var beside = report["beside"]!.AsArray().ToDictionary(b => (string)b!["name"]!, b => b!);
        Assert.Equal(("2021-06-01", "2021-06-30"), ((string)beside["previous"]["period"]!["from"]!, (string)beside["previous"]["period"]!["to"]!));
        Assert.Equal(("2020-07-01", "2020-07-31"), ((string)beside["lastYear"]["period"]!["from"]!, (string)beside["lastYear"]["period"]!["to"]!));
        var june = await GetAsync(client, "/v1/reports/ii06a?from=2021-06-01&to=2021-06-30&scope=H10.07");
        var total = beside["previous"]["rows"]!.AsArray().Single(r => (string)r!["key"]! == "total")!["values"]!;
        Assert.True(JsonNode.DeepEquals(june["total"]!["values"], total));

        // Continuity: what was open at the end of June, and what was recalled in July, is what July carries over.
        var recalled = await CountAsync(client, $"/v1/reports/ii06a/dossiers?{Period}&row=total&column=recalled&limit=1000");
        Assert.Equal((long)report["total"]!["values"]!["6"]!, (long)total["11"]! + recalled);
        Assert.Equal((long)total["11"]!, await CountAsync(client, $"/v1/reports/ii06a/dossiers?{Period}&row=total&column=openBefore&limit=1000"));
        Assert.Equal("400 badCompareWith", await OutcomeAsync(client, $"/v1/reports/ii06a?{Period}&compareWith=tomorrow"));
    }

    [Fact]
    public async Task What_is_left_out_opens_to_its_dossiers()
    {
        using var client = program.Client();
        foreach (var form in (string[])["ii06a", "ii07a", "errors", "tien-do-766"])
        {
            var excluded = (await GetAsync(client, $"/v1/reports/{form}?{Period}"))["excluded"]!.AsArray();
            Assert.Equal(4, excluded.Count);
            foreach (var reason in excluded)
            {
                Assert.Equal((long)reason!["count"]!, await CountAsync(client, $"/v1/reports/{form}/dossiers?{Period}&row=excluded&column={reason["reason"]}&limit=1000"));
            }
        }

        Assert.Equal("404 noSuchCell", await OutcomeAsync(client, $"/v1/reports/ii06a/dossiers?{Period}&row=excluded&column=nothing"));
    }

    /// <summary>Rates, sums of days and typed rows open to nothing; everything else must.</summary>
    private static bool MustOpen(string question, string row, string column) => question.Split('?')[0] switch
    {
        "cchc" => row.StartsWith("onTimeRate", StringComparison.Ordinal) || row.StartsWith("onlineRate", StringComparison.Ordinal) || row.StartsWith("apologyRate", StringComparison.Ordinal)
            || (row.StartsWith("procedures.", StringComparison.Ordinal) && row is not ("procedures.processChangeCount" or "procedures.timeCut")),
        "survey" => column is "visits" or "issued" or "collected",
        _ => column is not ("rate" or "points" or "lateDays" or "rateExplained" or "entries" or "meanHours" or "maxHours") && !column.EndsWith("Rate", StringComparison.Ordinal),
    };

    private static IEnumerable<(string Row, string Column, decimal Count)> Cells(JsonObject report)
    {
        if ((string?)report["form"] == "cchc")
        {
            return report["rows"]!.AsArray().Where(r => (string?)r!["source"] == "computed").SelectMany(r => (r!["denominator"] is null ? Count : Rate)
                .Where(c => r[c]?.GetValueKind() is JsonValueKind.Number).Select(c => ((string)r["key"]!, c, (decimal)r[c]!)));
        }

        return report["rows"]!.AsArray().Select(r => ((string)r!["key"]!, r["values"]!)).Append(("total", report["total"]!["values"]!))
            .SelectMany(r => r.Item2.AsObject().Where(v => v.Value?.GetValueKind() is JsonValueKind.Number).Select(v => (r.Item1, v.Key, (decimal)v.Value!)));
    }

    /// <summary>Each row as "label|figure|figure…", in the order of the columns, texts and blanks included.</summary>
    private static List<string> Rows(JsonObject report)
    {
        var columns = report["columns"]!.AsArray().Select(c => (string)c!["key"]!).ToList();
        return [.. report["rows"]!.AsArray().Select(r => ((string)r!["label"]!, r["values"]!)).Append(("TỔNG CỘNG", report["total"]!["values"]!))
            .Select(r => string.Join('|', new[] { Plain(r.Item1) }.Concat(columns.Select(c => Plain(r.Item2[c]?.ToString() ?? "")))))];
    }

    /// <summary>Of the appendix each label with its unit and value.</summary>
    private static List<string> Values(JsonObject report) => [.. report["rows"]!.AsArray().Where(r => r!["value"] is not null && r["codes"] is null)
        .Select(r => $"{Plain((string)r!["label"]!)}|{Plain((string?)r["unit"] ?? "")}|{Plain(r["value"]!.ToString())}")];

    private static string Plain(string text) =>
        decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number.ToString("0.##", CultureInfo.InvariantCulture) : text.Trim();

    private static async Task<JsonObject> GetAsync(HttpClient client, string path) =>
        (JsonObject)JsonNode.Parse(await client.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken))!;

    private static async Task<long?> CountAsync(HttpClient client, string path)
    {
        var count = 0L;
        for (string? cursor = ""; cursor is not null;)
        {
            using var answer = await client.GetAsync(new Uri(cursor.Length == 0 ? path : $"{path}&cursor={Uri.EscapeDataString(cursor)}", UriKind.Relative), TestContext.Current.CancellationToken);
            if (answer.StatusCode == HttpStatusCode.NotFound)
            {
                return null;
            }

            using var page = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
            Assert.True(answer.IsSuccessStatusCode, page.RootElement.ToString());
            count += page.RootElement.GetProperty("items").GetArrayLength();
            cursor = page.RootElement.GetProperty("next").GetString();
        }

        return count;
    }

    private static async Task<List<string>> CodesAsync(HttpClient client, string path) =>
        [.. (await GetAsync(client, path))["items"]!.AsArray().Select(i => (string)i!["code"]!)];

    private static async Task<string> OutcomeAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return $"{(int)answer.StatusCode} {JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))?["code"]}".TrimEnd();
    }
}
