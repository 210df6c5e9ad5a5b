using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using OneStop.Services.Tests.Reports;

namespace OneStop.Services.Tests.Dossiers;

/// <summary>Bad input: a problem, a rejected line with a stable code, or a flag — and the rest goes through.</summary>
public sealed class BadInputTests(ProvinceProgram province) : IClassFixture<ProvinceProgram>, IDisposable
{
    private readonly HttpClient _client = province.Program.Client();
    private readonly string _dossier = Steps.NewDossier();

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task A_malformed_line_is_rejected_and_its_neighbours_go_through()
    {
        var answer = await _client.PostAsync(Steps.Received(_dossier) + "\n{\"source\":\"test\",\n" + Steps.Line("accepted", _dossier) + "\n");
        Assert.Equal("2/0/1", answer.Counts());
        Assert.Equal("2 badJson", answer.Rejection());
    }

    [Fact]
    public async Task An_unknown_type_is_rejected() =>
        Assert.Equal("1 unknownType", (await _client.PostAsync(Steps.Line("exploded", _dossier))).Rejection());

    [Theory]
    [InlineData("explanationSubmitted")]
    [InlineData("explanationDecided")]
    [InlineData("correctionDecided")]
    [InlineData("dossierLate")]
    public async Task A_type_only_the_program_writes_is_rejected(string type) =>
        Assert.Equal("1 systemType", (await _client.PostAsync(Steps.Line(type, _dossier))).Rejection());

    [Theory]
    [InlineData("source")]
    [InlineData("id")]
    [InlineData("type")]
    [InlineData("dossier")]
    [InlineData("occurredAt")]
    public async Task A_missing_field_is_rejected(string field)
    {
        var answer = await _client.PostAsync(Steps.Received(_dossier, step => step.Remove(field)));
        Assert.Equal("1 missingField", answer.Rejection());
    }

    [Theory]
    [InlineData("source", 401)]
    [InlineData("id", 401)]
    [InlineData("dossier", 201)]
    public async Task A_key_too_long_to_keep_is_rejected(string field, int length) =>
        Assert.Equal("1 tooLarge", (await _client.PostAsync(Steps.Received(_dossier, step => step[field] = new string('k', length)))).Rejection());

    [Fact]
    public async Task Keys_as_long_as_allowed_are_taken()
    {
        var answer = await _client.PostAsync(Steps.Received(_dossier, step =>
        {
            step["source"] = new string('s', 400);
            step["id"] = new string('i', 400);
            step["dossier"] = new string('d', 200);
        }));
        Assert.Equal("1/0/0", answer.Counts());
    }

    [Fact]
    public async Task Text_that_cannot_be_stored_is_rejected()
    {
        var answer = await _client.PostAsync(Steps.Received("a\u0000b") + "\n{\"source\":\"test\",\"id\":\"\\ud800\",\"type\":\"accepted\",\"dossier\":\"x\",\"occurredAt\":\"2021-04-12\"}\n");
        Assert.Equal("0/0/2", answer.Counts());
        Assert.All(answer["rejected"]!.AsArray(), r => Assert.Equal("badJson", (string?)r!["code"]));
    }

    [Fact]
    public async Task An_odd_code_is_taken()
    {
        Assert.Equal("1/0/0", (await _client.PostAsync(Steps.Received("hồ sơ/lạ 1"))).Counts());
        Assert.Equal("open", (string?)(await _client.GetJsonAsync("/v1/dossiers/" + Uri.EscapeDataString("hồ sơ/lạ 1")))["status"]);
    }

    [Fact]
    public async Task Long_odd_names_are_taken_and_stop_no_report()
    {
        Assert.Equal("2/0/0", (await _client.PostAsync(
            Steps.Received(_dossier, step => (step["unit"], step["officer"]) = (Noise(4000), Noise(4000)))
            + "\n" + Steps.Received(Steps.NewDossier(), step =>
            {
                (step["agency"], step["unit"]) = (Noise(1000), Noise(1000));
                (step["data"]!["procedure"], step["data"]!["receivedBy"]) = (Noise(1000), Noise(1000));
            }))).Counts());
        await ExampleProgram.ReachAsync(_client);
        Assert.Equal(_dossier, (string?)(await _client.GetJsonAsync("/v1/dossiers?text=" + _dossier))["items"]![0]!["code"]);
    }

    [Theory]
    [InlineData("2021-04-12T16:30:00", "2021-04-12T16:30:00+07:00")]
    [InlineData("2021-04-12", "2021-04-12T00:00:00+07:00")]
    [InlineData("2021-04-12T18:30:00Z", "2021-04-13T01:30:00+07:00")]
    [InlineData("2021-04-12 16:30", "2021-04-12T16:30:00+07:00")]
    [InlineData("2021-04-12T16:30:00.25+0700", "2021-04-12T16:30:00.25+07:00")]
    public async Task A_time_without_zone_is_Vietnams(string written, string read)
    {
        await _client.PostAsync(Steps.Received(_dossier, step => step["occurredAt"] = written));
        var entries = await _client.GetJsonAsync($"/v1/dossiers/{_dossier}/entries");
        Assert.Equal(read, (string?)entries["items"]![0]!["occurredAt"]);
    }

    [Theory]
    [InlineData("occurredAt")]
    [InlineData("recordedAt")]
    public async Task A_time_that_cannot_be_read_is_rejected(string field) =>
        Assert.Equal("1 badTime", (await _client.PostAsync(Steps.Received(_dossier, step => step[field] = "12/04/2021"))).Rejection());

    [Fact]
    public async Task A_date_inside_data_that_cannot_be_read_is_rejected() =>
        Assert.Equal("1 badTime", (await _client.PostAsync(Steps.Received(_dossier, step => step["data"]!["appointmentOn"] = "2021-02-30"))).Rejection());

    [Fact]
    public async Task A_future_date_is_taken_and_flagged()
    {
        await _client.PostAsync(Steps.Received(_dossier, step => step["occurredAt"] = "2090-04-12T08:00:00+07:00"));
        Assert.Contains("futureDated", await FlagsAsync());
    }

    [Fact]
    public async Task An_end_before_the_start_is_taken_and_flagged()
    {
        await _client.PostAsync(Steps.Received(_dossier) + "\n" + Steps.Line("resultReady", _dossier, step =>
        {
            step["occurredAt"] = "2021-04-11T08:00:00+07:00";
            step["data"] = new JsonObject { ["kind"] = "granted" };
        }));
        Assert.Contains("endBeforeReception", await FlagsAsync());
    }

    [Fact]
    public async Task A_recorded_time_before_the_event_is_replaced_and_flagged()
    {
        await _client.PostAsync(Steps.Received(_dossier, step => step["recordedAt"] = "2021-04-12T08:00:00+07:00"));
        Assert.Contains("recordedBeforeOccurred", await FlagsAsync());
    }

    [Fact]
    public async Task Of_a_line_of_ten_megabytes_only_length_and_hash_are_kept()
    {
        var large = "{\"source\":\"" + new string('x', 10_000_000) + "\"}";
        var answer = await _client.PostAsync(Steps.Received(_dossier) + "\n" + large + "\n" + Steps.Line("accepted", _dossier));
        Assert.Equal("2/0/1", answer.Counts());
        Assert.Equal("2 tooLarge", answer.Rejection());
        var kept = (await _client.GetJsonAsync("/v1/quarantine?code=tooLarge"))["items"]!.AsArray().First(i => (long)i!["length"]! == large.Length)!;
        Assert.Null(kept["raw"]);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(large))), (string?)kept["sha256"]);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData(null)]
    public async Task A_wrong_content_type_is_refused(string? type)
    {
        using var answer = await _client.PostRawAsync(Encoding.UTF8.GetBytes(Steps.Received(_dossier)), type);
        Assert.Equal("415 unsupportedMediaType", await Steps.OutcomeOfAsync(answer));
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/x-ndjson")]
    public async Task An_empty_body_is_refused(string type)
    {
        using var answer = await _client.PostRawAsync([], type);
        Assert.Equal("400 emptyBody", await Steps.OutcomeOfAsync(answer));
    }

    [Fact]
    public async Task Without_a_token_nothing_is_taken()
    {
        using var nobody = province.Program.Anonymous();
        using var answer = await nobody.PostRawAsync(Encoding.UTF8.GetBytes(Steps.Received(_dossier)), "application/json");
        Assert.Equal("401 unauthenticated", await Steps.OutcomeOfAsync(answer));
    }

    [Fact]
    public async Task A_token_without_the_scope_is_refused()
    {
        using var reader = province.Program.Client("*", "reader", "dossiers:read");
        using var answer = await reader.PostRawAsync(Encoding.UTF8.GetBytes(Steps.Received(_dossier)), "application/json");
        Assert.Equal("403 missingScope", await Steps.OutcomeOfAsync(answer));
    }

    [Fact]
    public async Task A_foreign_agency_is_rejected_in_both_code_styles_and_an_unknown_one_taken()
    {
        using var district = province.Program.Client("H10.30");
        var answer = await district.PostAsync(string.Join('\n',
            Steps.Received(_dossier),
            Steps.Received(_dossier, step => step["agency"] = "000.00.07.H10"),
            Steps.Received(Steps.NewDossier(), step => step["agency"] = "H10.30.01"),
            Steps.Received(Steps.NewDossier(), step => step["agency"] = "H99.99")));
        Assert.Equal("2/0/2", answer.Counts());
        Assert.All(answer["rejected"]!.AsArray(), r => Assert.Equal("forbiddenAgency", (string?)r!["code"]));
    }

    [Fact]
    public async Task Broken_json_inside_an_array_counts_what_stood_before_it()
    {
        var body = "[" + Steps.Received(_dossier) + "," + Steps.Line("accepted", _dossier) + ",{\"source\":}," + Steps.Line("accepted", _dossier) + "]";
        var answer = await _client.PostAsync(body, "application/json");
        Assert.Equal("2/0/1", answer.Counts());
        Assert.Equal("3 badJson", answer.Rejection());
    }

    [Fact]
    public async Task A_cut_off_array_counts_what_stood_before_the_cut()
    {
        var answer = await _client.PostAsync("[" + Steps.Received(_dossier) + "," + Steps.Line("accepted", _dossier)[..40], "application/json");
        Assert.Equal("1/0/1", answer.Counts());
        Assert.Equal("2 badJson", answer.Rejection());
    }

    [Fact]
    public async Task One_bad_object_is_one_rejection()
    {
        var answer = await _client.PostAsync("{\"source\":\"test\"}", "application/json");
        Assert.Equal("0/0/1", answer.Counts());
        Assert.Null(answer["position"]);
    }

    /// <summary>Text that no index compresses.</summary>
    private static string Noise(int length) => Convert.ToBase64String(RandomNumberGenerator.GetBytes(length))[..length];

    private async Task<string[]> FlagsAsync() =>
        [.. (await _client.GetJsonAsync($"/v1/dossiers/{_dossier}"))["flags"]!.AsArray().Select(flag => (string)flag!)];
}
