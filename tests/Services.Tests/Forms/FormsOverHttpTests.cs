using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using OneStop.Services.Tests.Dossiers;
using OneStop.Services.Tests.Reports;

namespace OneStop.Services.Tests.Forms;

/// <summary>The forms as the program gives them: answers, lists behind cells, files, typed figures, surveys, and the past.</summary>
public sealed class FormsOverHttpTests(FormsProgram program) : IClassFixture<FormsProgram>
{
    private const string Period = "?from=2021-03-15&to=2021-04-30";

    public static TheoryData<string> Counted => ["ii06a", "ii07a", "late-reasons", "apologies", "errors", "units", "tien-do-766", "ii08"];

    public static TheoryData<string> Printed => [.. Counted.Select(f => f.Data), "ii07b", "survey", "cchc"];

    [Theory]
    [MemberData(nameof(Counted))]
    public async Task Every_cell_opens_to_exactly_the_dossiers_it_counts_in_both_views(string form)
    {
        using var client = program.Client();
        var listed = 0;
        foreach (var view in (string[])["software", "explained"])
        {
            var report = await client.GetJsonAsync($"/v1/reports/{form}{Period}&view={view}");
            var rows = report["rows"]!.AsArray().Select(r => ((string)r!["key"]!, r["values"]!)).Append(("total", report["total"]!["values"]!));
            foreach (var (row, values) in rows)
            {
                foreach (var (column, count) in values.AsObject())
                {
                    using var answer = await GetAsync(client, $"/v1/reports/{form}/dossiers{Period}&view={view}&row={Uri.EscapeDataString(row)}&column={column}");
                    if (answer.StatusCode == HttpStatusCode.OK)
                    {
                        var page = JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
                        Assert.True(page["items"]!.AsArray().Count == (int)count!, $"{form} {view} {row}/{column}");
                        listed++;
                    }
                }
            }
        }

        Assert.True(listed > 0);
    }

    [Theory]
    [MemberData(nameof(Printed))]
    public async Task Every_form_comes_in_every_format_with_the_same_figures(string form)
    {
        using var client = program.Client();
        var question = $"/v1/reports/{form}{Period}&template=ha-tinh";
        var report = await client.GetJsonAsync(question);
        var csv = ReadBack.Csv(await BytesAsync(client, question + "&format=csv", "text/csv"));
        var xlsx = ReadBack.Xlsx(await BytesAsync(client, question + "&format=xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"));
        var docx = ReadBack.Docx(await BytesAsync(client, question + "&format=docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"));
        if (form == "cchc")
        {
            Assert.Equal(report["rows"]!.AsArray().Count, csv.Count - 1);
        }
        else
        {
            var wanted = report["total"]!["values"]!.AsObject().Where(v => v.Value is not null && v.Value.GetValueKind() == System.Text.Json.JsonValueKind.Number)
                .Select(v => ((decimal)v.Value!).ToString("0.##", CultureInfo.InvariantCulture)).Order(StringComparer.Ordinal).ToList();
            Assert.Equal(wanted, Figures(csv.Single(r => r.Contains("TỔNG CỘNG")), s => s));
            Assert.Equal(wanted, Figures(xlsx.Single(r => r.Contains("TỔNG CỘNG")), s => s));
            Assert.Equal(wanted, Figures(docx.Single(r => r.Contains("TỔNG CỘNG")), ReadBack.Plain));
        }
    }

    [Fact]
    public async Task Pictures_say_the_figures_of_the_form_and_stand_in_the_files_that_ask_for_them()
    {
        using var client = program.Client();
        var months = await client.GetStringAsync(new Uri($"/v1/reports/ii06a/charts/by-month{Period}", UriKind.Relative), TestContext.Current.CancellationToken);
        foreach (var (label, month) in new[] { ("03/2021", "?from=2021-03-15&to=2021-03-31"), ("04/2021", "?from=2021-04-01&to=2021-04-30") })
        {
            var due = (await client.GetJsonAsync($"/v1/reports/ii06a{month}"))["rates"]!["due"]!;
            Assert.Contains($">{label}<", months, StringComparison.Ordinal);
            Assert.Contains($">{due["numerator"]}/{due["denominator"]}<", months, StringComparison.Ordinal);
        }

        var agencies = await client.GetStringAsync(new Uri($"/v1/reports/ii06c/charts/by-agency{Period}", UriKind.Relative), TestContext.Current.CancellationToken);
        foreach (var row in (await client.GetJsonAsync($"/v1/reports/ii06a{Period}&groupBy=agency"))["rows"]!.AsArray())
        {
            var values = row!["values"]!;
            var (good, due) = ((int)values["8"]! + (int)values["9"]!, (int)values["7"]! + (int)values["13"]!);
            Assert.Equal(due > 0, agencies.Contains($" % ({good}/{due})<", StringComparison.Ordinal));
        }

        Assert.StartsWith("404", await client.GetOutcomeAsync($"/v1/reports/ii07a/charts/by-month{Period}"), StringComparison.Ordinal);
        var page = Encoding.UTF8.GetString(await BytesAsync(client, $"/v1/reports/ii06a{Period}&format=html&charts=true", "text/html"));
        Assert.Contains(months, page, StringComparison.Ordinal);
        var docx = await BytesAsync(client, $"/v1/reports/ii06a{Period}&format=docx&charts=true", "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
        Assert.Contains(ReadBack.Docx(docx), row => row[0] == "04/2021");
    }

    [Fact]
    public async Task Periods_beside_a_form_stand_under_it_on_paper()
    {
        using var client = program.Client();
        const string April = "?from=2021-04-01&to=2021-04-30";
        var march = (await client.GetJsonAsync("/v1/reports/ii06a?from=2021-03-01&to=2021-03-31"))["total"]!["values"]!;
        var page = WebUtility.HtmlDecode(Encoding.UTF8.GetString(await BytesAsync(client, $"/v1/reports/ii06a{April}&compareWith=previous&format=html", "text/html")));

        Assert.Contains($"Kỳ trước (từ ngày 01/03/2021 đến ngày 31/03/2021), tổng cộng: (3): {march["3"]}; (4): {march["4"]};", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Cùng kỳ năm trước", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_format_asked_for_wins_over_what_is_accepted()
    {
        using var client = program.Client();
        client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("text/csv"));

        using var accepted = await GetAsync(client, $"/v1/reports/ii07a{Period}");
        using var wins = await GetAsync(client, $"/v1/reports/ii07a{Period}&format=pdf");

        Assert.Equal("text/csv", accepted.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith("%PDF-", Encoding.ASCII.GetString(await wins.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken), 0, 5), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_appendix_needs_a_template_and_prints_every_row_of_it()
    {
        using var client = program.Client();

        Assert.StartsWith("400", await client.GetOutcomeAsync($"/v1/reports/cchc{Period}"), StringComparison.Ordinal);
        var rows = (await client.GetJsonAsync($"/v1/reports/cchc{Period}&template=binh-phuoc"))["rows"]!.AsArray();
        Assert.Equal(105, rows.Count(r => (string)r!["key"]! is not ("apologyRate.software" or "apologyRate.explained" or "procedures.inForce.shared")));
        var onTime = rows.Single(r => (string)r!["key"]! == "onTimeRate")!;
        Assert.Equal(("75", "3", "4", "computed"), ($"{onTime["value"]}".Replace(".00", "", StringComparison.Ordinal), $"{onTime["numerator"]}", $"{onTime["denominator"]}", $"{onTime["source"]}"));
    }

    [Fact]
    public async Task Typed_figures_print_where_nothing_is_computed_and_nowhere_else()
    {
        using var client = program.Client();
        static JsonArray Typed(string key, string agency = "H10.07") =>
            new JsonArray(new JsonObject { ["agency"] = agency, ["from"] = "2021-03-15", ["to"] = "2021-04-30", ["key"] = key, ["value"] = 39, ["evidence"] = "12/KH" });

        Assert.Equal("200", (await client.SendAsync(HttpMethod.Put, "/v1/indicators/manual", Typed("binh-phuoc:003"))).Outcome);
        Assert.Equal("409 computedIndicator", (await client.SendAsync(HttpMethod.Put, "/v1/indicators/manual", Typed("onTimeRate"))).Outcome);
        Assert.Equal("400 unknownIndicator", (await client.SendAsync(HttpMethod.Put, "/v1/indicators/manual", Typed("nothing"))).Outcome);
        using var commune = program.Client("H10.30.01");
        Assert.Equal("403 foreignScope", (await commune.SendAsync(HttpMethod.Put, "/v1/indicators/manual", Typed("binh-phuoc:003"))).Outcome);

        var row = (await client.GetJsonAsync($"/v1/reports/cchc{Period}&template=binh-phuoc&scope=H10.07"))["rows"]!.AsArray().Single(r => (string)r!["key"]! == "binh-phuoc:003")!;
        Assert.Equal(("39", "manual", "12/KH", "lan"), ($"{row["value"]}", $"{row["source"]}", $"{row["evidence"]}", $"{row["by"]}"));
    }

    [Fact]
    public async Task What_was_typed_wrongly_blocks_filing_and_says_which_line()
    {
        using var client = program.Client();
        const string Place = "?from=2021-05-01&to=2021-05-31&template=binh-phuoc&scope=H10.07";
        static JsonObject Typed(string key, decimal value, string? note) => new()
        {
            ["agency"] = "H10.07",
            ["from"] = "2021-05-01",
            ["to"] = "2021-05-31",
            ["key"] = key,
            ["value"] = value,
            ["note"] = note,
        };
        var ask = new JsonObject { ["form"] = "cchc", ["from"] = "2021-05-01", ["to"] = "2021-05-31", ["scope"] = "H10.07", ["template"] = "binh-phuoc" };
        JsonObject Together(params string[] others) => new() { ["reports"] = new JsonArray([ask.DeepClone(), .. others.Select(form => (JsonNode)new JsonObject { ["form"] = form, ["from"] = "2021-05-01", ["to"] = "2021-05-31", ["scope"] = "H10.07" })]) };
        var wrong = new JsonArray(Typed("binh-phuoc:014", 39, null), Typed("binh-phuoc:015", 38, null), Typed("binh-phuoc:016", 2, null), Typed("binh-phuoc:104", 99.39m, "165/166"));
        Assert.Equal("200", (await client.SendAsync(HttpMethod.Put, "/v1/indicators/manual", wrong)).Outcome);
        await ExampleProgram.ReachAsync(client);

        var (outcome, refused) = await client.SendAsync(HttpMethod.Post, "/v1/sealed-reports", ask.DeepClone());
        Assert.Equal("409 checksFailed", outcome);
        Assert.Equal(["typed-sums", "typed-rate=counts"], refused["rules"]!.AsArray().Select(r => (string)r!));
        Assert.Contains("dòng 1.3.1 “Tổng số nhiệm vụ được giao” ghi 39", (string)refused["detail"]!, StringComparison.Ordinal);
        Assert.Contains("165/166 là 99,40", (string)refused["detail"]!, StringComparison.Ordinal);
        var checks = await client.GetJsonAsync($"/v1/reports/cchc/checks{Place}");
        Assert.Equal(("false", 2), ($"{checks["holds"]}", checks["items"]!.AsArray().Count(c => !(bool)c!["holds"]!)));

        Assert.Equal("200", (await client.SendAsync(HttpMethod.Put, "/v1/indicators/manual", new JsonArray(Typed("binh-phuoc:015", 37, null), Typed("binh-phuoc:104", 99.40m, "165/166")))).Outcome);
        await ExampleProgram.ReachAsync(client);
        Assert.Equal("true", $"{(await client.GetJsonAsync($"/v1/reports/cchc/checks{Place}"))["holds"]}");
        Assert.Equal("201", (await client.SendAsync(HttpMethod.Post, "/v1/sealed-reports/together", Together("ii06a", "ii07a", "ii07b", "ii08", "tien-do-766"))).Outcome);
        Assert.StartsWith("404", await client.GetOutcomeAsync($"/v1/reports/nothing/checks{Place}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Survey_campaigns_are_kept_checked_and_counted()
    {
        using var client = program.Client();
        static JsonObject Campaign(string id, long collected) => new()
        {
            ["id"] = id,
            ["agency"] = "H10.07",
            ["place"] = "Trung tâm Dịch vụ việc làm",
            ["from"] = "2021-04-01",
            ["to"] = "2021-04-20",
            ["mode"] = "paper",
            ["issued"] = 400,
            ["collected"] = collected,
            ["ratings"] = new JsonArray(275, 108, 7, 0, 0),
        };

        var (outcome, body) = await client.SendAsync(HttpMethod.Put, "/v1/surveys", new JsonArray(Campaign("k1", 390), Campaign("k2", 391)));
        Assert.Equal(("200", "1", "badRatings"), (outcome, $"{body["accepted"]}", $"{body["rejected"]![0]!["code"]}"));
        var row = (await client.GetJsonAsync($"/v1/reports/survey{Period}"))["rows"]!.AsArray().Single(r => ((string)r!["label"]!).StartsWith("Trung tâm", StringComparison.Ordinal))!["values"]!;
        Assert.Equal(("400", "390", "70.51", "98.21"), ($"{row["issued"]}", $"{row["collected"]}", $"{row["grade1Share"]}", $"{row["satisfied"]}"));
    }

    [Fact]
    public async Task What_is_typed_or_surveyed_later_changes_no_byte_of_an_earlier_cut_off()
    {
        using var client = program.Client();
        static JsonArray Typed(int value) => new JsonArray(new JsonObject { ["agency"] = "H10.07", ["from"] = "2021-03-15", ["to"] = "2021-04-30", ["key"] = "binh-phuoc:005", ["value"] = value });
        static JsonArray Held(int collected) => new JsonArray(new JsonObject
        {
            ["id"] = "later",
            ["agency"] = "H10.07",
            ["place"] = "Quầy số 9",
            ["from"] = "2021-04-01",
            ["to"] = "2021-04-20",
            ["mode"] = "paper",
            ["issued"] = 50,
            ["collected"] = collected,
            ["ratings"] = new JsonArray(collected, 0, 0, 0, 0),
        });
        string[] forms = [$"/v1/reports/cchc{Period}&template=binh-phuoc&scope=H10.07", $"/v1/reports/survey{Period}&scope=H10.07"];
        Assert.Equal("200", (await client.SendAsync(HttpMethod.Put, "/v1/indicators/manual", Typed(1))).Outcome);
        Assert.Equal("200", (await client.SendAsync(HttpMethod.Put, "/v1/surveys", Held(11))).Outcome);
        var position = await ExampleProgram.ReachAsync(client);
        var before = await TextsAsync(client, forms, "");

        Assert.Equal("200", (await client.SendAsync(HttpMethod.Put, "/v1/indicators/manual", Typed(2))).Outcome);
        Assert.Equal("200", (await client.SendAsync(HttpMethod.Put, "/v1/surveys", Held(22))).Outcome);

        Assert.Equal(before, await TextsAsync(client, forms, $"&cutoff={position}"));
        var now = await TextsAsync(client, forms, "");
        Assert.All(forms.Index(), f => Assert.NotEqual(before[f.Index], now[f.Index]));
    }

    [Fact]
    public async Task Definitions_of_all_indicators_are_listed()
    {
        using var client = program.Client();
        var items = (await client.GetJsonAsync("/v1/indicators"))["items"]!.AsArray();

        Assert.Contains(items, i => (string)i!["key"]! == "onTimeRate" && ((string)i["formula"]!).Contains('÷', StringComparison.Ordinal));
        Assert.Contains(items, i => (string)i!["source"]! == "manual");
    }

    [Fact]
    public async Task A_reason_given_later_does_not_touch_the_form_of_before()
    {
        using var client = program.Client();
        var before = await ExampleProgram.ReachAsync(client);
        var form = $"/v1/reports/ii07a{Period}&cutoff=";
        var then = await client.GetStringAsync(new Uri(form + before, UriKind.Relative), TestContext.Current.CancellationToken);

        await client.PostAsync(Steps.Line("lateReasonGiven", "000.00.07.H10-210412-0004", s => s["data"] = new JsonObject { ["code"] = "N5", ["primary"] = true }));
        var after = await ExampleProgram.ReachAsync(client);

        Assert.Equal(then, await client.GetStringAsync(new Uri(form + before, UriKind.Relative), TestContext.Current.CancellationToken));
        Assert.DoesNotContain("N5", then, StringComparison.Ordinal);
        Assert.Contains("N5", await client.GetStringAsync(new Uri(form + after, UriKind.Relative), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Procedures_behind_a_cell_are_as_many_as_it_says()
    {
        using var client = program.Client();
        foreach (var form in (string[])["ii07b", "ii08"])
        {
            var total = (await client.GetJsonAsync($"/v1/reports/{form}{Period}"))["total"]!["values"]!;
            var page = await client.GetJsonAsync($"/v1/reports/{form}/procedures{Period}&row=total&column=3");
            Assert.Equal((int)total["3"]!, page["items"]!.AsArray().Count);
        }

        Assert.Equal("404 unknownForm", await client.GetOutcomeAsync($"/v1/reports/ii06a/procedures{Period}&row=total&column=3"));
    }

    [Theory]
    [InlineData("html", "text/html")]
    [InlineData("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")]
    [InlineData("pdf", "application/pdf")]
    public async Task Papers_of_a_dossier_are_printed_for_those_who_may_see_it(string format, string type)
    {
        using var client = program.Client();
        foreach (var paper in (string[])["giay-tiep-nhan", "phieu-bo-sung", "phieu-kiem-soat", "phieu-xin-loi"])
        {
            Assert.NotEmpty(await BytesAsync(client, $"/v1/papers/{paper}?dossier=000.00.07.H10-210412-0004&format={format}", type));
        }

        using var commune = program.Client("H10.30.01");
        Assert.Equal("404 dossierNotFound", await commune.GetOutcomeAsync($"/v1/papers/phieu-xin-loi?dossier=000.00.07.H10-210412-0004&format={format}"));
        Assert.Equal("409 alreadyReceived", await client.GetOutcomeAsync($"/v1/papers/phieu-tu-choi?dossier=000.00.07.H10-210412-0004&format={format}"));
        Assert.Equal("404 unknownPaper", await client.GetOutcomeAsync("/v1/papers/nothing?dossier=000.00.07.H10-210412-0004"));
        Assert.Equal("400 badFormat", await client.GetOutcomeAsync("/v1/papers/phieu-xin-loi?dossier=000.00.07.H10-210412-0004&format=csv"));
    }

    [Theory]
    [InlineData("2019-03-31", 1, 0)]
    [InlineData("2019-04-05", 0, 1)]
    public async Task Refused_at_intake_and_received_later_is_left_out_only_in_between(string to, int refused, int received)
    {
        using var client = program.Client();
        var code = $"000.00.07.H10-190310-{refused:0000}";
        await client.PostAsync(string.Join('\n',
            Steps.Line("refusedAtIntake", code, s => s["occurredAt"] = "2019-03-11T09:00:00+07:00"),
            Steps.Received(code, s => s["occurredAt"] = "2019-04-03T09:00:00+07:00"),
            Steps.Line("resultReady", code, s => (s["occurredAt"], s["data"]) = ("2019-04-05T09:00:00+07:00", new JsonObject { ["kind"] = "granted" }))));
        await ExampleProgram.ReachAsync(client);
        var question = $"?from=2019-03-01&to={to}";
        var report = await client.GetJsonAsync("/v1/reports/ii06a" + question);
        var left = report["excluded"]!.AsArray().ToDictionary(e => (string)e!["reason"]!, e => (int)e!["count"]!);
        var listed = await client.GetJsonAsync($"/v1/reports/ii06a/dossiers{question}&row=excluded&column=refusedAtIntake");
        Assert.Equal((refused > 0, 0, 0), (left["refusedAtIntake"] > 0, left["noReception"], left["notYetReceived"]));
        Assert.Equal(left["refusedAtIntake"], listed["items"]!.AsArray().Count);
        Assert.Equal(received > 0, (int?)report["total"]!["values"]!["3"] > 0);
        Assert.Equal(left["refusedAtIntake"], (int?)(await client.GetJsonAsync("/v1/reports/errors" + question))["total"]!["values"]!["refusedAtIntake"] ?? 0);
    }

    [Fact]
    public async Task The_refusal_of_a_dossier_carries_the_day_it_was_refused()
    {
        using var client = program.Client();
        const string Refused = "000.00.07.H10-210420-0077";
        await client.PostAsync(Steps.Line("refusedAtIntake", Refused, s => (s["occurredAt"], s["data"]) = ("2021-04-20T09:00:00+07:00", new JsonObject { ["reason"] = "thiếu giấy tờ" })));
        await ExampleProgram.ReachAsync(client);

        var slip = WebUtility.HtmlDecode(Encoding.UTF8.GetString(await BytesAsync(client, $"/v1/papers/phieu-tu-choi?dossier={Refused}&format=html", "text/html")));
        Assert.Contains("ngày 20 tháng 4 năm 2021", slip, StringComparison.Ordinal);
        Assert.DoesNotContain("ngày … tháng", slip, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_register_numbers_on_from_the_new_year()
    {
        using var client = program.Client();
        var year = (await client.GetJsonAsync("/v1/reports/so-theo-doi?from=2021-01-01&to=2021-12-31"))["rows"]!.AsArray().ToDictionary(r => (string)r!["label"]!, r => (string)r!["key"]!);
        var april = (await client.GetJsonAsync("/v1/reports/so-theo-doi?from=2021-04-01&to=2021-04-30"))["rows"]!.AsArray();

        Assert.NotEmpty(april);
        Assert.Equal(Enumerable.Range(1, year.Count).Select(n => n.ToString("00", CultureInfo.InvariantCulture)), year.Values);
        Assert.All(april, r => Assert.Equal(year[(string)r!["label"]!], (string)r["key"]!));
    }

    [Theory]
    [InlineData("")]
    [InlineData("&cutoff=30")]
    public async Task Pages_of_the_register_join_to_the_whole_with_its_numbers_and_its_total(string cutOff)
    {
        using var client = program.Client();
        var path = "/v1/reports/so-theo-doi?from=2021-04-01&to=2021-12-31" + cutOff;
        var whole = await client.GetJsonAsync(path);
        Assert.True(whole["rows"]!.AsArray().Count > 4);
        Assert.Null(whole["next"]);
        var joined = new List<string>();
        for (string? cursor = ""; cursor is not null;)
        {
            var page = await client.GetJsonAsync($"{path}&limit=2&cursor={Uri.EscapeDataString(cursor)}");
            Assert.Equal(whole["total"]!.ToJsonString(), page["total"]!.ToJsonString());
            joined.AddRange(page["rows"]!.AsArray().Select(r => r!.ToJsonString()));
            cursor = (string?)page["next"];
        }

        Assert.Equal(whole["rows"]!.AsArray().Select(r => r!.ToJsonString()), joined);
    }

    private static List<string> Figures(string[] row, Func<string, string> plain) => [.. row.Select(plain)
        .Select(f => decimal.TryParse(f, NumberStyles.Number, CultureInfo.InvariantCulture, out var n) ? n : (decimal?)null)
        .OfType<decimal>().Select(n => n.ToString("0.##", CultureInfo.InvariantCulture)).Order(StringComparer.Ordinal)];

    private static async Task<string[]> TextsAsync(HttpClient client, string[] paths, string more)
    {
        var texts = new List<string>();
        foreach (var path in paths)
        {
            texts.Add(await client.GetStringAsync(new Uri(path + more, UriKind.Relative), TestContext.Current.CancellationToken));
        }

        return [.. texts];
    }

    private static async Task<HttpResponseMessage> GetAsync(HttpClient client, string path) =>
        await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

    private static async Task<byte[]> BytesAsync(HttpClient client, string path, string type)
    {
        using var answer = await GetAsync(client, path);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(type, answer.Content.Headers.ContentType!.MediaType);
        return await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
    }
}
