using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace OneStop.Services.Tests.Dossiers;

/// <summary>The messages of existing software, as they are: the same dossiers in any order and any repetition, bad items in quarantine.</summary>
public sealed class NationalTests(ProvinceProgram province) : IClassFixture<ProvinceProgram>, IDisposable
{
    private const string Late = "000.00.17.H99-260904-0031";
    private const string Paused = "H99.17-260914-0007";
    private static int _count;

    private readonly HttpClient _client = province.Program.Client();

    public void Dispose() => _client.Dispose();

    [Theory]
    [InlineData("DongBoHoSoMC.envelope,CapNhatTienDoHoSoMC.envelope,DongBoHoSoMC.bare-array,CapNhatTienDoHoSoMC.bare-array")]
    [InlineData("CapNhatTienDoHoSoMC.bare-array,CapNhatTienDoHoSoMC.envelope,DongBoHoSoMC.bare-array,DongBoHoSoMC.envelope")]
    [InlineData("DongBoHoSoMC.envelope,DongBoHoSoMC.envelope,CapNhatTienDoHoSoMC.envelope,CapNhatTienDoHoSoMC.bare-array,DongBoHoSoMC.bare-array,CapNhatTienDoHoSoMC.envelope")]
    public async Task The_sample_messages_give_the_same_dossiers_in_any_order(string order)
    {
        await using var own = new ProvinceProgram();
        await own.InitializeAsync();
        using var client = own.Program.Client();
        foreach (var name in order.Split(','))
        {
            var body = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Golden", "national", name + ".json"), TestContext.Current.CancellationToken);
            var answer = await PostAsync(client, name.Split('.')[0] + "?MaDinhDanhDV=000.00.17.H99", JsonNode.Parse(body)!);
            Assert.Equal("0", (string?)answer["error_code"]);
            Assert.Contains("thành công", (string?)answer["message"], StringComparison.Ordinal);
            Assert.Empty(answer["errors"]!.AsArray());
        }

        var late = await client.GetJsonAsync("/v1/dossiers/" + Late);
        Assert.Equal(
            "2026-09-04 2026-09-09 2026-09-10 2026-09-11 ended late direct",
            $"{late["receivedOn"]} {late["dueOn"]} {late["endedOn"]} {late["returnedOn"]} {late["status"]} {late["outcome"]} {late["channel"]}");
        var paused = await client.GetJsonAsync("/v1/dossiers/" + Paused);
        Assert.Equal("2026-09-14 2026-09-21 open online", $"{paused["receivedOn"]} {paused["dueOn"]} {paused["status"]} {paused["channel"]}");
        var pause = Assert.Single(paused["pauses"]!.AsArray())!;
        Assert.Equal("supplement 2026-09-15 2026-09-17", $"{pause["kind"]} {pause["from"]} {pause["to"]}");
    }

    [Fact]
    public async Task No_name_or_number_of_a_citizen_reaches_the_ledger()
    {
        foreach (var name in (string[])["DongBoHoSoMC.envelope", "DongBoHoSoMC.bare-array", "CapNhatTienDoHoSoMC.envelope"])
        {
            var body = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Golden", "national", name + ".json"), TestContext.Current.CancellationToken);
            await PostAsync(_client, name.Split('.')[0], JsonNode.Parse(body)!);
        }

        var feed = await _client.GetStringAsync(new Uri("/v1/ledger?limit=10000", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Contains(Late, feed, StringComparison.Ordinal);
        foreach (var word in (string[])["Nguyễn Văn Mẫu", "Trần Thị Ví Dụ", "Lê Văn Thí Nghiệm", "001099000001", "0900000001", "0900000002", "vidu@example.com", "TECHID-0000-VIDU", "hộ kinh doanh Mẫu"])
        {
            Assert.DoesNotContain(word, feed, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_end_rewritten_to_the_due_date_stays_late()
    {
        var (code, item) = NewItem();
        item["NgayKetThucXuLy"] = "20210505100000";
        item["TrangThaiHoSo"] = "9";
        await PostAsync(_client, "DongBoHoSoMC", new JsonArray(item.DeepClone()));
        item["NgayKetThucXuLy"] = "20210427160000";
        await PostAsync(_client, "DongBoHoSoMC", new JsonArray(item.DeepClone()));
        var dossier = await _client.GetJsonAsync("/v1/dossiers/" + code);
        Assert.Equal("2021-05-05 late", $"{dossier["endedOn"]} {dossier["outcome"]}");
    }

    [Fact]
    public async Task Names_longer_than_any_index_takes_stop_no_message_and_no_list_of_sources()
    {
        var longName = Convert.ToBase64String(System.Security.Cryptography.RandomNumberGenerator.GetBytes(3000));
        var (code, item) = NewItem();
        item["DonViXuLy"] = longName;
        await PostAsync(_client, "DongBoHoSoMC", new JsonObject { ["madonvi"] = longName, ["service"] = "DongBoHoSoMC", ["data"] = new JsonArray(item) });
        Assert.Equal("2021-04-12", (string?)(await _client.GetJsonAsync("/v1/dossiers/" + code))["receivedOn"]);
        var source = new JsonObject { ["source"] = longName, ["key"] = "a-key-of-more-than-twenty", ["agency"] = "H10.07" };
        Assert.Equal("400 badValue", (await _client.SendAsync(HttpMethod.Put, "/v1/sources", new JsonArray(source))).Outcome);
    }

    [Theory]
    [InlineData("20210412183000", "2021-04-12T18:30:00+07:00")]
    [InlineData("12/04/2021 18:30", "2021-04-12T18:30:00+07:00")]
    [InlineData("2021-04-12 18:30", "2021-04-12T18:30:00+07:00")]
    [InlineData("2021-04-12T18:30", "2021-04-12T18:30:00+07:00")]
    [InlineData("2021-04-12T18:30:00.1234567", "2021-04-12T18:30:00.1234567+07:00")]
    [InlineData("2021-04-12T18:30+0000", "2021-04-13T01:30:00+07:00")]
    [InlineData("2021-04-12T18:30:00.5Z", "2021-04-13T01:30:00.5+07:00")]
    public async Task A_time_without_zone_is_Vietnams_in_every_form(string written, string read)
    {
        var (code, item) = NewItem();
        item["NgayTiepNhan"] = written;
        await PostAsync(_client, "DongBoHoSoMC", new JsonArray(item));
        var received = (await _client.GetJsonAsync($"/v1/dossiers/{code}/entries"))["items"]!.AsArray().First(static e => (string?)e!["body"]!["type"] == "received")!;
        Assert.Equal(read, (string?)received["occurredAt"]);
    }

    [Theory]
    [InlineData("20210428170000", "20210430170000")]
    [InlineData("20210430170000", "20210428170000")]
    public async Task Of_two_appointments_the_earliest_counts_whichever_came_first(string first, string second)
    {
        var (code, item) = NewItem();
        foreach (var appointment in (string[])[first, second])
        {
            item["NgayHenTra"] = appointment;
            await PostAsync(_client, "DongBoHoSoMC", new JsonArray(item.DeepClone()));
        }

        Assert.Equal("2021-04-28", (string?)(await _client.GetJsonAsync("/v1/dossiers/" + code))["dueOn"]);
    }

    [Theory]
    [InlineData("TrangThaiHoSo", "0", "unknownStatus")]
    [InlineData("TrangThaiHoSo", "11", "unknownStatus")]
    [InlineData("NgayTiepNhan", "32/13/2021", "badTime")]
    [InlineData("NgayTiepNhan", "00000000000000", "missingField")]
    [InlineData("MaHoSo", "null", "missingField")]
    public async Task A_bad_item_lies_in_quarantine_and_its_neighbours_go_through(string field, string value, string code)
    {
        var (sound, good) = NewItem();
        var (_, bad) = NewItem();
        bad[field] = value;
        bad["TrichYeuHoSo"] = "riêng " + sound;
        var answer = await PostAsync(_client, "DongBoHoSoMC", new JsonArray(bad, good));
        Assert.Equal("0", (string?)answer["error_code"]);
        Assert.Equal($"1 {code}", $"{answer["errors"]![0]!["index"]} {answer["errors"]![0]!["code"]}");
        Assert.Equal("open", (string?)(await _client.GetJsonAsync("/v1/dossiers/" + sound))["status"]);
        var kept = (await _client.GetJsonAsync("/v1/quarantine?channel=national&limit=1000"))["items"]!.AsArray();
        Assert.Contains(kept, i => (string?)i!["code"] == code && ((string)i["raw"]!).Contains(sound, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("20210412081500")]
    [InlineData("12/04/2021 08:15:00")]
    [InlineData("2021-04-12 08:15:00")]
    [InlineData("2021-04-12T01:15:00Z")]
    public async Task Dates_come_in_several_forms(string received)
    {
        var (code, item) = NewItem();
        item["NgayTiepNhan"] = received;
        await PostAsync(_client, "DongBoHoSoMC", new JsonArray(item));
        var entries = (await _client.GetJsonAsync($"/v1/dossiers/{code}/entries"))["items"]!.AsArray();
        Assert.Equal("2021-04-12T08:15:00+07:00", (string?)entries[0]!["occurredAt"]);
    }

    [Fact]
    public async Task A_unit_written_by_name_is_found_by_its_alias()
    {
        var aliases = new JsonArray(new JsonObject { ["kind"] = "unit", ["alias"] = "Sở LĐTBXH tỉnh", ["meaning"] = "000.00.07.H10", ["from"] = "2020-01-01" });
        Assert.Equal("200", (await _client.SendAsync(HttpMethod.Put, "/v1/national/aliases", aliases)).Outcome);
        var (code, item) = NewItem();
        item["DonViXuLy"] = "Sở LĐTBXH tỉnh";
        await PostAsync(_client, "DongBoHoSoMC", new JsonArray(item));
        Assert.Equal("H10.07", (string?)(await _client.GetJsonAsync("/v1/dossiers/" + code))["agency"]);
    }

    [Fact]
    public async Task Aliases_are_listed_page_by_page_added_and_ended()
    {
        var source = "bi-danh-" + Guid.NewGuid().ToString("N")[..8];
        JsonObject Alias(string kind, string alias, string meaning, string? from = null, string? to = null) =>
            new() { ["kind"] = kind, ["source"] = source, ["alias"] = alias, ["meaning"] = meaning, ["from"] = from, ["to"] = to };
        Assert.Equal("200", (await PutAliasesAsync(
            Alias("unit", "Phòng B", "H10.07"), Alias("unit", "Phòng A", "H10.07", "2021-01-01", "2021-06-30"), Alias("unit", "Phòng A", "H10.30", "2021-07-01"), Alias("dossier", "SO-17", "H10.07-210412-9999"))).Outcome);
        Assert.Equal(["SO-17 ever", "Phòng A 2021-01-01", "Phòng A 2021-07-01", "Phòng B ever"], await ListAsync("limit=1"));
        Assert.Equal(["Phòng A 2021-01-01", "Phòng B ever"], await ListAsync("kind=unit&on=2021-03-01"));
        Assert.Equal(["SO-17 ever"], await ListAsync("text=210412-99"));
        Assert.Equal(["Phòng B ever"], await ListAsync("text=PHÒNG+B"));
        Assert.Equal("200", (await PutAliasesAsync(Alias("unit", "Phòng B", "H10.07", null, "2020-12-31"))).Outcome);
        Assert.Equal(["Phòng A 2021-01-01"], await ListAsync("kind=unit&on=2021-03-01&limit=1"));
        Assert.Equal("400 badValue", (await PutAliasesAsync(Alias("unit", "Phòng C", "H10.07", "2021-02-01", "2021-01-31"))).Outcome);
        Assert.Equal("400 badValue", (await PutAliasesAsync(Alias("dossier", "SO-18", "SO-18"))).Outcome);
        Assert.Equal("400 badValue", await _client.GetOutcomeAsync("/v1/national/aliases?on=hom-nay"));

        async Task<List<string>> ListAsync(string query)
        {
            var (seen, cursor) = (new List<string>(), "");
            do
            {
                var page = await _client.GetJsonAsync($"/v1/national/aliases?source={source}&{query}&cursor={Uri.EscapeDataString(cursor)}");
                seen.AddRange(page["items"]!.AsArray().Select(static a => $"{a!["alias"]} {(string?)a["from"] ?? "ever"}"));
                cursor = (string?)page["next"];
            }
            while (cursor is not null);
            return seen;
        }
    }

    [Fact]
    public async Task A_dossiers_alias_holds_for_what_is_dated_in_its_days()
    {
        var (code, item) = NewItem();
        var local = "SO-" + Guid.NewGuid().ToString("N")[..8];
        Assert.Equal("200", (await PutAliasesAsync(new JsonObject { ["kind"] = "dossier", ["alias"] = local, ["meaning"] = code, ["from"] = "2021-01-01", ["to"] = "2021-12-31" })).Outcome);
        item["MaHoSo"] = local;
        await PostAsync(_client, "DongBoHoSoMC", new JsonArray(item.DeepClone()));
        Assert.Equal("2021-04-12", (string?)(await _client.GetJsonAsync("/v1/dossiers/" + code))["receivedOn"]);
        Assert.Equal("404 dossierNotFound", await _client.GetOutcomeAsync("/v1/dossiers/" + local));
        item["NgayTiepNhan"] = "20220412081500";
        await PostAsync(_client, "DongBoHoSoMC", new JsonArray(item));
        Assert.Equal("2022-04-12", (string?)(await _client.GetJsonAsync("/v1/dossiers/" + local))["receivedOn"]);
    }

    [Fact]
    public async Task A_local_code_replaced_later_tells_the_same_dossier_whenever_its_alias_is_known()
    {
        var source = new JsonObject { ["source"] = "doi-ma", ["key"] = "khoa-cua-phan-mem-doi-ma", ["agency"] = "*" };
        Assert.Equal("200", (await _client.SendAsync(HttpMethod.Put, "/v1/sources", new JsonArray(source))).Outcome);
        using var sender = province.Program.Anonymous();
        var told = new List<string>();
        foreach (var known in (string[])["first", "between", "last", "never"])
        {
            var (code, item) = NewItem();
            var local = known == "never" ? code : "SO-" + Guid.NewGuid().ToString("N")[..8];
            var alias = new JsonObject { ["kind"] = "dossier", ["alias"] = local, ["meaning"] = code };
            await TellAsync("first");
            await SendAsync("DongBoHoSoMC", Revision(local, "20210420090000"));
            await SendAsync("CapNhatTienDoHoSoMC", Row(local, "20210414100000", "5"));
            await TellAsync("between");
            await SendAsync("DongBoHoSoMC", Revision(code, "20210422090000"));
            await SendAsync("CapNhatTienDoHoSoMC", Row(code, "20210416100000", "4"));
            await TellAsync("last");
            var dossier = await _client.GetJsonAsync("/v1/dossiers/" + local);
            (dossier["asOf"], dossier["insight"]) = (null, null);
            told.Add(dossier.ToJsonString().Replace(code, "CODE", StringComparison.Ordinal));
            if (known != "never")
            {
                Assert.Equal("2021-04-22", (string?)(await _client.GetJsonAsync("/v1/national/dossiers/" + local))["views"]!.AsArray().Single()!["endedOn"]);
            }

            JsonObject Revision(string under, string ended)
            {
                var revision = (JsonObject)item.DeepClone();
                (revision["MaHoSo"], revision["NgayKetThucXuLy"], revision["TrangThaiHoSo"]) = (under, ended, "9");
                return revision;
            }

            async Task TellAsync(string when)
            {
                if (when == known)
                {
                    Assert.Equal("200", (await PutAliasesAsync(alias)).Outcome);
                }
            }
        }

        Assert.Equal("ended 2021-04-22", $"{JsonNode.Parse(told[3])!["status"]} {JsonNode.Parse(told[3])!["endedOn"]}");
        Assert.All(told, one => Assert.Equal(told[3], one));

        static JsonObject Row(string under, string at, string status) => new() { ["MaHoSo"] = under, ["ThoiDiemXuLy"] = at, ["TrangThai"] = status, ["PhongBanXuLy"] = "Phòng chưa khai" };

        Task SendAsync(string service, JsonObject item) => PostAsync(sender, service + "?key=khoa-cua-phan-mem-doi-ma", new JsonArray(item));
    }

    private Task<(string Outcome, JsonObject Body)> PutAliasesAsync(params JsonNode[] aliases) => _client.SendAsync(HttpMethod.Put, "/v1/national/aliases", new JsonArray(aliases));

    [Theory]
    [InlineData("header", "200")]
    [InlineData("query", "200")]
    [InlineData("basic", "200")]
    [InlineData("session", "200")]
    [InlineData("wrong", "401 unauthenticated")]
    [InlineData("elsewhere", "401 unauthenticated")]
    public async Task Existing_senders_sign_in_with_what_they_have(string way, string outcome)
    {
        var key = "key-of-the-old-software-" + way;
        var source = new JsonObject { ["source"] = "mcdt-" + way, ["key"] = key, ["agency"] = "*", ["addresses"] = new JsonArray(way == "elsewhere" ? "203.0.113.0/24" : "127.0.0.0/8") };
        Assert.Equal("200", (await _client.SendAsync(HttpMethod.Put, "/v1/sources", new JsonArray(source))).Outcome);
        using var sender = province.Program.Anonymous();
        var envelope = new JsonObject { ["session"] = way == "session" ? key : "", ["madonvi"] = "000.00.07.H10", ["data"] = new JsonArray(NewItem().Item) };
        var path = "/v1/national/DongBoHoSoMC" + (way == "query" ? "?key=" + key : "");
        if (way is "header" or "elsewhere")
        {
            sender.DefaultRequestHeaders.Add("X-Api-Key", key);
        }
        else if (way == "basic")
        {
            sender.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes("any:" + key)));
        }
        else if (way == "wrong")
        {
            sender.DefaultRequestHeaders.Add("X-Api-Key", key + "!");
        }

        Assert.Equal(outcome, (await sender.SendAsync(HttpMethod.Post, path, envelope)).Outcome);
    }

    private static (string Code, JsonObject Item) NewItem()
    {
        var code = string.Create(CultureInfo.InvariantCulture, $"H10.07-210412-{Interlocked.Increment(ref _count):0000}");
        return (code, new JsonObject
        {
            ["MaHoSo"] = code,
            ["MaTTHC"] = "1.004949",
            ["KenhThucHien"] = "1",
            ["ChuHoSo"] = "Nguyễn Văn Mẫu",
            ["NgayTiepNhan"] = "20210412081500",
            ["NgayHenTra"] = "20210427170000",
            ["TrangThaiHoSo"] = "4",
            ["NgayTra"] = "",
            ["NgayKetThucXuLy"] = "null",
            ["DonViXuLy"] = "Phòng chưa khai",
        });
    }

    private static async Task<JsonObject> PostAsync(HttpClient client, string service, JsonNode message)
    {
        var (outcome, body) = await client.SendAsync(HttpMethod.Post, "/v1/national/" + service, message);
        Assert.True(outcome == "200", body.ToJsonString());
        return body;
    }
}
