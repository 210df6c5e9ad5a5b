using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace OneStop.Services.Tests.Dossiers;

/// <summary>Procedures from the national look-up and from a spreadsheet: what they tell is taken, the rest stays.</summary>
public sealed class ImportProceduresTests(ProvinceProgram province) : IClassFixture<ProvinceProgram>, IDisposable
{
    private readonly HttpClient _client = province.Program.Client();

    public void Dispose() => _client.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_sample_of_LayThuTuc_gives_limits_per_channel_also_as_a_text_inside_message(bool wrapped)
    {
        var sample = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Golden", "national", "LayThuTuc.result.json"), TestContext.Current.CancellationToken);
        var body = wrapped ? new JsonObject { ["message"] = sample }.ToJsonString() : sample;
        Assert.Equal("200 1 0", await SendAsync(Encoding.UTF8.GetBytes(body), "application/json"));
        var procedure = await ProcedureAsync("1.001612");
        Assert.Equal("Đăng ký thành lập hộ kinh doanh G05-KH05 commune information", $"{procedure["name"]} {procedure["field"]!["code"]} {procedure["administrativeLevel"]} {procedure["serviceLevel"]}");
        Assert.Equal("3 workingDays", $"{procedure["limit"]!["amount"]} {procedure["limit"]!["unit"]}");
        Assert.Equal(["direct 3 workingDays", "online 3 workingDays"], procedure["limits"]!.AsArray().Select(static l => $"{l!["channel"]} {l["amount"]} {l["unit"]}"));
    }

    [Fact]
    public async Task What_is_known_here_and_not_told_there_stays()
    {
        var own = new JsonObject
        {
            ["code"] = "2.000777.000.00.00.H10",
            ["name"] = "Tên cũ",
            ["field"] = new JsonObject { ["code"] = "G09-LD01", ["name"] = "Lao động" },
            ["administrativeLevel"] = "province",
            ["serviceLevel"] = "full",
            ["published"] = true,
            ["limit"] = new JsonObject { ["amount"] = 10, ["unit"] = "workingDays" },
        };
        await _client.SendAsync(HttpMethod.Put, "/v1/catalogue/procedures", new JsonArray(own));
        var told = new JsonObject
        {
            ["result"] = new JsonArray(new JsonObject
            {
                ["MATTHC"] = "2.000777",
                ["TENTTHC"] = "Tên mới",
                ["CACHTHUCTHUCHIEN"] = new JsonArray(Way("2", (5, "Ngày"), (8, "Ngày")), Way("1", (16, "Giờ làm việc"))),
            }),
        };
        Assert.Equal("200 1 0", await SendAsync(Encoding.UTF8.GetBytes(told.ToJsonString()), "application/json"));
        var procedure = await ProcedureAsync("2.000777.000.00.00.H10");
        Assert.Equal("Tên mới full True G09-LD01", $"{procedure["name"]} {procedure["serviceLevel"]} {(bool)procedure["published"]!} {procedure["field"]!["code"]}");
        Assert.Equal("16 workingHours", $"{procedure["limit"]!["amount"]} {procedure["limit"]!["unit"]}");
        Assert.Equal(["direct 16", "online 8"], procedure["limits"]!.AsArray().Select(static l => $"{l!["channel"]} {l["amount"]}"));
    }

    [Fact]
    public async Task A_spreadsheet_is_read_by_its_headings_and_a_bad_row_stops_no_other()
    {
        var book = SampleBook.Of(
            ["DANH MỤC THỦ TỤC"],
            ["STT", "Mã TTHC", "Tên TTHC", "Mã lĩnh vực", "Lĩnh vực", "Cấp thực hiện", "Thời hạn giải quyết", "Thời hạn trực tuyến", "Đơn vị tính", "Mức độ"],
            ["1", "2.000888", "Cấp bản sao", "G15-TP01", "Hộ tịch", "Cấp xã", "1", "2", "Ngày làm việc", "Toàn trình"],
            ["2", "2.000889", "Cấp phép", "G15-TP01", "Hộ tịch", "Cấp tỉnh; Cấp huyện", "vài ngày", "", "", "4"],
            ["3", "", "Không mã", "", "", "", "", "", "", ""],
            ["4", "2.000890", "Xác nhận", "G15-TP01", "Hộ tịch", "Cấp tỉnh; Cấp huyện", "3 ngày", "", "", "Mức độ 3"],
            ["5", "2.000891", "Trích lục", "", "HỘ TỊCH", "Cấp xã", "3 ngày", "", "", ""],
            ["6", "2.000892", "Cấp thẻ", "", "Lĩnh vực chưa có mã", "Cấp xã", "3 ngày", "", "", ""]);
        using var content = new ByteArrayContent(book);
        content.Headers.ContentType = new MediaTypeHeaderValue(SampleBook.Xlsx);
        using var answer = await _client.PostAsync(new Uri("/v1/catalogue/procedures/import", UriKind.Relative), content, TestContext.Current.CancellationToken);
        var body = (await answer.Content.ReadFromJsonAsync<JsonObject>(TestContext.Current.CancellationToken))!;
        Assert.Equal("4", $"{body["accepted"]}");
        Assert.Equal("Lĩnh vực chưa có mã", (string?)(await ProcedureAsync("2.000892"))["field"]!["code"]);
        Assert.Equal("G15-TP01", (string?)(await ProcedureAsync("2.000891"))["field"]!["code"]);
        Assert.Equal(["4 2.000889 badValue", "5  missingField"], body["rejected"]!.AsArray().Select(static r => $"{r!["line"]} {r["id"]} {r["code"]}"));
        var copy = await ProcedureAsync("2.000888");
        Assert.Equal("commune full 1 workingDays online 2", $"{copy["administrativeLevel"]} {copy["serviceLevel"]} {copy["limit"]!["amount"]} {copy["limit"]!["unit"]} {copy["limits"]![0]!["channel"]} {copy["limits"]![0]!["amount"]}");
        var confirm = await ProcedureAsync("2.000890");
        Assert.Equal("shared 3 calendarDays 3", $"{confirm["administrativeLevel"]} {confirm["limit"]!["amount"]} {confirm["limit"]!["unit"]} {confirm["legacyLevel"]}");
    }

    [Fact]
    public async Task A_dry_run_says_what_would_be_taken_and_writes_nothing()
    {
        var book = SampleBook.Of(
            ["Mã TTHC", "Tên TTHC", "Mã lĩnh vực", "Lĩnh vực", "Cấp thực hiện", "Thời hạn giải quyết"],
            ["2.000901", "Cấp bản sao", "G15-TP01", "Hộ tịch", "Cấp xã", "1 ngày"],
            ["2.000902", "Cấp phép", "G15-TP01", "Hộ tịch", "Cấp xã", "vài ngày"],
            ["2.000901", "Cấp bản sao, lần hai", "G15-TP01", "Hộ tịch", "Cấp xã", "1 ngày"]);
        Assert.Equal("200 2 1", await SendAsync(book, SampleBook.Xlsx, "?dryRun=true"));
        Assert.DoesNotContain((await _client.GetJsonAsync("/v1/catalogue/procedures?limit=1000"))["items"]!.AsArray(), p => (string?)p!["code"] == "2.000901");
        Assert.Equal("200 2 1", await SendAsync(book, SampleBook.Xlsx));
        Assert.Equal("Cấp bản sao, lần hai", (string?)(await ProcedureAsync("2.000901"))["name"]);
    }

    [Theory]
    [InlineData("{\"result\":[]}", "application/json", "400 noProcedures")]
    [InlineData("{\"message\":\"không phải JSON\"}", "application/json", "400 badJson")]
    [InlineData("[", "application/json", "400 badJson")]
    [InlineData("x", "text/csv", "415 unsupportedMediaType")]
    [InlineData("x", SampleBook.Xlsx, "400 badWorkbook")]
    public async Task What_holds_no_procedures_is_refused(string body, string type, string refusal) => Assert.Equal(refusal, await SendAsync(Encoding.UTF8.GetBytes(body), type));

    [Fact]
    public async Task What_a_province_shares_is_not_a_departments_to_change()
    {
        var sample = await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "Golden", "national", "LayThuTuc.result.json"), TestContext.Current.CancellationToken);
        using var department = province.Program.Client("H10.07");
        using var content = new ByteArrayContent(sample);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var answer = await department.PostAsync(new Uri("/v1/catalogue/procedures/import", UriKind.Relative), content, TestContext.Current.CancellationToken);
        var body = (await answer.Content.ReadFromJsonAsync<JsonObject>(TestContext.Current.CancellationToken))!;
        Assert.Equal("0 forbiddenAgency", $"{body["accepted"]} {body["rejected"]![0]!["code"]}");
    }

    private static JsonObject Way(string channel, params (int Amount, string Unit)[] cases) => new()
    {
        ["KENH"] = channel,
        ["THOIGIAN"] = new JsonArray([.. cases.Select(static c => new JsonObject { ["THOIGIANGIAIQUYET"] = c.Amount, ["DONVITINH"] = c.Unit })]),
    };

    private async Task<JsonNode> ProcedureAsync(string code) =>
        Assert.Single((await _client.GetJsonAsync("/v1/catalogue/procedures?limit=1000"))["items"]!.AsArray(), p => (string?)p!["code"] == code)!;

    private async Task<string> SendAsync(byte[] body, string type, string query = "")
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        using var answer = await _client.PostAsync(new Uri("/v1/catalogue/procedures/import" + query, UriKind.Relative), content, TestContext.Current.CancellationToken);
        var outcome = await Steps.OutcomeOfAsync(answer);
        var json = outcome == "200" ? await answer.Content.ReadFromJsonAsync<JsonObject>(TestContext.Current.CancellationToken) : null;
        return json is null ? outcome : $"200 {json["accepted"]} {json["rejected"]!.AsArray().Count}";
    }
}
