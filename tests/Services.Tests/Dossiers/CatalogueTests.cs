using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using OneStop.Dossiers.Catalogue;
using OneStop.Runtime.Ledger;

namespace OneStop.Services.Tests.Dossiers;

/// <summary>The catalogue: arrays in, each item checked by itself, upsert by code and effective day, every change a ledger entry.</summary>
public sealed class CatalogueTests(ProvinceProgram province) : IClassFixture<ProvinceProgram>, IDisposable
{
    private readonly HttpClient _client = province.Program.Client();

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task The_national_calendar_is_there_from_the_first_start_and_only_once()
    {
        await province.Program.RestartAsync();
        using var client = province.Program.Client();
        var calendars = (await client.GetJsonAsync("/v1/catalogue/calendars"))["items"]!.AsArray();
        var national = Assert.Single(calendars, c => (string?)c!["code"] == "national")!;
        Assert.Equal([2020, 2021, 2022, 2023, 2024, 2025, 2026, 2027], national["years"]!.AsArray().Select(y => (int)y!["year"]!));
    }

    [Fact]
    public async Task The_same_item_again_makes_no_entry_and_an_earlier_text_can_come_back()
    {
        var (_, first) = await PutAgencyAsync("H10.40", "Một");
        Assert.Equal("1/0", Counts(first));
        var (_, again) = await PutAgencyAsync("H10.40", "Một");
        Assert.Equal("1/1", Counts(again));
        Assert.Equal((long)first["position"]!, (long)again["position"]!);
        await PutAgencyAsync("H10.40", "Hai");
        await PutAgencyAsync("H10.40", "Một");
        var item = Assert.Single((await _client.GetJsonAsync("/v1/catalogue/agencies"))["items"]!.AsArray(), a => (string?)a!["code"] == "H10.40")!;
        Assert.Equal("Một", (string?)item["name"]);
    }

    [Fact]
    public async Task An_item_that_an_earlier_version_took_stays_readable_though_todays_would_refuse_it()
    {
        var agency = new JsonObject { ["code"] = "H10.81", ["name"] = new string('x', 3000), ["level"] = "department", ["parent"] = "H10.81" };
        Assert.Equal("0/0", Counts((await _client.SendAsync(HttpMethod.Put, "/v1/catalogue/agencies", new JsonArray(agency.DeepClone()))).Body));
        await province.Program.Services.GetRequiredService<LedgerWriter>().AppendAsync(
            [new NewEntry(EntryKind.Agency, null, "earlier", "H10.81", Encoding.UTF8.GetBytes(agency.ToJsonString()))], TestContext.Current.CancellationToken);
        await province.Program.Services.GetRequiredService<CatalogueNow>().RefreshAsync(TestContext.Current.CancellationToken);
        Assert.Single((await _client.GetJsonAsync("/v1/catalogue/agencies?code=H10.81"))["items"]!.AsArray());
        Assert.Equal("1/0", Counts((await PutAgencyAsync("H10.81", "Cơ quan")).Body));
    }

    [Fact]
    public async Task A_unit_keeps_its_hours_of_each_day_when_later_ones_are_put()
    {
        await PutUnitAsync(null, "07:30", "16:00");
        await PutUnitAsync("2022-01-01", "08:00", "17:00");
        Assert.Equal(await DueAsync("2021-04-13T08:30:00+07:00"), await DueAsync("2021-04-12T16:30:00+07:00"));
        Assert.Equal(await DueAsync("2022-04-12T08:30:00+07:00"), await DueAsync("2022-04-12T16:30:00+07:00"));
        Assert.NotEqual(await DueAsync("2022-04-13T08:30:00+07:00"), await DueAsync("2022-04-12T16:30:00+07:00"));

        async Task PutUnitAsync(string? from, string start, string end) => Assert.Equal("200", (await _client.SendAsync(HttpMethod.Put, "/v1/catalogue/units", new JsonArray(new JsonObject
        {
            ["agency"] = "H10.07",
            ["name"] = "Phòng đổi giờ",
            ["aliases"] = new JsonArray("P. đổi giờ"),
            ["hours"] = new JsonArray(new JsonArray(start, end)),
            ["effectiveFrom"] = from,
        }))).Outcome);

        async Task<string?> DueAsync(string receivedAt)
        {
            var dossier = Steps.NewDossier();
            await _client.PostAsync(Steps.Received(dossier, step => (step["occurredAt"], step["unit"]) = (receivedAt, "P. đổi giờ")));
            return (string?)(await _client.GetJsonAsync("/v1/dossiers/" + dossier))["dueOn"];
        }
    }

    [Fact]
    public async Task A_bad_item_says_what_is_wrong_and_does_not_stop_the_others()
    {
        var (outcome, answer) = await _client.SendAsync(HttpMethod.Put, "/v1/catalogue/procedures", new JsonArray(
            Procedure("1.100001"),
            Procedure("1.100002", p => p.Remove("limit")),
            Procedure("1.100003", p => p["limit"]!["amount"] = -1),
            Procedure("1.100004", p => p["serviceLevel"] = "half"),
            Procedure("1.100005", p => p["limit"] = null),
            "no object"));
        Assert.Equal("200", outcome);
        Assert.Equal(2, (int)answer["accepted"]!);
        Assert.Equal(
            ["2 1.100002 missingField", "3 1.100003 badValue", "4 1.100004 badValue", "6  badJson"],
            answer["rejected"]!.AsArray().Select(r => $"{r!["line"]} {r["id"]} {r["code"]}"));
    }

    [Fact]
    public async Task A_code_lists_its_versions_and_a_text_finds_codes_and_names_whatever_the_case()
    {
        await PutAgencyAsync("H10.51", "Chi cục Thú y", "2020-01-01", "2021-12-31");
        await PutAgencyAsync("H10.51", "Chi cục Chăn nuôi", "2022-01-01", null);
        async Task<string[]> NamesAsync(string query) => [.. (await _client.GetJsonAsync("/v1/catalogue/agencies?" + query))["items"]!.AsArray().Select(a => (string)a!["name"]!)];
        Assert.Equal(["Chi cục Thú y", "Chi cục Chăn nuôi"], await NamesAsync("code=H10.51"));
        Assert.Equal(["Chi cục Chăn nuôi"], await NamesAsync("text=" + Uri.EscapeDataString("CHĂN NUÔI")));
        Assert.Equal(["Chi cục Chăn nuôi"], await NamesAsync("text=h10.51&on=2023-01-01"));
        Assert.Empty(await NamesAsync("code=H10.5"));
    }

    [Fact]
    public async Task On_a_day_the_version_in_force_is_listed()
    {
        await PutAgencyAsync("H10.50", "Cũ", "2020-01-01", "2021-12-31");
        await PutAgencyAsync("H10.50", "Mới", "2022-01-01", null);
        Assert.Equal("Cũ", await NameOnAsync("2021-06-01"));
        Assert.Equal("Mới", await NameOnAsync("2022-06-01"));
        Assert.Null(await NameOnAsync("2019-06-01"));

        async Task<string?> NameOnAsync(string day) =>
            (string?)(await _client.GetJsonAsync($"/v1/catalogue/agencies?on={day}"))["items"]!.AsArray().SingleOrDefault(a => (string?)a!["code"] == "H10.50")?["name"];
    }

    [Fact]
    public async Task Codes_of_the_old_style_become_the_new_one()
    {
        await PutAgencyAsync("000.00.61.H10", "Sở Thử");
        Assert.Contains((await _client.GetJsonAsync("/v1/catalogue/agencies"))["items"]!.AsArray(), a => (string?)a!["code"] == "H10.61");
    }

    [Fact]
    public async Task Units_and_calendars_of_agencies_are_taken()
    {
        var (_, units) = await _client.SendAsync(HttpMethod.Put, "/v1/catalogue/units", new JsonArray(
            new JsonObject { ["agency"] = "H10.07", ["name"] = "Phòng Việc làm", ["aliases"] = new JsonArray("P. Việc làm"), ["hours"] = new JsonArray(new JsonArray("07:30", "11:30")) },
            new JsonObject { ["agency"] = "H10.07", ["name"] = "Phòng Lẫn", ["hours"] = new JsonArray(new JsonArray("11:30", "07:30")) }));
        Assert.Equal("1/1", $"{units["accepted"]}/{units["rejected"]!.AsArray().Count}");
        var (_, calendars) = await _client.SendAsync(HttpMethod.Put, "/v1/catalogue/calendars", new JsonArray(new JsonObject
        {
            ["code"] = "H10.07",
            ["years"] = new JsonArray(new JsonObject { ["year"] = 2021, ["weekdaysOff"] = new JsonArray(new JsonObject { ["date"] = "2021-04-13", ["name"] = "Mất điện" }) }),
        }));
        Assert.Equal(1, (int)calendars["accepted"]!);
    }

    [Theory]
    [InlineData("H10.30", "agencies", "H10.07", false)]
    [InlineData("H10.30", "agencies", "H10.30.02", true)]
    [InlineData("H10.30", "procedures", "1.200001", false)]
    [InlineData("H10", "procedures", "1.200002", true)]
    public async Task A_token_puts_only_what_is_below_its_agency(string token, string kind, string code, bool allowed)
    {
        using var client = province.Program.Client(token);
        var (_, answer) = await client.SendAsync(HttpMethod.Put, $"/v1/catalogue/{kind}", new JsonArray(kind == "agencies" ? Agency(code, "Thử") : Procedure(code)));
        Assert.Equal(allowed ? 1 : 0, (int)answer["accepted"]!);
    }

    [Fact]
    public async Task What_is_no_array_is_refused()
    {
        Assert.Equal("400 badJson", (await _client.SendAsync(HttpMethod.Put, "/v1/catalogue/agencies", new JsonObject())).Outcome);
        Assert.Equal("400 badDate", await _client.GetOutcomeAsync("/v1/catalogue/agencies?on=today"));
    }

    private static string Counts(JsonObject answer) => $"{answer["accepted"]}/{answer["unchanged"]}";

    private static JsonObject Agency(string code, string name) => new() { ["code"] = code, ["name"] = name, ["level"] = "department", ["parent"] = "H10" };

    private static JsonObject Procedure(string code, Action<JsonObject>? change = null)
    {
        var procedure = new JsonObject
        {
            ["code"] = code,
            ["name"] = "Thủ tục thử",
            ["field"] = new JsonObject { ["code"] = "G01-T1", ["name"] = "Thử" },
            ["administrativeLevel"] = "province",
            ["limit"] = new JsonObject { ["amount"] = 5, ["unit"] = "workingDays" },
            ["serviceLevel"] = "full",
        };
        change?.Invoke(procedure);
        return procedure;
    }

    private Task<(string Outcome, JsonObject Body)> PutAgencyAsync(string code, string name, string? from = null, string? to = null)
    {
        var agency = Agency(code, name);
        agency["effectiveFrom"] = from;
        agency["effectiveTo"] = to;
        return _client.SendAsync(HttpMethod.Put, "/v1/catalogue/agencies", new JsonArray(agency));
    }
}
