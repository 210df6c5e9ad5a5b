using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using OneStop.Core.WorkingTime;
using OneStop.Dossiers.National;
using OneStop.Services.Tests.Dossiers;

namespace OneStop.Services.Tests.Sources;

/// <summary>How the portal sees a dossier stays beside how the ledger sees it, and what does not hold together is listed by unit.</summary>
public sealed class PortalViewTests(ProvinceProgram province) : IClassFixture<ProvinceProgram>, IDisposable
{
    private static int _count;

    private readonly HttpClient _client = province.Program.Client();
    private readonly string _code = string.Create(CultureInfo.InvariantCulture, $"H10.07-210414-{Interlocked.Increment(ref _count):0000}");

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task A_rewritten_end_stands_in_the_portals_view_and_not_in_the_ledger()
    {
        var unit = "Phòng " + Guid.NewGuid();
        await PostAsync(("TrangThaiHoSo", "9"), ("NgayKetThucXuLy", "20210505100000"), ("DonViXuLy", unit));
        await PostAsync(("TrangThaiHoSo", "9"), ("NgayKetThucXuLy", "20210427160000"), ("DonViXuLy", unit));
        var view = Assert.Single((await _client.GetJsonAsync("/v1/national/dossiers/" + _code))["views"]!.AsArray())!;
        var difference = Assert.Single(view["differences"]!.AsArray())!;
        Assert.Equal("endedOn 2021-04-27 2021-05-05", $"{difference["field"]} {difference["portal"]} {difference["ledger"]}");
        Assert.Equal(["endChangedAfterDue", "unitUnknown"], view["flags"]!.AsArray().Select(static f => (string)f!));

        var listed = (await _client.GetJsonAsync($"/v1/national/flags?flag=endChangedAfterDue&unit={Uri.EscapeDataString(unit)}"))["items"]!.AsArray();
        Assert.Equal(_code, (string?)Assert.Single(listed)!["dossier"]);
        var counted = (await _client.GetJsonAsync($"/v1/national/flags/units?unit={Uri.EscapeDataString(unit)}"))["items"]!.AsArray();
        Assert.Equal(["endChangedAfterDue 1", "unitUnknown 1"], counted.Select(static c => $"{c!["flag"]} {c["dossiers"]}"));
        using var district = province.Program.Client("H10.30");
        Assert.Empty((await district.GetJsonAsync($"/v1/national/flags?unit={Uri.EscapeDataString(unit)}"))["items"]!.AsArray());
        Assert.Equal("404 dossierNotFound", await district.GetOutcomeAsync("/v1/national/dossiers/" + _code));
    }

    [Fact]
    public async Task Pages_of_flagged_dossiers_follow_one_another()
    {
        var unit = "Phòng " + Guid.NewGuid();
        for (var i = 0; i < 5; i++)
        {
            await PostAsync(("MaHoSo", $"{_code}-{i}"), ("DonViXuLy", unit));
        }

        var seen = new List<string>();
        string? cursor = null;
        do
        {
            var page = await _client.GetJsonAsync($"/v1/national/flags?unit={Uri.EscapeDataString(unit)}&limit=2&cursor={Uri.EscapeDataString(cursor ?? "")}");
            seen.AddRange(page["items"]!.AsArray().Select(static i => (string)i!["dossier"]!));
            cursor = (string?)page["next"];
        }
        while (cursor is not null);
        Assert.Equal(Enumerable.Range(0, 5).Select(i => $"{_code}-{i}"), seen);
        Assert.Equal("400 badValue", await _client.GetOutcomeAsync("/v1/national/flags?flag=nothing"));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("KenhThucHien=", "channelUnknown")]
    [InlineData("TrangThaiHoSo=9", "endMissing")]
    [InlineData("NgayTiepNhan=20310412081500", "futureDate datesReversed")]
    [InlineData("TrangThaiHoSo=10;NgayKetThucXuLy=20210420100000;NgayTra=20210419100000", "datesReversed")]
    [InlineData("DonViXuLy=Phòng lạ", "unitUnknown")]
    public void What_does_not_hold_together_in_one_message_is_named(string changes, string flags) =>
        Assert.Equal(flags, string.Join(' ', ViewOf(Item(NationalKind.Dossier, Base(), changes, 20)).Flags));

    [Theory]
    [InlineData("NgayHenTra=20210430170000", 28, "appointmentChangedAfterDue")]
    [InlineData("NgayHenTra=20210430170000", 27, "")] // on the day itself it has not passed
    [InlineData("TrangThaiHoSo=9;NgayKetThucXuLy=20210426100000", 28, "")] // the first end is no change
    public void A_later_message_that_rewrites_a_date_after_it_passed_is_named(string changes, int day, string flags) =>
        Assert.Equal(flags, string.Join(' ', ViewOf(Item(NationalKind.Dossier, Base(), "", 20), Item(NationalKind.Dossier, Base(), changes, day)).Flags));

    [Theory]
    [InlineData("5", "pauseDerived")]
    [InlineData("5,6", "pauseDerived pauseRelabelled")]
    [InlineData("6,9", "pauseRelabelled")]
    [InlineData("6", "")]
    public void Pauses_that_are_guessed_or_told_twice_are_named(string states, string flags)
    {
        var rows = states.Split(',').Select(state => Item(
            NationalKind.Progress, new JsonObject { ["MaHoSo"] = "x", ["ThoiDiemXuLy"] = "20210415090000", ["TrangThai"] = state }, "", 20));
        Assert.Equal(flags, string.Join(' ', ViewOf([Item(NationalKind.Dossier, Base(), "", 20), .. rows]).Flags));
    }

    private static PortalView ViewOf(params NationalItem[] items) => PortalView.Of("x", items, static (unit, _) => unit == "Sở" ? "H10.07" : null);

    private static JsonObject Base() => new()
    {
        ["MaHoSo"] = "x",
        ["MaTTHC"] = "1.004949",
        ["KenhThucHien"] = "1",
        ["NgayTiepNhan"] = "20210412081500",
        ["NgayHenTra"] = "20210427170000",
        ["TrangThaiHoSo"] = "4",
        ["DonViXuLy"] = "Sở",
    };

    private static NationalItem Item(string kind, JsonObject item, string changes, int day)
    {
        foreach (var change in changes.Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            item[change.Split('=')[0]] = change.Split('=')[1];
        }

        var (read, code, _) = NationalItem.Read(kind, null, JsonSerializer.SerializeToElement(item));
        Assert.True(read is not null, code);
        return read! with { ReceivedAt = new DateTimeOffset(2021, 4, day, 20, 0, 0, VietnamTime.Offset) };
    }

    private async Task PostAsync(params (string Name, string Value)[] changes)
    {
        var item = Base();
        item["MaHoSo"] = _code;
        foreach (var (name, value) in changes)
        {
            item[name] = value;
        }

        var (outcome, body) = await _client.SendAsync(HttpMethod.Post, "/v1/national/DongBoHoSoMC?MaDinhDanhDV=000.00.07.H10", new JsonArray(item));
        Assert.True(outcome == "200" && body["errors"]!.AsArray().Count == 0, body.ToJsonString());
    }
}
