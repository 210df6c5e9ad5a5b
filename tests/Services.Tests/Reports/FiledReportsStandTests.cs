using System.Globalization;
using System.Text.Json.Nodes;
using OneStop.Services.Tests.Dossiers;
using OneStop.Services.Tests.Forms;

namespace OneStop.Services.Tests.Reports;

/// <summary>
/// Every form is filed; then come 1.000 late entries, corrections and explanations, two changed procedures, a holiday and typed figures. Each filed
/// report still comes out byte for byte at its cut-off, its hash and its case list verify, and the comparison with now explains every cell that changed
/// by the dossiers that the lists behind the cells show, each with one cause.
/// </summary>
public sealed class FiledReportsStandTests
{
    private const string Period = "from=2021-03-15&to=2021-05-31";
    private const int Dossiers = 130;
    private const int LateSteps = 880;

    private static readonly string[] Questions =
    [
        "ii06a?groupBy=field", "ii06a?groupBy=channel&view=explained", "ii07a?groupBy=field", "apologies?groupBy=agency", "errors?groupBy=agency", "units?view=explained",
        "tien-do-766?groupBy=level", "ii07b?groupBy=field", "ii08?groupBy=field", "survey?groupBy=field", "so-theo-doi?groupBy=field", "cchc?template=binh-phuoc",
        "ii06b?view=explained", "ii06c?",
        "exceptions?groupBy=field", "registration-lag?", "procedures-use?", "cchc?template=ha-tinh&onlineBase=d2&view=explained",
    ];

    private static readonly string[] Causes = ["newEntry", "lateEntry", "correction", "explanation", "catalogue", "calendar", "rule", "time", "period"];

    [Fact]
    public async Task What_was_filed_stands_and_what_differs_is_explained_to_the_last_dossier()
    {
        await using var program = await ShiftedProgram.StartAsync(new DateOnly(2021, 5, 4));
        using var client = program.Client("H10", "clerk");
        var random = new Random(20210430);
        await client.PostAsync(string.Join('\n', Enumerable.Range(1, Dossiers).SelectMany(n => FirstSteps(n, random))));
        await ReachAsync(program);
        var (outcome, filed) = await client.SendAsync(HttpMethod.Post, "/v1/sealed-reports/together", new JsonObject { ["reports"] = new JsonArray([.. Questions.Select(Ask)]) });
        Assert.True(outcome == "201", filed.ToJsonString());
        var editions = filed["reports"]!.AsArray().Select(r => (Id: (string)r!["id"]!, Position: (long)r["position"]!)).ToList();
        var position = Assert.Single(editions.Select(e => e.Position).Distinct());
        var bytes = await AllAsync(client, editions.Select(e => $"/v1/sealed-reports/{e.Id}"));

        await LearnLateAsync(program, random);

        Assert.Equal(bytes, await AllAsync(client, editions.Select(e => $"/v1/sealed-reports/{e.Id}")));
        Assert.Equal(bytes, await AllAsync(client, Questions.Select(q => $"/v1/reports/{q}&{Period}&cutoff={position}")));
        var seen = new HashSet<string>();
        foreach (var ((id, _), question) in editions.Zip(Questions))
        {
            var verified = await client.GetJsonAsync($"/v1/sealed-reports/{id}/verify");
            Assert.True((bool)verified["holds"]! && (bool)verified["casesHold"]!, question);
            var comparison = await client.GetJsonAsync($"/v1/sealed-reports/{id}/compare?with=now");
            seen.UnionWith(await ExplainedAsync(client, question, position, comparison));
        }

        foreach (var cutOff in (string?[])[null, position.ToString(CultureInfo.InvariantCulture), (position / 2).ToString(CultureInfo.InvariantCulture)])
        {
            Assert.True(await NarrowedAndFull.AgreeAsync(program.Services, (new(2021, 3, 15), new(2021, 5, 31)), cutOff) > 0, cutOff);
        }

        Assert.Superset(new HashSet<string> { "newEntry", "lateEntry", "correction", "explanation", "catalogue", "calendar", "time" }, seen);
    }

    /// <summary>Holds a comparison against the lists behind the cells at both cut-offs, and returns its causes.</summary>
    private static async Task<IEnumerable<string>> ExplainedAsync(HttpClient client, string question, long position, JsonObject comparison)
    {
        var differences = comparison["differences"]!.AsArray();
        var causes = differences.ToDictionary(d => (string)d!["dossier"]!, d => (string)d!["cause"]!);
        Assert.All(causes.Values, cause => Assert.Contains(cause, Causes));
        Assert.Equal(
            causes.Values.GroupBy(c => c).ToDictionary(g => g.Key, g => (long)g.Count()),
            comparison["causes"]!.AsArray().ToDictionary(c => (string)c!["cause"]!, c => (long)c!["count"]!));
        var then = Cells(await client.GetJsonAsync($"/v1/reports/{question}&{Period}&cutoff={position}"));
        var now = Cells(await client.GetJsonAsync($"/v1/reports/{question}&{Period}"));
        var changed = comparison["cells"]!.AsArray().Concat(comparison["procedureCells"]?.AsArray() ?? []).ToDictionary(c => ((string)c!["row"]!, (string)c["column"]!), c => c!);
        var figures = comparison["figures"]!.AsArray().ToDictionary(c => ((string)c!["row"]!, (string)c["column"]!), c => (string)c!["cause"]!);
        Assert.All(figures.Values, cause => Assert.Contains(cause, (string[])[.. Causes, "typed"]));
        var form = question.Split('?')[0];
        foreach (var cell in then.Keys.Union(now.Keys).Where(cell => then.GetValueOrDefault(cell, 0) != now.GetValueOrDefault(cell, 0)))
        {
            if (form != "cchc" && cell.Row != "total")
            {
                // What stands behind a row is held to its count elsewhere; here its numbers must come out. Rows of the register are numbered anew.
                var told = changed.GetValueOrDefault(cell);
                Assert.True(
                    form == "so-theo-doi" || figures.ContainsKey(cell) || (told is null && IsDerived(cell.Column))
                        || now.GetValueOrDefault(cell, 0) - then.GetValueOrDefault(cell, 0) == (int)told!["in"]! - (int)told["out"]!,
                    $"{question} {cell}");
                continue;
            }

            var listedThen = await ListedAsync(client, question, cell, $"&cutoff={position}");
            var listedNow = await ListedAsync(client, question, cell, "");
            if (listedThen is null || listedNow is null)
            {
                continue;
            }

            var (left, entered) = (listedThen.Except(listedNow).ToList(), listedNow.Except(listedThen).ToList());
            if (left.Count + entered.Count == 0)
            {
                Assert.True(figures.ContainsKey(cell), $"{question} {cell}: changed without a dossier and without a word");
                continue;
            }

            var change = changed.GetValueOrDefault(cell);
            Assert.True(change is not null, $"{question} {cell} is not told");
            Assert.Equal((entered.Count, left.Count), ((int)change["in"]!, (int)change["out"]!));
            Assert.All(left.Concat(entered), code => Assert.True(causes.ContainsKey(code), $"{question} {cell} {code} has no cause"));
            Assert.Equal(
                entered.Concat(left).GroupBy(code => causes[code]).ToDictionary(g => g.Key, g => g.Count()),
                change["causes"]!.AsArray().ToDictionary(c => (string)c!["cause"]!, c => (int)c!["in"]! + (int)c["out"]!));
        }

        return causes.Values;
    }

    private static async Task<HashSet<string>?> ListedAsync(HttpClient client, string question, (string Row, string Column) cell, string more)
    {
        var path = $"/v1/reports/{question.Replace("?", "/dossiers?", StringComparison.Ordinal)}&{Period}&limit=1000&row={Uri.EscapeDataString(cell.Row)}&column={cell.Column}{more}";
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        var body = JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        return answer.IsSuccessStatusCode
            ? [.. body["items"]!.AsArray().Select(i => (string)i!["code"]!)]
            : (string?)body["code"] == "noSuchCell" && ((string?)body["title"]) is not null && IsEmptyRow(cell) ? [] : null;
    }

    private static bool IsDerived(string column) =>
        column is "rate" or "points" or "satisfied" or "lateDays" or "entries" or "meanHours" or "maxHours" || column.EndsWith("Rate", StringComparison.Ordinal) || column.EndsWith("Share", StringComparison.Ordinal)
        || column is "rateExplained";

    /// <summary>II.06a knows no row of a key that nothing stands under; any other unknown cell counts no dossiers.</summary>
    private static bool IsEmptyRow((string Row, string Column) cell) => int.TryParse(cell.Column, NumberStyles.None, CultureInfo.InvariantCulture, out _) && cell.Row != "total";

    private static Dictionary<(string Row, string Column), decimal> Cells(JsonObject report)
    {
        var cells = new Dictionary<(string, string), decimal>();
        var rows = report["rows"]!.AsArray();
        if ((string?)report["form"] == "cchc")
        {
            foreach (var row in rows)
            {
                foreach (var column in (string[])(row!["denominator"] is null ? ["value"] : ["numerator", "denominator"]))
                {
                    if (row[column] is { } value)
                    {
                        cells[((string)row["key"]!, column)] = (decimal)value;
                    }
                }
            }

            return cells;
        }

        foreach (var (key, values) in rows.Select(r => ((string)r!["key"]!, r["values"]!)).Append(("total", report["total"]!["values"]!)))
        {
            foreach (var (column, value) in values.AsObject())
            {
                if (value?.GetValueKind() is System.Text.Json.JsonValueKind.Number)
                {
                    cells[(key, column)] = (decimal)value;
                }
            }
        }

        return cells;
    }

    private static JsonNode Ask(string question)
    {
        var (form, query) = (question.Split('?')[0], question.Split('?')[1]);
        var ask = new JsonObject { ["form"] = form, ["from"] = "2021-03-15", ["to"] = "2021-05-31" };
        foreach (var pair in query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('=')))
        {
            ask[pair[0]] = pair[1];
        }

        return ask;
    }

    private static async Task<List<string>> AllAsync(HttpClient client, IEnumerable<string> paths)
    {
        var texts = new List<string>();
        foreach (var path in paths)
        {
            texts.Add(await client.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken));
        }

        return texts;
    }

    private static string Code(int n) => string.Create(CultureInfo.InvariantCulture, $"000.00.07.H10-210401-{n:0000}");

    private static string At(int day) => string.Create(CultureInfo.InvariantCulture, $"{new DateOnly(2021, 3, 1).AddDays(day):yyyy-MM-dd}T09:00:00+07:00");

    private static IEnumerable<string> FirstSteps(int n, Random random)
    {
        var received = random.Next(0, 64);
        string[] procedures = ["1.004949", "1.002382", "2.000815", "1.010708", "9.999999"];
        string[] channels = ["online", "direct", "postal"];
        if (n % 20 == 0)
        {
            // Due and to be ended on the very day that a holiday will fall on.
            yield return Steps.Received(Code(9000 + n), s => (s["occurredAt"], s["data"]) = (At(58), new JsonObject { ["procedure"] = "1.004949", ["channel"] = "direct" }));
            yield return Steps.Line("resultReady", Code(9000 + n), s => (s["occurredAt"], s["data"]) = (At(74), new JsonObject { ["kind"] = "granted" }));
        }

        yield return Steps.Received(Code(n), s => (s["id"], s["occurredAt"], s["agency"], s["unit"], s["data"]) = (
            "r-" + Code(n),
            At(received),
            n % 4 == 0 ? "H10.30.01" : "H10.07",
            n % 3 == 0 ? "Một cửa" : null,
            new JsonObject { ["procedure"] = procedures[random.Next(procedures.Length)], ["channel"] = channels[random.Next(channels.Length)] }));
        if (n % 2 == 0)
        {
            yield return Steps.Line("resultReady", Code(n), s => (s["occurredAt"], s["data"]) = (At(received + random.Next(0, 25)), new JsonObject { ["kind"] = n % 10 == 0 ? "refused" : "granted" }));
        }
    }

    private static async Task ReachAsync(RunningProgram program)
    {
        using var everyone = program.Client();
        await ExampleProgram.ReachAsync(everyone);
    }

    private static async Task LearnLateAsync(ShiftedProgram program, Random random)
    {
        program.GoTo(new DateOnly(2021, 5, 12));
        using var everyone = program.Client();
        using var officer = program.Client("H10.07", "officer");
        using var decider = program.Client("H10", "decider");
        await everyone.PostAsync(string.Join('\n', Enumerable.Range(0, LateSteps).Select(_ => LateStep(random))));
        for (var i = 0; i < 60; i++)
        {
            var code = Code((i * 2) + 2);
            var id = $"correction-{i}";
            await officer.PostAsync(Steps.Line("corrected", code, s => (s["id"], s["officer"], s["occurredAt"], s["data"]) = (id, "u1", At(40), new JsonObject
            {
                ["entry"] = new JsonObject { ["source"] = "test", ["id"] = "r-" + code },
                ["shouldSay"] = new JsonObject { ["channel"] = i % 2 == 0 ? "online" : "direct" },
                ["evidence"] = new JsonObject { ["number"] = "7/BB", ["date"] = "2021-05-03" },
                ["approvedBy"] = "u2",
            })));
            Assert.Equal("200", (await decider.SendAsync(HttpMethod.Post, $"/v1/corrections/{id}/decision", new JsonObject { ["decision"] = "accepted" })).Outcome);
            var (taken, claim) = await officer.SendAsync(HttpMethod.Post, "/v1/explanations", new JsonObject
            {
                ["dossier"] = Code((i * 2) + 1),
                ["reason"] = "N9",
                ["actualOn"] = At(20 + (i % 30))[..10],
                ["text"] = "đã trả đúng hạn",
            });
            Assert.Equal("201", taken);
            Assert.Equal("200", (await decider.SendAsync(HttpMethod.Post, $"/v1/explanations/{claim["id"]}/decision", new JsonObject { ["decision"] = "accepted" })).Outcome);
        }

        foreach (var (code, field, level, days) in new[] { ("1.002382", "G14-KHAC", "district", 3), ("9.999999", "G14-LD1", "province", 2) })
        {
            Assert.Equal("200", (await everyone.SendAsync(HttpMethod.Put, "/v1/catalogue/procedures", new JsonArray(new JsonObject
            {
                ["code"] = code,
                ["name"] = "Thủ tục sửa đổi",
                ["field"] = new JsonObject { ["code"] = field, ["name"] = "Lĩnh vực khác" },
                ["administrativeLevel"] = level,
                ["limit"] = new JsonObject { ["amount"] = days, ["unit"] = "workingDays" },
                ["serviceLevel"] = "partial",
                ["published"] = true,
            }))).Outcome);
        }

        // A day off declared two days before: what falls due on it moves to Monday.
        Assert.Equal("200", (await everyone.SendAsync(HttpMethod.Put, "/v1/catalogue/calendars", JsonNode.Parse(
            """[{"code":"H10.07","years":[{"year":2021,"weekdaysOff":[{"date":"2021-05-14","kind":"holiday","name":"Nghỉ vì bão"}],"workingWeekendDays":[]}]}]"""))).Outcome);
        Assert.Equal("200", (await everyone.SendAsync(HttpMethod.Put, "/v1/indicators/manual", new JsonArray(new JsonObject
        {
            ["agency"] = "H10",
            ["from"] = "2021-03-15",
            ["to"] = "2021-05-31",
            ["key"] = "binh-phuoc:003",
            ["value"] = 12,
        }))).Outcome);
        Assert.Equal("200", (await everyone.SendAsync(HttpMethod.Put, "/v1/surveys", new JsonArray(new JsonObject
        {
            ["id"] = "s1",
            ["agency"] = "H10.07",
            ["place"] = "Quầy 1",
            ["from"] = "2021-04-01",
            ["to"] = "2021-04-20",
            ["mode"] = "paper",
            ["issued"] = 9,
            ["collected"] = 6,
            ["ratings"] = new JsonArray(3, 2, 1, 0, 0),
        }))).Outcome);
        program.GoTo(new DateOnly(2021, 6, 15));
        await ReachAsync(program);
    }

    private static string LateStep(Random random)
    {
        var code = Code(random.Next(1, Dossiers + 10));
        var day = random.Next(0, 100);
        string[] kinds = ["received", "resultReady", "returned", "withdrawn", "stopped", "supplementRequested", "supplemented", "paymentRequested", "paid", "reopened", "lateReasonGiven", "apologised", "surveyed", "handedOver", "refusedAtIntake"];
        var type = kinds[random.Next(kinds.Length)];
        return type == "received"
            ? Steps.Received(code, s => s["occurredAt"] = At(day))
            : Steps.Line(type, code, s => (s["occurredAt"], s["data"]) = (At(day), type switch
            {
                "resultReady" => new JsonObject { ["kind"] = "granted" },
                "returned" => new JsonObject { ["via"] = random.Next(2) == 0 ? "postal" : "direct" },
                "lateReasonGiven" => new JsonObject { ["code"] = $"N{random.Next(1, 13)}", ["primary"] = random.Next(2) == 0 },
                "apologised" => new JsonObject { ["reason"] = "N4", ["newAppointmentOn"] = At(day + 10)[..10] },
                "surveyed" => new JsonObject { ["rating"] = random.Next(1, 6) },
                "handedOver" => new JsonObject { ["toUnit"] = $"Phòng {random.Next(1, 4)}" },
                "reopened" => new JsonObject { ["reason"] = "sai", ["approvedBy"] = "u9" },
                _ => new JsonObject(),
            }));
    }
}
