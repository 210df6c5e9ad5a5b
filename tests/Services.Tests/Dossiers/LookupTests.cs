using System.Net;
using System.Text.Json.Nodes;
using OneStop.Services.Tests.Reports;

namespace OneStop.Services.Tests.Dossiers;

/// <summary>One dossier by its code, for those who may see it, and a little of it for anybody.</summary>
public sealed class LookupTests(ProvinceProgram province) : IClassFixture<ProvinceProgram>, IDisposable
{
    private readonly HttpClient _client = province.Program.Client();
    private readonly string _dossier = Steps.NewDossier();

    public void Dispose() => _client.Dispose();

    [Theory]
    [InlineData("*", true)]
    [InlineData("H10", true)]
    [InlineData("H10.07", true)]
    [InlineData("H10.30", false)]
    public async Task A_dossier_outside_the_subtree_looks_as_if_it_were_not_there(string token, bool seen)
    {
        await _client.PostAsync(Steps.Received(_dossier));
        using var client = province.Program.Client(token);
        Assert.Equal(seen ? "200" : "404 dossierNotFound", await client.GetOutcomeAsync("/v1/dossiers/" + _dossier));
        Assert.Equal(seen ? "200" : "404 dossierNotFound", await client.GetOutcomeAsync($"/v1/dossiers/{_dossier}/entries"));
    }

    [Fact]
    public async Task A_full_code_of_a_procedure_finds_its_own_dossiers_and_a_national_part_those_of_all()
    {
        var template = (await _client.GetJsonAsync("/v1/catalogue/procedures?code=1.004949"))["items"]![0]!;
        string[] codes = ["1.555001.000.00.00.H10.01", "1.555001.000.00.00.H10.02", "1.555002.000.00.00.H10"];
        foreach (var code in codes)
        {
            var procedure = template.DeepClone();
            procedure["code"] = code;
            Assert.Equal("200", (await _client.SendAsync(HttpMethod.Put, "/v1/catalogue/procedures", new JsonArray(procedure))).Outcome);
        }

        var dossiers = new Dictionary<string, string>();
        foreach (var code in (string[])[.. codes, "1.555001", "1.555002", "1.555002.000.00.00.H20"])
        {
            dossiers[code] = Steps.NewDossier();
            await _client.PostAsync(Steps.Received(dossiers[code], step => step["data"]!["procedure"] = code));
        }

        await ExampleProgram.ReachAsync(_client);
        foreach (var (asked, found) in new (string, string[])[]
        {
            (codes[0], [codes[0]]),
            (codes[1], [codes[1]]),
            ("1.555001", [codes[0], codes[1], "1.555001"]),
            ("1.555001.000.00.00.H10.03", []),
            (codes[2], [codes[2], "1.555002", "1.555002.000.00.00.H20"]),
            ("1.555002", [codes[2], "1.555002", "1.555002.000.00.00.H20"]),
        })
        {
            var items = (await _client.GetJsonAsync("/v1/dossiers?limit=500&procedure=" + asked))["items"]!.AsArray().Select(static i => (string)i!["code"]!);
            Assert.Equal((asked, string.Join(' ', found.Select(f => dossiers[f]).Order(StringComparer.Ordinal))), (asked, string.Join(' ', items)));
        }
    }

    [Fact]
    public async Task The_receiving_desk_sees_the_dossier_it_passed_on()
    {
        await _client.PostAsync(Steps.Received(_dossier, step => step["data"]!["receivedBy"] = "H10.30"));
        using var desk = province.Program.Client("H10.30");
        Assert.Equal("200", await desk.GetOutcomeAsync("/v1/dossiers/" + _dossier));
    }

    [Fact]
    public async Task A_dossier_of_an_unknown_agency_is_seen_from_the_root_only()
    {
        await _client.PostAsync(Steps.Received(_dossier, step => step["agency"] = "H10.99"));
        using var root = province.Program.Client("H10");
        using var department = province.Program.Client("H10.07");
        Assert.Contains("agencyUnknown", (await root.GetJsonAsync("/v1/dossiers/" + _dossier))["flags"]!.AsArray().Select(f => (string)f!));
        Assert.Equal("404 dossierNotFound", await department.GetOutcomeAsync("/v1/dossiers/" + _dossier));
    }

    [Fact]
    public async Task The_due_date_is_told_in_Vietnamese()
    {
        await _client.PostAsync(Steps.Received(_dossier));
        var dossier = await _client.GetJsonAsync("/v1/dossiers/" + _dossier);
        Assert.Equal("2021-04-27", (string?)dossier["dueOn"]);
        Assert.True((bool)dossier["overdue"]!);
        Assert.Contains(dossier["explain"]!.AsArray(), line => ((string)line!).Contains("Giỗ Tổ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_unchanged_dossier_is_not_sent_twice()
    {
        await _client.PostAsync(Steps.Received(_dossier));
        using var first = await _client.GetAsync(new Uri("/v1/dossiers/" + _dossier, UriKind.Relative), TestContext.Current.CancellationToken);
        using var again = new HttpRequestMessage(HttpMethod.Get, new Uri("/v1/dossiers/" + _dossier, UriKind.Relative));
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var answer = await _client.SendAsync(again, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotModified, answer.StatusCode);
    }

    [Fact]
    public async Task Anybody_sees_only_how_far_it_has_come()
    {
        await _client.PostAsync(Steps.Received(_dossier, step => step["officer"] = "u17"));
        using var nobody = province.Program.Anonymous();
        var seen = await nobody.GetJsonAsync("/v1/public/dossiers/" + _dossier);
        Assert.Equal(["code", "status", "percent", "explanation"], seen.Select(p => p.Key));
        Assert.Equal("open", (string?)seen["status"]);
        Assert.InRange((int)seen["percent"]!, 1, 90);
        Assert.Equal("404 dossierNotFound", await nobody.GetOutcomeAsync("/v1/public/dossiers/nowhere"));
    }

    [Fact]
    public async Task Entries_show_the_three_times()
    {
        await _client.PostAsync(Steps.Received(_dossier, step => step["recordedAt"] = "2021-04-12T10:00:00+07:00"));
        var entry = (await _client.GetJsonAsync($"/v1/dossiers/{_dossier}/entries"))["items"]![0]!;
        Assert.Equal("2021-04-12T08:15:00+07:00", (string?)entry["occurredAt"]);
        Assert.Equal("2021-04-12T10:00:00+07:00", (string?)entry["recordedAt"]);
        Assert.NotNull(entry["appendedAt"]);
        Assert.IsType<JsonObject>(entry["body"]);
    }
}
