using System.Globalization;
using System.Text.Json.Nodes;

namespace OneStop.Services.Tests.Dossiers;

/// <summary>
/// The sample messages as a day's feed: once in order, once shuffled, repeated and with one item in a hundred spoilt. The same dossiers come out,
/// and each spoilt item lies in quarantine with its reason.
/// </summary>
public sealed class NationalWalkTests(ProvinceProgram province) : IClassFixture<ProvinceProgram>, IDisposable
{
    private const int Copies = 60;
    private const int BatchSize = 10;

    private readonly HttpClient _client = province.Program.Client();

    public void Dispose() => _client.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task The_feed_shuffled_repeated_and_spoilt_gives_the_dossiers_of_the_feed_in_order(int seed)
    {
        var chance = new Random(seed);
        var plain = await FeedAsync($"a{seed}");
        var twin = await FeedAsync($"b{seed}");
        await SendAsync($"in-order-{seed}", [.. plain.Select(static i => (i.Service, i.Unit, (JsonNode)i.Item))]);

        var spoilt = new List<(string Service, string? Unit, JsonNode Item, string Code)>();
        var wild = new List<(string Service, string? Unit, JsonNode Item)>();
        foreach (var (service, unit, item) in twin)
        {
            for (var times = chance.Next(1, 4); times > 0; times--)
            {
                wild.Add((service, unit, item));
            }
        }

        for (var n = wild.Count / 100 + 4; n > 0; n--)
        {
            spoilt.Add(Spoil(twin[chance.Next(twin.Count)], spoilt.Count, seed));
        }

        wild.AddRange(spoilt.Select(static s => (s.Service, s.Unit, s.Item)));
        var errors = await SendAsync($"wild-{seed}", [.. wild.OrderBy(_ => chance.Next())]);
        Assert.Equal(spoilt.Select(static s => s.Code).Order(), errors.Order());

        var codes = plain.Select(static i => (string)i.Item["MaHoSo"]!).Distinct().ToList();
        Assert.Equal(3 * Copies, codes.Count);
        foreach (var code in codes)
        {
            Assert.Equal(await StandingAsync(code), await StandingAsync(code.Replace($"-a{seed}-", $"-b{seed}-", StringComparison.Ordinal)));
        }

        var kept = (await _client.GetJsonAsync($"/v1/quarantine?channel=national&source=wild-{seed}&limit=1000"))["items"]!.AsArray();
        Assert.Equal(spoilt.Select(static s => s.Code).Order(), kept.Select(static k => (string)k!["code"]!).Order());
        Assert.All(kept, static k => Assert.Equal("waiting", (string?)k!["state"]));
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public async Task Whatever_is_told_of_a_dossier_comes_to_the_same_in_any_order_and_any_pieces(int seed)
    {
        var chance = new Random(seed);
        for (var number = 0; number < 12; number++)
        {
            var told = Told(chance);
            var standings = new List<string>();
            for (var order = 0; order < 3; order++)
            {
                var code = string.Create(CultureInfo.InvariantCulture, $"H10.07-210412-{seed}{number:00}{order}");
                var feed = told.Concat(told.Take(chance.Next(3))).OrderBy(_ => order == 0 ? 0 : chance.Next()).Select(item => (item.Service, Unit: (string?)"000.00.07.H10", Item: With(item.Item, code))).ToList();
                foreach (var piece in feed.Chunk(order == 0 ? feed.Count : chance.Next(1, 4)))
                {
                    Assert.Empty(await SendAsync("order", [.. piece]));
                }

                standings.Add(await StandingAsync(code));
            }

            Assert.True(standings.Distinct().Count() == 1, $"{seed}/{number}:\n{string.Join('\n', standings.Distinct())}\n{string.Join('\n', told.Select(static t => t.Item.ToJsonString()))}");
        }

        static JsonNode With(JsonObject item, string code)
        {
            var one = item.DeepClone();
            one["MaHoSo"] = code;
            return one;
        }
    }

    /// <summary>One to three revisions of one dossier and up to six rows of progress, from few days, so that they meet and contradict one another.</summary>
    private static List<(string Service, JsonObject Item)> Told(Random chance)
    {
        var told = new List<(string, JsonObject)>();
        for (var n = chance.Next(1, 4); n > 0; n--)
        {
            var status = Any("2", "4", "5", "7", "9", "9", "10");
            told.Add(("DongBoHoSoMC", new JsonObject
            {
                ["MaTTHC"] = "1.004949",
                ["KenhThucHien"] = "1",
                // The second time is one that rows tell too: a row of state 9 then says that no end is known, which nobody knew before this revision.
                ["NgayTiepNhan"] = Any("20210412081500", "20210412081500", "20210413090000"),
                ["NgayHenTra"] = Any("", "20210427170000", "20210430170000"),
                ["TrangThaiHoSo"] = status,
                ["NgayKetThucXuLy"] = status is "7" or "9" or "10" ? Moment() : "",
                ["NgayTra"] = status == "10" ? Any("20210506080000", "") : "",
                ["DonViXuLy"] = "Phòng A",
                ["DanhSachHoSoBoSung"] = new JsonArray([.. Enumerable.Range(0, chance.Next(2)).Select(_ => new JsonObject
                {
                    ["NgayBoSung"] = Moment(), ["NgayTiepNhanBoSung"] = Any("", Moment()), ["NgayHenTraMoi"] = Any("", "20210510170000"),
                })]),
            }));
        }

        for (var n = chance.Next(7); n > 0; n--)
        {
            told.Add(("CapNhatTienDoHoSoMC", new JsonObject
            {
                ["ThoiDiemXuLy"] = Moment(),
                ["TrangThai"] = Any("2", "4", "4", "5", "6", "8", "9", "9", "10"),
                ["PhongBanXuLy"] = "Phòng B",
                ["NguoiXuLy"] = "cb",
                ["NoiDungXuLy"] = "",
            }));
        }

        return told;

        string Any(params ReadOnlySpan<string> of) => of[chance.Next(of.Length)];
        string Moment() => Any("20210413090000", "20210415090000", "20210419140000", "20210427160000", "20210427160500", "20210429090000", "20210505100000");
    }

    /// <summary>Everything the samples say, many times over under codes of their own.</summary>
    private static async Task<List<(string Service, string? Unit, JsonObject Item)>> FeedAsync(string mark)
    {
        var feed = new List<(string, string?, JsonObject)>();
        foreach (var file in (string[])["DongBoHoSoMC.envelope", "DongBoHoSoMC.bare-array", "CapNhatTienDoHoSoMC.envelope", "CapNhatTienDoHoSoMC.bare-array"])
        {
            var message = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Golden", "national", file + ".json"), TestContext.Current.CancellationToken))!;
            var items = (message as JsonArray ?? message["data"]!.AsArray()).Select(static i => i!.AsObject()).ToList();
            for (var copy = 0; copy < Copies; copy++)
            {
                foreach (var item in items)
                {
                    var one = item.DeepClone().AsObject();
                    one["MaHoSo"] = string.Create(CultureInfo.InvariantCulture, $"{item["MaHoSo"]}-{mark}-{copy}");
                    feed.Add((file.Split('.')[0], (string?)(message as JsonObject)?["madonvi"] ?? "000.00.17.H99", one));
                }
            }
        }

        // A third dossier for each copy: late, rewritten afterwards, so that conflicting revisions are in the feed too.
        for (var copy = 0; copy < Copies; copy++)
        {
            foreach (var (appointment, ended) in ((string, string)[])[("20210427170000", "20210505100000"), ("20210506170000", "20210427160000")])
            {
                feed.Add(("DongBoHoSoMC", "000.00.17.H99", new JsonObject
                {
                    ["MaHoSo"] = string.Create(CultureInfo.InvariantCulture, $"H99.17-210412-0001-{mark}-{copy}"),
                    ["MaTTHC"] = "1.004949",
                    ["KenhThucHien"] = "2",
                    ["NgayTiepNhan"] = "20210412081500",
                    ["NgayHenTra"] = appointment,
                    ["NgayKetThucXuLy"] = ended,
                    ["TrangThaiHoSo"] = "9",
                    ["DonViXuLy"] = "Phòng Kinh tế",
                }));
            }
        }

        return feed;
    }

    private static (string Service, string? Unit, JsonNode Item, string Code) Spoil((string Service, string? Unit, JsonObject Item) sound, int number, int seed)
    {
        var item = sound.Item.DeepClone().AsObject();
        item["GhiChu"] = $"hỏng {seed}/{number}";
        var (status, time) = sound.Service == "DongBoHoSoMC" ? ("TrangThaiHoSo", "NgayTiepNhan") : ("TrangThai", "ThoiDiemXuLy");
        switch (number % 4)
        {
            case 0: item[status] = "11"; return (sound.Service, sound.Unit, item, "unknownStatus");
            case 1: item[time] = "32/13/2021"; return (sound.Service, sound.Unit, item, "badTime");
            case 2: item["MaHoSo"] = ""; return (sound.Service, sound.Unit, item, "missingField");
            default: return (sound.Service, sound.Unit, JsonValue.Create($"hỏng {seed}/{number}"), "badJson");
        }
    }

    private async Task<List<string>> SendAsync(string source, List<(string Service, string? Unit, JsonNode Item)> feed)
    {
        var codes = new List<string>();
        foreach (var batch in feed.Chunk(BatchSize))
        {
            foreach (var message in batch.GroupBy(static i => (i.Service, i.Unit)))
            {
                var body = new JsonObject { ["madonvi"] = message.Key.Unit, ["data"] = new JsonArray([.. message.Select(static i => i.Item.DeepClone())]) };
                var (outcome, answer) = await _client.SendAsync(HttpMethod.Post, $"/v1/national/{message.Key.Service}?source={source}", body);
                Assert.True(outcome == "200" && ((string)answer["message"]!).Contains("thành công", StringComparison.Ordinal), answer.ToJsonString());
                codes.AddRange(answer["errors"]!.AsArray().Select(static e => (string)e!["code"]!));
            }
        }

        return codes;
    }

    /// <summary>
    /// All that is told of a dossier but its code, the ledger's positions and stamps, and what compares with the day it was appended.
    /// </summary>
    private async Task<string> StandingAsync(string code)
    {
        var dossier = await _client.GetJsonAsync("/v1/dossiers/" + code);
        foreach (var name in (string[])["code", "asOf", "insight"])
        {
            dossier.Remove(name);
        }

        return dossier.ToJsonString();
    }
}
