using System.Globalization;
using System.Text.Json.Nodes;
using OneStop.Core.WorkingTime;
using OneStop.Services.Tests.Dossiers;

namespace OneStop.Services.Tests.Reports;

/// <summary>What waits: online submissions over the 08 working hours, and supplements whose last day is over.</summary>
public sealed class WaitingListTests(ExampleFixture example) : IClassFixture<ExampleFixture>
{
    private static readonly string[] Mine = [.. Enumerable.Range(1, 6).Select(n => $"000.00.07.H10-210415-990{n}")];

    [Fact]
    public async Task Late_answers_and_lapsed_supplements_are_found_and_nothing_else_is()
    {
        using var officer = example.Program.Client("H10.07", "officer");
        using var everyone = example.Program.Client();
        var now = TimeProvider.System.GetUtcNow().ToOffset(VietnamTime.Offset);
        await officer.PostAsync(string.Join('\n',
        [
            Submitted(Mine[0], "2021-04-12T08:15:00+07:00"), // waits for years
            Submitted(Mine[1], now.ToString("O", CultureInfo.InvariantCulture)), // has only just come
            Submitted(Mine[2], "2021-04-12T08:15:00+07:00"), // waits for the applicant, who is late
            Asked(Mine[2], "2021-04-20"),
            Steps.Received(Mine[3], s => s["data"] = new JsonObject { ["procedure"] = "1.004949", ["channel"] = "direct" }), // in time for many years
            Asked(Mine[3], "2099-04-20"),
            Steps.Received(Mine[4]), // late with the supplement
            Asked(Mine[4], "2021-04-20"),
            Steps.Received(Mine[5]), // brought it in time
            Asked(Mine[5], "2021-04-20"),
            Steps.Line("supplemented", Mine[5], s => s["occurredAt"] = "2021-04-16T08:00:00+07:00"),
        ]));
        await ExampleProgram.ReachAsync(everyone);

        Assert.Equal([Mine[0]], await CodesAsync(everyone, "?answerLate=true"));
        Assert.Equal([Mine[2], Mine[4]], await CodesAsync(everyone, "?supplementLapsed=true"));
        Assert.Equal([Mine[0], Mine[1], Mine[2]], await CodesAsync(everyone, "?status=submitted"));
        Assert.Equal([Mine[1], Mine[2]], await CodesAsync(everyone, "?status=submitted&answerLate=false"));
        Assert.Equal("400 badFilter", await everyone.GetOutcomeAsync("/v1/dossiers?answerLate=perhaps"));

        var items = (await everyone.GetJsonAsync("/v1/dossiers?text=210415-990"))["items"]!.AsArray();
        foreach (var item in items)
        {
            // What the item says and what the filter finds are one.
            Assert.Equal((string?)item!["code"] == Mine[0], (bool)item["answerLate"]!);
            Assert.Equal((string?)item["code"] == Mine[2] || (string?)item["code"] == Mine[4], (bool)item["supplementLapsed"]!);
        }

        Assert.True((long)items[0]!["waitedMinutes"]! > 500_000);
        Assert.Equal("2099-04-20", (string?)items[3]!["supplementDueOn"]);
    }

    [Fact]
    public async Task Holders_are_counted_and_each_count_opens_exactly_its_dossiers()
    {
        using var everyone = example.Program.Client();
        await ExampleProgram.ReachAsync(everyone);
        foreach (var filter in new[] { "status=ended", "late=true", "status=open&agency=H10.07", "answerLate=true" })
        {
            var holders = await everyone.GetJsonAsync("/v1/holders?" + filter);
            foreach (var holder in holders["items"]!.AsArray())
            {
                string Of(string name) => Uri.EscapeDataString((string?)holder![name] ?? "-");
                var list = await everyone.GetJsonAsync($"/v1/dossiers?{filter}&holder={Of("agency")}&unit={Of("unit")}&officer={Of("officer")}");
                Assert.Equal((long)holder!["count"]!, list["items"]!.AsArray().Count);
            }

            var all = await everyone.GetJsonAsync("/v1/dossiers?limit=1000&" + filter);
            Assert.Equal(all["items"]!.AsArray().Count, (long)holders["dossiers"]!);
        }

        Assert.Equal("400 badFilter", await everyone.GetOutcomeAsync("/v1/holders?daysLate=3"));
        using var commune = example.Program.Client("H10.30.01");
        Assert.Equal("403 foreignScope", await commune.GetOutcomeAsync("/v1/holders?agency=H10.07"));
    }

    [Fact]
    public async Task Names_are_found_without_capitals_and_marks_also_those_of_units_that_hold()
    {
        using var officer = example.Program.Client("H10.07", "officer");
        const string Held = "000.00.07.H10-210415-9921";
        await officer.PostAsync(string.Join('\n', [Steps.Received(Held), Steps.Line("handedOver", Held, s => s["data"] = new JsonObject { ["toUnit"] = "Phòng Quản lý ĐẤT ĐAI" })]));
        await ExampleProgram.ReachAsync(officer);
        foreach (var text in new[] { "Phòng Quản lý ĐẤT ĐAI", "phòng quản lý đất đai", "phong quan ly dat dai", "DAT ĐAI", "quản lý  đất" })
        {
            Assert.Equal((text, Held), (text, (string?)(await officer.GetJsonAsync("/v1/dossiers?text=" + Uri.EscapeDataString(text)))["items"]!.AsArray().Single()!["code"]));
        }

        Assert.Empty((await officer.GetJsonAsync("/v1/dossiers?text=phong+quan+ly+rung"))["items"]!.AsArray());
    }

    [Fact]
    public async Task What_falls_due_is_counted_by_working_days_left_and_each_count_opens_exactly_its_dossiers()
    {
        using var officer = example.Program.Client("H10.07", "officer");
        var today = VietnamTime.DateOf(TimeProvider.System.GetUtcNow());
        string Day(int days) => today.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await officer.PostAsync(string.Join('\n', Enumerable.Range(0, 12).Select(n => Steps.Received($"000.00.07.H10-210415-99{30 + n}", s =>
            s["data"] = new JsonObject { ["procedure"] = "1.004949", ["channel"] = "direct", ["appointmentOn"] = Day(n - 1) }))));
        await ExampleProgram.ReachAsync(officer);

        var near = await officer.GetJsonAsync("/v1/near-due?nearDue=4");
        var all = (await officer.GetJsonAsync("/v1/dossiers?nearDue=4&limit=1000"))["items"]!.AsArray();
        Assert.Equal([0, 1, 2, 3, 4], near["items"]!.AsArray().Select(d => (int)d!["days"]!));
        Assert.Equal(all.Count, (int)near["dossiers"]!);
        foreach (var days in near["items"]!.AsArray())
        {
            var opened = (await officer.GetJsonAsync($"/v1/dossiers?daysLeft={days!["days"]}&limit=1000"))["items"]!.AsArray();
            Assert.Equal((int)days["count"]!, opened.Count);
        }

        // Twelve days in a row, from yesterday on: one falls due on each, and days off leave as many as the working day before them.
        var due = all.Select(i => DateOnly.ParseExact((string)i!["dueOn"]!, "yyyy-MM-dd", CultureInfo.InvariantCulture)).Where(d => d <= today.AddDays(10)).ToHashSet();
        Assert.DoesNotContain(today.AddDays(-1), due);
        Assert.Contains(today, due);
        Assert.Equal("400 badFilter", await officer.GetOutcomeAsync("/v1/near-due?dueFrom=soon"));
    }

    [Fact]
    public async Task What_is_nearly_due_is_judged_by_the_calendar_of_its_own_agency()
    {
        using var everyone = example.Program.Client();
        string[] codes = ["000.00.88.H10-210415-9960", "000.00.88.H10-210415-9961"];
        var national = (await everyone.GetJsonAsync("/v1/near-due?nearDue=4"))["items"]!.AsArray();
        string Day(int left) => (string)national[left]!["from"]!;
        await everyone.SendAsync(HttpMethod.Put, "/v1/catalogue/agencies", new JsonArray(
            new JsonObject { ["code"] = "H10.88", ["name"] = "Sở có lịch riêng", ["level"] = "department", ["parent"] = "H10" }));
        var (_, declared) = await everyone.SendAsync(HttpMethod.Put, "/v1/catalogue/calendars", new JsonArray(new JsonObject
        {
            ["code"] = "H10.88",
            ["years"] = new JsonArray(new JsonObject
            {
                ["year"] = int.Parse(Day(1)[..4], CultureInfo.InvariantCulture),
                ["weekdaysOff"] = new JsonArray(new JsonObject { ["date"] = Day(1), ["name"] = "Ngày nghỉ riêng", ["kind"] = "emergency" }),
                ["workingWeekendDays"] = new JsonArray(),
            }),
        }));
        Assert.Equal(1, (int)declared["accepted"]!);
        await everyone.PostAsync(string.Join('\n', codes.Select((code, n) => Steps.Received(code, s =>
            (s["agency"], s["data"]) = ("H10.88", new JsonObject { ["procedure"] = "1.004949", ["channel"] = "direct", ["appointmentOn"] = Day(n + 2) })))));
        await ExampleProgram.ReachAsync(everyone);

        foreach (var (filter, code) in new[] { ("nearDue=1", codes[0]), ("daysLeft=2", codes[1]) })
        {
            var found = (await everyone.GetJsonAsync($"/v1/dossiers?text=000.00.88.H10&{filter}"))["items"]!.AsArray();
            Assert.Equal([code], found.Select(i => (string)i!["code"]!));
        }

        var near = (await everyone.GetJsonAsync("/v1/near-due?nearDue=3&agency=H10.88"))["items"]!.AsArray();
        Assert.Equal([0, 1, 1, 0], near.Select(d => (int)d!["count"]!));
        var all = (await everyone.GetJsonAsync("/v1/near-due?nearDue=3"))["items"]!.AsArray();
        Assert.Equal((Day(1), Day(2)), ((string?)all[1]!["from"], ((string)all[1]!["to"]!)[..10]));
    }

    private static string Submitted(string dossier, string at) => Steps.Line("submitted", dossier, s =>
        (s["occurredAt"], s["data"]) = (at, new JsonObject { ["procedure"] = "1.004949", ["channel"] = "online" }));

    private static string Asked(string dossier, string dueOn) => Steps.Line("supplementRequested", dossier, s =>
        (s["occurredAt"], s["data"]) = ("2021-04-13T08:15:00+07:00", new JsonObject { ["dueOn"] = dueOn }));

    private static async Task<string[]> CodesAsync(HttpClient client, string filter) =>
        [.. (await client.GetJsonAsync("/v1/dossiers" + filter))["items"]!.AsArray().Select(i => (string)i!["code"]!).Where(Mine.Contains)];
}
