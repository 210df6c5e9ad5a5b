using System.Text;
using System.Text.Json.Nodes;
using OneStop.Services.Tests.Dossiers;

namespace OneStop.Services.Tests.Fuzzing;

/// <summary>Spoilt input by the ways in that take JSON: never a fault of the program, every line has an outcome, and the figures go on.</summary>
public sealed class FuzzTests(ProvinceProgram province) : IClassFixture<ProvinceProgram>, IDisposable
{
    private const int LinesPerBody = 20;

    private static readonly string Inputs = Path.Combine(AppContext.BaseDirectory, "Golden", "inputs");

    private readonly HttpClient _client = province.Program.Client();

    public static TheoryData<string> Kept => [.. Directory.EnumerateFiles(Inputs).Select(static path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task Spoilt_step_reports_each_have_an_outcome()
    {
        await FuzzRun.TryAsync(FuzzRun.Inputs / LinesPerBody, async mutations =>
        {
            var lines = Enumerable.Range(0, LinesPerBody).Select(_ => mutations.Spoil(Step(mutations)).Where(static b => b is not (byte)'\n').ToArray()).ToList();
            var (status, body) = await FuzzRun.PostAsync(_client, "/v1/steps", [.. lines.SelectMany(static line => (byte[])[.. line, (byte)'\n'])], "application/x-ndjson");
            if (status != 200)
            {
                return $"{status} {body}";
            }

            var answer = JsonNode.Parse(body)!;
            var outcomes = (int)answer["accepted"]! + (int)answer["duplicates"]! + (int)answer["rejectedCount"]!;
            return outcomes == lines.Count(IsSaid) ? null : $"{outcomes} outcomes for {lines.Count(IsSaid)} lines: {body}";
        });
        await FuzzRun.StillSoundAsync(_client);
    }

    [Fact]
    public async Task Spoilt_arrays_of_step_reports_are_answered()
    {
        await FuzzRun.TryAsync(FuzzRun.Inputs / LinesPerBody, async mutations =>
        {
            var array = Encoding.UTF8.GetBytes("[" + string.Join(',', Enumerable.Range(0, LinesPerBody).Select(_ => Step(mutations).ToJsonString())) + "]");
            var (status, body) = await FuzzRun.PostAsync(_client, "/v1/steps", mutations.SpoilBytes(array), "application/json");
            return status is 200 or 400 ? null : $"{status} {body}";
        });
        await FuzzRun.StillSoundAsync(_client);
    }

    [Fact]
    public async Task Spoilt_national_messages_are_answered_and_their_dossiers_can_be_looked_at()
    {
        await FuzzRun.TryAsync(FuzzRun.Inputs / 4, async mutations =>
        {
            var (kind, item) = Message(mutations);
            var (status, body) = await FuzzRun.PostAsync(_client, $"/v1/national/{kind}?madonvi=000.00.07.H10", [(byte)'[', .. mutations.Spoil(item), (byte)']'], "application/json");
            return status is 200 or 400 ? null : $"{status} {body}";
        });
        await FuzzRun.StillSoundAsync(_client);
    }

    [Fact]
    public async Task Whatever_was_taken_is_shown_again_without_a_fault()
    {
        var list = await _client.GetJsonAsync("/v1/dossiers?limit=200");
        string[] paths = [.. list["items"]!.AsArray().Select(i => "/v1/dossiers/" + Uri.EscapeDataString((string)i!["code"]!)), "/v1/quarantine?limit=1000", "/v1/ledger?limit=10000"];
        foreach (var path in paths.SelectMany(p => p.StartsWith("/v1/dossiers/", StringComparison.Ordinal) ? (string[])[p, p + "/entries", p + "/personal", p.Replace("/v1/", "/v1/public/", StringComparison.Ordinal)] : [p]))
        {
            using var answer = await _client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.True((int)answer.StatusCode is 200 or 404, $"{path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}");
        }
    }

    [Theory]
    [InlineData("/v1/steps", "application/json")]
    [InlineData("/v1/steps", "application/x-ndjson")]
    [InlineData("/v1/national/DongBoHoSoMC", "application/json")]
    [InlineData("/v1/explanations", "application/json")]
    [InlineData("/v1/sealed-reports", "application/json")]
    public async Task Json_a_hundred_thousand_levels_deep_is_refused(string path, string type)
    {
        var deep = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("[{\"a\":", 50_000)));
        var (status, body) = await FuzzRun.PostAsync(_client, path, deep, type);
        Assert.True(status is 400 or 200, $"{status} {body}");
    }

    [Theory]
    [MemberData(nameof(Kept))]
    public async Task What_was_found_once_stays_found(string file)
    {
        var input = await File.ReadAllBytesAsync(Path.Combine(Inputs, file), TestContext.Current.CancellationToken);
        var (path, type) = file.Split('.')[1] switch
        {
            "steps" => ("/v1/steps", "application/x-ndjson"),
            "dossier" => ("/v1/national/DongBoHoSoMC?madonvi=000.00.07.H10", "application/json"),
            "progress" => ("/v1/national/CapNhatTienDoHoSoMC?madonvi=000.00.07.H10", "application/json"),
            _ => throw new InvalidOperationException(file),
        };
        var (status, body) = await FuzzRun.PostAsync(_client, path, input, type);
        Assert.True(status is 200 or 400, $"{status} {body}");
    }

    private static bool IsSaid(byte[] line) => line.Any(static b => b is not ((byte)' ' or (byte)'\t' or (byte)'\r'));

    private static JsonObject Step(Mutations mutations)
    {
        var type = mutations.Pick<string>(["submitted", "received", "handedOver", "accepted", "stepCompleted", "supplementRequested", "supplemented", "paymentRequested", "paid", "suspended",
            "resumed", "apologised", "resultReady", "returned", "withdrawn", "stopped", "reopened", "lateReasonGiven", "surveyed", "corrected", "opinionRequested", "opinionReceived", "refusedAtIntake"]);
        return JsonNode.Parse(Steps.Line(type, $"000.00.07.H10-210412-9{mutations.Next(200):000}", step =>
        {
            step["occurredAt"] = $"2021-{1 + mutations.Next(12):00}-{1 + mutations.Next(28):00}T08:15:00+07:00";
            step["recordedAt"] = "2021-04-12T08:20:00+07:00";
            step["unit"] = "Phòng Việc làm";
            step["officer"] = "u1";
            step["data"] = new JsonObject
            {
                ["procedure"] = "1.004949",
                ["channel"] = "online",
                ["appointmentOn"] = "2021-04-27",
                ["toUnit"] = "Phòng khác",
                ["dueAt"] = "2021-04-20T17:00:00+07:00",
                ["reason"] = "lý do",
                ["kind"] = "granted",
                ["via"] = "postal",
                ["code"] = "N4",
                ["rating"] = 5,
                ["newAppointmentOn"] = "2021-06-01",
                ["entry"] = new JsonObject { ["source"] = "test", ["id"] = "1" },
                ["shouldSay"] = new JsonObject { ["channel"] = "direct" },
                ["approvedBy"] = "u2",
                ["agency"] = "H10.30",
                ["applicant"] = new JsonObject { ["name"] = "Mẫu" },
            };
        }))!.AsObject();
    }

    private static (string Kind, JsonObject Item) Message(Mutations mutations)
    {
        var dossier = $"000.00.07.H10-210412-8{mutations.Next(100):000}";
        return mutations.Next(2) == 0
            ? ("DongBoHoSoMC", new JsonObject
            {
                ["MaHoSo"] = dossier,
                ["MaTTHC"] = "1.004949",
                ["KenhThucHien"] = "2",
                ["NgayTiepNhan"] = "20210412081500",
                ["NgayHenTra"] = "20210427170000",
                ["NgayKetThucXuLy"] = "20210428090000",
                ["TrangThaiHoSo"] = "9",
                ["ChuHoSo"] = "Mẫu",
                ["DanhSachHoSoBoSung"] = new JsonArray(new JsonObject { ["NgayBoSung"] = "20210414090000", ["NgayTiepNhanBoSung"] = "20210415090000" }),
            })
            : ("CapNhatTienDoHoSoMC", new JsonObject
            {
                ["MaHoSo"] = dossier,
                ["ThoiDiemXuLy"] = "20210413090000",
                ["NgayKetThucTheoQuyDinh"] = "20210420170000",
                ["TrangThai"] = "4",
                ["PhongBanXuLy"] = "Phòng A",
                ["NoiDungXuLy"] = "chuyển",
            });
    }
}
