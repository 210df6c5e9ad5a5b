using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace OneStop.Services.Tests.Dossiers;

/// <summary>Step reports in every allowed form: each line has one outcome, a key counts once.</summary>
public sealed class TakeStepsTests(ProvinceProgram province) : IClassFixture<ProvinceProgram>, IDisposable
{
    private readonly HttpClient _client = province.Program.Client();
    private readonly string _dossier = Steps.NewDossier();

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task One_object_is_taken()
    {
        var answer = await _client.PostAsync(Steps.Received(_dossier), "application/json");
        Assert.Equal("1/0/0", answer.Counts());
        Assert.True((long)answer["position"]! > 0);
    }

    [Fact]
    public async Task An_array_is_taken_with_white_space_and_a_byte_order_mark()
    {
        var answer = await _client.PostAsync("\uFEFF [\n " + Steps.Received(_dossier) + " ,\n\t" + Steps.Line("accepted", _dossier) + "]\n ", "application/json; charset=utf-8");
        Assert.Equal("2/0/0", answer.Counts());
    }

    [Fact]
    public async Task An_empty_array_is_nothing()
    {
        var answer = await _client.PostAsync("[]", "application/json");
        Assert.Equal("0/0/0", answer.Counts());
        Assert.Null(answer["position"]);
    }

    [Fact]
    public async Task Blank_lines_are_skipped_but_counted()
    {
        var answer = await _client.PostAsync("\n" + Steps.Received(_dossier) + "\r\n\r\n  \nxyz\n");
        Assert.Equal("1/0/1", answer.Counts());
        Assert.Equal("5 badJson", answer.Rejection());
    }

    [Fact]
    public async Task The_same_lines_again_are_duplicates_with_the_position_of_the_originals()
    {
        var body = Steps.Received(_dossier) + "\n" + Steps.Line("accepted", _dossier);
        var first = await _client.PostAsync(body);
        await _client.PostAsync(Steps.Received(Steps.NewDossier()));
        var again = await _client.PostAsync(body);
        Assert.Equal("0/2/0", again.Counts());
        Assert.Equal((long)first["position"]!, (long)again["position"]!);
    }

    [Fact]
    public async Task A_key_twice_in_one_body_counts_once()
    {
        var line = Steps.Received(_dossier);
        Assert.Equal("1/2/0", (await _client.PostAsync($"{line}\n{line}\n{line}")).Counts());
    }

    [Fact]
    public async Task Another_body_under_a_known_key_is_a_duplicate_and_the_dossier_says_so()
    {
        const string Id = "twice-with-other-words";
        await _client.PostAsync(Steps.Received(_dossier, step => step["id"] = Id));
        var again = await _client.PostAsync(Steps.Received(_dossier, step =>
        {
            step["id"] = Id;
            step["data"]!["channel"] = "direct";
        }));
        Assert.Equal("0/1/0", again.Counts());
        var dossier = await _client.GetJsonAsync("/v1/dossiers/" + _dossier);
        Assert.Equal("online", (string?)dossier["channel"]);
        Assert.Contains("bodyDiffers", dossier["flags"]!.AsArray().Select(f => (string)f!));
    }

    [Fact]
    public async Task Many_other_bodies_under_known_keys_cost_a_few_commands_however_many_they_are()
    {
        string Lines(string channel) => string.Join('\n', Enumerable.Range(0, 300).Select(i => Steps.Received(Steps.NewDossier(), step =>
        {
            step["id"] = "many-" + i.ToString(CultureInfo.InvariantCulture);
            step["data"]!["channel"] = channel;
        })));
        Assert.Equal("300/0/0", (await _client.PostAsync(Lines("online"))).Counts());
        using var commands = new CountCommands(province.Program.Db);
        Assert.Equal("0/300/0", (await _client.PostAsync(Lines("direct"))).Counts());
        Assert.InRange(commands.Sent, 1, 150);
    }

    [Fact]
    public async Task The_order_of_properties_and_the_form_of_times_make_no_other_body()
    {
        await _client.PostAsync(Steps.Received(_dossier, step => step["id"] = "order-1"));
        var again = "{\"data\":{\"channel\":\"online\",\"procedure\":\"1.004949\"},\"agency\":\"000.00.07.H10\",\"occurredAt\":\"2021-04-12T01:15:00Z\",\"dossier\":\""
            + _dossier + "\",\"type\":\"received\",\"id\":\"order-1\",\"source\":\"test\"}";
        Assert.Equal("0/1/0", (await _client.PostAsync(again, "application/json")).Counts());
        Assert.DoesNotContain("bodyDiffers", (await _client.GetJsonAsync("/v1/dossiers/" + _dossier))["flags"]!.AsArray().Select(f => (string)f!));
    }

    [Fact]
    public async Task A_dry_run_answers_the_same_and_writes_nothing()
    {
        var known = Steps.Received(_dossier);
        await _client.PostAsync(known);
        var other = Steps.NewDossier();
        var body = string.Join('\n', known, Steps.Received(other), "broken");
        var tried = await _client.PostAsync(body, query: "?dryRun=true");
        Assert.Equal("1/1/1", tried.Counts());
        Assert.Equal("404 dossierNotFound", await _client.GetOutcomeAsync("/v1/dossiers/" + other));
        Assert.Equal("1/1/1", (await _client.PostAsync(body)).Counts());
    }

    [Fact]
    public async Task Gzip_is_taken()
    {
        using var zipped = new MemoryStream();
        await using (var zip = new GZipStream(zipped, CompressionMode.Compress, leaveOpen: true))
        {
            await zip.WriteAsync(Encoding.UTF8.GetBytes(Steps.Received(_dossier) + "\n" + Steps.Line("accepted", _dossier)), TestContext.Current.CancellationToken);
        }

        using var answer = await _client.PostRawAsync(zipped.ToArray(), "application/x-ndjson", encoding: "gzip");
        Assert.Equal("200", await Steps.OutcomeOfAsync(answer));
        Assert.Equal("open", (string?)(await _client.GetJsonAsync("/v1/dossiers/" + _dossier))["status"]);
    }

    [Theory]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task Another_compression_is_refused(string encoding)
    {
        using var answer = await _client.PostRawAsync([1, 2, 3], "application/x-ndjson", encoding: encoding);
        Assert.Equal("415 unsupportedMediaType", await Steps.OutcomeOfAsync(answer));
    }

    [Fact]
    public async Task Broken_gzip_is_refused()
    {
        using var answer = await _client.PostRawAsync([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], "application/x-ndjson", encoding: "gzip");
        Assert.Equal("400 badCompression", await Steps.OutcomeOfAsync(answer));
    }

    [Fact]
    public async Task Thousands_of_lines_in_one_body_have_one_outcome_each_and_a_thousand_rejections_are_told()
    {
        const int Sound = 9000;
        const int Broken = 1500;
        var body = new StringBuilder();
        for (var i = 0; i < Sound + Broken; i++)
        {
            body.Append(i % 7 == 6 && i / 7 < Broken ? string.Create(CultureInfo.InvariantCulture, $"broken {_dossier} {i}") : Steps.Line("stepCompleted", _dossier)).Append('\n');
        }

        var answer = await _client.PostAsync(body.ToString());
        Assert.Equal(string.Create(CultureInfo.InvariantCulture, $"{Sound}/0/{Broken}"), answer.Counts());
        Assert.Equal(1000, answer["rejected"]!.AsArray().Count);
        Assert.Equal("7", answer["rejected"]![0]!["line"]!.ToJsonString());
    }

    [Fact]
    public async Task A_long_array_may_break_anywhere_on_the_wire()
    {
        var elements = Enumerable.Range(0, 300).Select(_ => Steps.Received(_dossier, step => step["unit"] = "Phòng \"Lao động\" {[\\] " + new string('á', 200))).ToList();
        Assert.Equal("300/0/0", (await _client.PostAsync("[" + string.Join(",\n", elements) + "]", "application/json")).Counts());
    }

    [Fact]
    public async Task A_declared_first_load_is_marked_in_every_entry()
    {
        await _client.PostAsync(Steps.Received(_dossier), query: "?backfill=true");
        var entries = await _client.GetJsonAsync($"/v1/dossiers/{_dossier}/entries");
        Assert.True((bool)entries["items"]![0]!["body"]!["backfill"]!);
    }
}
