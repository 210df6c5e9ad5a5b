using System.Text.Json.Nodes;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OneStop.Services.Tests.Dossiers;
using OneStop.Services.Tests.Reports;

namespace OneStop.Services.Tests.Trust;

/// <summary>A program that people were reported to by every way in, in good lines and bad ones, with all that it logs.</summary>
public sealed class PeopleProgram : IAsyncLifetime
{
    /// <summary>What belongs to people and to nobody else.</summary>
    public static readonly IReadOnlyList<string> Planted =
        ["Nguyễn Thị Giấu Tên", "001199887766", "0912345678", "giau.ten@vi-du.vn", "Số 77 Ngõ Kín", "Lê Văn Khuất", "079099001122", "Đỗ Thị Khuất Lấp"];

    private readonly Program _program = new();

    public RunningProgram Running => _program;

    /// <summary>Everything it logged.</summary>
    public string Log => string.Join('\n', _program.Words.Lines);

    /// <summary>Every span of the time in which it took all this and was asked for the people; the tests themselves search by their names later.</summary>
    public IReadOnlyList<string> Spans { get; private set; } = [];

    /// <summary>A dossier with an applicant and words.</summary>
    public string Dossier { get; } = "000.00.07.H10-210412-0701";

    /// <summary>One that came by a national message.</summary>
    public string National { get; } = "000.00.07.H10-210412-0702";

    public async ValueTask InitializeAsync()
    {
        await _program.InitializeAsync();
        await ProvinceProgram.DeclareAsync(_program);
        using var client = _program.Client();
        await SendAsync(client);
        await ExampleProgram.ReachAsync(client);
        (await client.GetAsync(new Uri($"/v1/dossiers/{Dossier}/personal?purpose=handling", UriKind.Relative))).EnsureSuccessStatusCode();
        Spans = [.. _program.Words.Spans];
    }

    public ValueTask DisposeAsync() => _program.DisposeAsync();

    /// <summary>Sends all of it; the answers must say nothing of the people either.</summary>
    private async Task SendAsync(HttpClient client)
    {
        var said = new List<string> { (await client.PostAsync(Lines())).ToJsonString() };
        foreach (var status in (string[])["9", "99"])
        {
            var (_, answer) = await client.SendAsync(HttpMethod.Post, "/v1/national/DongBoHoSoMC?madonvi=000.00.07.H10", new JsonArray(new JsonObject
            {
                ["MaHoSo"] = National,
                ["MaTTHC"] = "1.004949",
                ["ChuHoSo"] = Planted[5],
                ["SoGiayToChuHoSo"] = Planted[6],
                ["TrichYeuHoSo"] = $"Hồ sơ của {Planted[5]}",
                ["KenhThucHien"] = "1",
                ["NgayTiepNhan"] = "20210412081500",
                ["NgayHenTra"] = "20210426170000",
                ["NgayKetThucXuLy"] = "20210427100000",
                ["TrangThaiHoSo"] = status,
            }));
            said.Add(answer.ToJsonString());
        }

        using var register = await client.PostBookAsync(SampleBook.Of(
            ["Mã hồ sơ", "Tên cá nhân, tổ chức", "Ngày tiếp nhận"], ["000.00.07.H10-210412-0703", Planted[7], "12/04/2021"], ["000.00.07.H10-210412-0704", Planted[7], "hôm nọ"]), "H10.07");
        said.Add(await register.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        var spoken = System.Text.RegularExpressions.Regex.Unescape(string.Join('\n', said));
        Assert.DoesNotContain(Planted, word => spoken.Contains(word, StringComparison.Ordinal));
    }

    private string Lines() => string.Join('\n',
        Steps.Received(Dossier, step =>
        {
            step["data"]!["applicant"] = new JsonObject { ["name"] = Planted[0], ["identity"] = Planted[1], ["phone"] = Planted[2], ["email"] = Planted[3], ["address"] = Planted[4] };
            step["data"]!["appointmentOn"] = "2021-04-27";
            step["note"] = $"{Planted[0]} nộp hộ";
        }),
        Steps.Line("resultReady", Dossier, step =>
        {
            step["occurredAt"] = "2021-05-04T09:00:00+07:00";
            step["data"] = new JsonObject { ["kind"] = "granted" };
        }),
        Steps.Line("received", "000.00.07.H10-210412-0705", step => step["occurredAt"] = $"ngày {Planted[0]} nộp"),
        Steps.Line(Planted[0], "000.00.07.H10-210412-0706"),
        $"{{\"source\":\"hỏng\",\"applicant\":\"{Planted[0]} {Planted[2]}");

    private sealed class Program : RunningProgram
    {
        public WrittenWords Words { get; } = new();

        protected override void Configure(IHostApplicationBuilder builder) => builder.Logging.AddProvider(Words);
    }
}
