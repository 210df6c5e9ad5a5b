using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using OneStop.Reports.Scheduling;
using OneStop.Services.Tests.Dossiers;

namespace OneStop.Services.Tests.Reports;

/// <summary>Reports file themselves when they are due: once, as of that hour, and what the checks deny stays open and says why.</summary>
public sealed class SealScheduleTests
{
    private static JsonObject Schedule => new()
    {
        ["id"] = "quy",
        ["agency"] = "H10.07",
        ["forms"] = new JsonArray(new JsonObject { ["form"] = "ii06a" }, new JsonObject { ["form"] = "ii07a" }, new JsonObject { ["form"] = "cchc", ["template"] = "binh-phuoc" }),
        ["periods"] = new JsonArray("quarter"),
        ["daysAfter"] = 3,
        ["at"] = "08:00",
        ["formats"] = new JsonArray("csv", "docx"),
        ["sealedBy"] = "lan",
    };

    [Fact]
    public async Task A_quarter_is_filed_once_as_of_its_hour_and_a_blocked_form_stays_open_until_it_is_mended()
    {
        await using var program = await ShiftedProgram.StartAsync(new DateOnly(2021, 4, 12));
        using var client = program.Client("H10", "lan");
        await client.PostAsync(Steps.Received("000.00.07.H10-210412-0003"));
        Assert.Equal("200", (await client.SendAsync(HttpMethod.Put, "/v1/seal-schedules", new JsonArray(Schedule))).Outcome);
        await RunAsync(program, client);
        Assert.Empty((await ItemAsync(client))["runs"]!.AsArray());
        Assert.Equal(("2021-03-15", "2021-06-17T08:00:00+07:00"), (Text((await ItemAsync(client))["next"], "from"), Text((await ItemAsync(client))["next"], "dueAt")));

        // Down from before the hour until three days after it; meanwhile a late entry came. Then two look at once.
        program.GoTo(new DateOnly(2021, 6, 18));
        await client.PostAsync(Steps.Received("000.00.07.H10-210412-0004"));
        await ExampleProgram.ReachAsync(client);
        program.GoTo(new DateOnly(2021, 6, 20));
        await Task.WhenAll(RunAsync(program, client), RunAsync(program, client));
        await RunAsync(program, client);
        var runs = await RunsAsync(client, "2021-06-14");
        Assert.Equal(["cchc filed", "ii06a filed", "ii07a filed"], States(runs));
        var filed = (await client.GetJsonAsync("/v1/sealed-reports"))["items"]!.AsArray();
        Assert.Equal(3, filed.Count);
        Assert.All(filed, f => Assert.Equal("lan", (string)f!["sealedBy"]!));
        var report = (string)runs.Single(r => (string)r!["form"]! == "ii06a")!["report"]!;
        Assert.Equal("1", $"{(await client.GetJsonAsync($"/v1/sealed-reports/{report}"))["total"]!["values"]!["3"]}");
        Assert.Equal("true", (await client.GetJsonAsync($"/v1/sealed-reports/{report}/verify"))["holds"]!.ToJsonString());

        // The files kept with it are the report as filed.
        Assert.Equal(["csv", "docx"], (await client.GetJsonAsync($"/v1/sealed-reports/{report}/files"))["items"]!.AsArray().Select(f => (string)f!["format"]!));
        Assert.Equal(
            await TextAsync(client, $"/v1/reports/ii06a?from=2021-03-15&to=2021-06-14&scope=H10.07&format=csv&cutoff=2021-06-17T08:00:00%2B07:00"),
            await TextAsync(client, $"/v1/sealed-reports/{report}/files/csv"));

        // Next quarter: one form filed by hand in time, one that the checks deny.
        program.GoTo(new DateOnly(2021, 9, 15));
        JsonArray Typed(int done) => new(
            Figure("binh-phuoc:003", 5), Figure("binh-phuoc:004", done));
        await client.SendAsync(HttpMethod.Put, "/v1/indicators/manual", Typed(6));
        var (_, byHand) = await client.SendAsync(
            HttpMethod.Post, "/v1/sealed-reports", new JsonObject { ["form"] = "ii06a", ["from"] = "2021-06-15", ["to"] = "2021-09-14", ["scope"] = "H10.07" });
        program.GoTo(new DateOnly(2021, 9, 18));
        await RunAsync(program, client);
        runs = await RunsAsync(client, "2021-09-14");
        Assert.Equal(["cchc open", "ii06a filed", "ii07a filed"], States(runs));
        Assert.Equal((string?)byHand["id"], (string?)runs.Single(r => (string)r!["form"]! == "ii06a")!["report"]);
        var open = runs.Single(r => (string)r!["form"]! == "cchc")!;
        Assert.Equal("checksFailed", (string)open["code"]!);
        Assert.Contains("dòng 1.1.1 “Số nhiệm vụ đề ra trong kế hoạch” ghi 5", (string)open["detail"]!, StringComparison.Ordinal);

        await client.SendAsync(HttpMethod.Put, "/v1/indicators/manual", Typed(5));
        await ExampleProgram.ReachAsync(client);
        program.GoTo(new DateOnly(2021, 9, 19));
        await RunAsync(program, client);
        Assert.Equal(["cchc filed", "ii06a filed", "ii07a filed"], States(await RunsAsync(client, "2021-09-14")));
        Assert.Equal(6, (await client.GetJsonAsync("/v1/sealed-reports"))["items"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_schedule_of_somebody_who_no_longer_may_stands_still_until_it_is_taken_over()
    {
        await using var program = await ShiftedProgram.StartAsync(new DateOnly(2021, 4, 12));
        using var client = program.Client("H10", "lan");
        await client.PostAsync(Steps.Received("000.00.07.H10-210412-0003"));
        var schedule = Schedule;
        schedule["forms"] = new JsonArray(new JsonObject { ["form"] = "ii06a" });
        Assert.Equal("200", (await client.SendAsync(HttpMethod.Put, "/v1/seal-schedules", new JsonArray(schedule))).Outcome);
        using var everything = program.Client("*", "portal");
        var stop = new JsonObject { ["user"] = "lan", ["reason"] = "Tài khoản lan đã bị khóa." };
        Assert.Equal("403 foreignScope", (await client.SendAsync(HttpMethod.Post, "/v1/seal-schedules/stop", stop.DeepClone())).Outcome);
        Assert.Equal("400 missingField", (await everything.SendAsync(HttpMethod.Post, "/v1/seal-schedules/stop", new JsonObject { ["user"] = "lan" })).Outcome);
        Assert.Equal(1, (int)(await everything.SendAsync(HttpMethod.Post, "/v1/seal-schedules/stop", stop.DeepClone())).Body["stopped"]!);
        Assert.Equal(0, (int)(await everything.SendAsync(HttpMethod.Post, "/v1/seal-schedules/stop", stop.DeepClone())).Body["stopped"]!);

        program.GoTo(new DateOnly(2021, 6, 18));
        await RunAsync(program, client);
        var open = Assert.Single(await RunsAsync(client, "2021-06-14"))!;
        Assert.Equal(("open", "sealerStopped", "Tài khoản lan đã bị khóa."), (Text(open, "state"), Text(open, "code"), Text(open, "detail")));
        Assert.Equal("Tài khoản lan đã bị khóa.", Text((await ItemAsync(client))["stopped"], "reason"));
        Assert.Empty((await client.GetJsonAsync("/v1/sealed-reports"))["items"]!.AsArray());

        // Taken over: what was due is filed at the next look, under the new name.
        using var other = program.Client("H10", "minh");
        schedule = (JsonObject)schedule.DeepClone();
        schedule["sealedBy"] = "minh";
        Assert.Equal("200", (await other.SendAsync(HttpMethod.Put, "/v1/seal-schedules", new JsonArray(schedule))).Outcome);
        await RunAsync(program, client);
        Assert.Equal(["ii06a filed"], States(await RunsAsync(client, "2021-06-14")));
        Assert.Equal("minh", (string)Assert.Single((await client.GetJsonAsync("/v1/sealed-reports"))["items"]!.AsArray())!["sealedBy"]!);
        Assert.Null((await ItemAsync(client))["stopped"]);
    }

    [Fact]
    public async Task A_file_that_could_not_be_made_says_why_and_is_tried_again_after_longer_and_longer_pauses()
    {
        await using var program = await ShiftedProgram.StartAsync(new DateOnly(2021, 4, 12));
        using var client = program.Client("H10", "lan");
        var schedule = Schedule;
        (schedule["forms"], schedule["formats"]) = (new JsonArray(new JsonObject { ["form"] = "ii06a" }), new JsonArray("csv", "docx"));
        Assert.Equal("200", (await client.SendAsync(HttpMethod.Put, "/v1/seal-schedules", new JsonArray(schedule))).Outcome);
        program.GoTo(new DateOnly(2021, 6, 18));
        var database = program.Services.GetRequiredService<Npgsql.NpgsqlDataSource>();

        // Between the filing and its files the edition is something else than the ledger gives: no file is made of it.
        await RunAsync(program, client);
        await using (var spoil = database.CreateCommand("""
            delete from reports.sealed_files;
            update reports.sealed set body = body || '\x20'::bytea;
            update reports.seal_runs set files_due = true, tried_at = tried_at - interval '1 hour'
            """))
        {
            await spoil.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        await RunAsync(program, client);
        var failed = Assert.Single(await RunsAsync(client, "2021-06-14"))!;
        Assert.Equal("filed", Text(failed, "state"));
        Assert.StartsWith("Không tạo được tệp csv: báo cáo lập lại từ sổ cái", Text(failed, "detail"), StringComparison.Ordinal);
        Assert.Empty(failed["formats"]!.AsArray());

        await using (var mend = database.CreateCommand("update reports.sealed set body = substring(body from 1 for length(body) - 1)"))
        {
            await mend.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        await RunAsync(program, client);
        Assert.Empty((await RunsAsync(client, "2021-06-14")).Single()!["formats"]!.AsArray());
        program.GoTo(new DateOnly(2021, 6, 19));
        await RunAsync(program, client);
        var made = (await RunsAsync(client, "2021-06-14")).Single()!;
        Assert.Equal((null, 2), (Text(made, "detail"), made["formats"]!.AsArray().Count));
        Assert.All(
            ((int Times, int Minutes)[])[(0, 0), (1, 1), (2, 2), (3, 4), (9, 256), (10, 360), (99, 360)], p => Assert.Equal(p.Minutes, FileScheduled.PauseAfter(p.Times).TotalMinutes));
    }

    [Fact]
    public async Task What_cannot_be_kept_is_refused_with_its_place()
    {
        await using var program = await ShiftedProgram.StartAsync(new DateOnly(2021, 4, 12));
        using var client = program.Client("H10", "lan");
        async Task<string> PutAsync(string field, JsonNode? value)
        {
            var schedule = Schedule;
            schedule[field] = value;
            return (await client.SendAsync(HttpMethod.Put, "/v1/seal-schedules", new JsonArray(schedule))).Outcome;
        }

        Assert.Equal("400 badSealer", await PutAsync("sealedBy", "minh"));
        Assert.Equal("400 badForms", await PutAsync("forms", new JsonArray(new JsonObject { ["form"] = "cchc" })));
        Assert.Equal("400 badForms", await PutAsync("forms", new JsonArray()));
        Assert.Equal("400 badPeriods", await PutAsync("periods", new JsonArray("weekly")));
        Assert.Equal("400 badDay", await PutAsync("daysAfter", 61));
        Assert.Equal("400 badTime", await PutAsync("at", "24:00"));
        Assert.Equal("400 badFormat", await PutAsync("formats", new JsonArray("exe")));
        Assert.Equal("400 badStart", await PutAsync("startsOn", "1900-01-01"));
        Assert.Equal("200", await PutAsync("active", false));
        Assert.Null((await ItemAsync(client))["next"]);
        using var commune = program.Client("H10.30.01", "lan");
        Assert.Equal("403 foreignScope", (await commune.SendAsync(HttpMethod.Put, "/v1/seal-schedules", new JsonArray(Schedule))).Outcome);
        Assert.Empty((await commune.GetJsonAsync("/v1/seal-schedules"))["items"]!.AsArray());
    }

    // As another program on the same database would: nothing but the database keeps them apart.
    private static async Task RunAsync(ShiftedProgram program, HttpClient client)
    {
        await ExampleProgram.ReachAsync(client);
        var services = program.Services;
        using var runner = new RunSchedules(
            services.GetRequiredService<ScheduleTable>(), services.GetRequiredService<FileScheduled>(), services.GetRequiredService<TimeProvider>(), NullLogger<RunSchedules>.Instance);
        await runner.RunAsync(TestContext.Current.CancellationToken);
    }

    private static JsonObject Figure(string key, int value) =>
        new() { ["agency"] = "H10.07", ["from"] = "2021-06-15", ["to"] = "2021-09-14", ["key"] = key, ["value"] = value };

    private static async Task<JsonNode> ItemAsync(HttpClient client) => Assert.Single((await client.GetJsonAsync("/v1/seal-schedules"))["items"]!.AsArray())!;

    private static async Task<List<JsonNode?>> RunsAsync(HttpClient client, string to) =>
        [.. (await ItemAsync(client))["runs"]!.AsArray().Where(r => (string)r!["to"]! == to)];

    private static IEnumerable<string> States(IEnumerable<JsonNode?> runs) => runs.Select(r => $"{r!["form"]} {r["state"]}");

    private static string? Text(JsonNode? node, string name) => (string?)node?[name];

    private static Task<string> TextAsync(HttpClient client, string path) => client.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
}
