using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using OneStop.Runtime.Hosting;
using OneStop.Services.Tests.Webhooks;

namespace OneStop.Services.Tests.Dossiers;

/// <summary>
/// Names and numbers of citizens, planted in everything that comes in, sound and broken: they are found beside the ledger and in quarantine by who may
/// see them, and nowhere else — not in the ledger's bytes, a log, an error, or an event.
/// </summary>
public sealed class PlantedWordsTests(PlantedWordsTests.Listening program) : IClassFixture<PlantedWordsTests.Listening>
{
    private static readonly string[] Planted = ["Hoàng Thị Gieo", "079099123456", "0912345678", "gieo@example.vn", "12 ngõ Gieo"];

    [Fact]
    public async Task What_is_planted_is_found_only_where_it_may_be()
    {
        using var client = program.Client();
        await using var subscriber = await Subscriber.StartAsync();
        await client.SendAsync(HttpMethod.Put, "/v1/webhooks/gieo", new JsonObject { ["url"] = subscriber.Url });
        var answers = new List<string>
        {
            await StepsAsync(client), await NationalAsync(client), await RegisterAsync(client), await BrokenAsync(client),
        };
        await subscriber.UntilTakenAsync(2);

        Nowhere(string.Join('\n', answers));
        Nowhere(string.Join('\n', subscriber.All.Select(static got => Encoding.UTF8.GetString(got.Body))));
        Nowhere(await client.GetStringAsync(new Uri("/v1/ledger?limit=10000", UriKind.Relative), TestContext.Current.CancellationToken));
        Nowhere(await LedgerBytesAsync());
        Nowhere(string.Join('\n', program.Log));
        Assert.NotEmpty(program.Log);

        var quarantine = await client.GetStringAsync(new Uri("/v1/quarantine?limit=1000", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Contains(Planted[0], quarantine, StringComparison.Ordinal);
        using var reader = program.Client("*", "reader", Scopes.DossiersRead, Scopes.StepsWrite, Scopes.ReportsRead);
        using var listed = await reader.GetAsync(new Uri("/v1/quarantine", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal("403 missingScope", await Steps.OutcomeOfAsync(listed));
        Nowhere(await listed.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        foreach (var path in (string[])["/v1/dossiers/gieo-1", "/v1/dossiers/gieo-1/entries", "/v1/national/dossiers/gieo-2", "/v1/national/flags", "/v1/dossiers?limit=100"])
        {
            Nowhere(await reader.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken));
        }
    }

    private static void Nowhere(string text)
    {
        foreach (var word in Planted)
        {
            Assert.DoesNotContain(word, text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(Convert.ToHexString(Encoding.UTF8.GetBytes(word)), text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(Escaped(word), text, StringComparison.OrdinalIgnoreCase);
        }
    }

    private static string Escaped(string word) => JsonValue.Create(word).ToJsonString().Trim('"');

    private static void Plant(JsonObject step)
    {
        step["note"] = $"gọi {Planted[0]} số {Planted[2]}";
        step["data"]!["applicant"] = new JsonObject { ["name"] = Planted[0], ["identity"] = Planted[1], ["phone"] = Planted[2], ["email"] = Planted[3], ["address"] = Planted[4] };
        step["data"]!["reason"] = Planted[0];
    }

    private static async Task<string> StepsAsync(HttpClient client)
    {
        var sound = Steps.Received("gieo-1", Plant);
        var bad = Steps.Received("gieo-1", step =>
        {
            Plant(step);
            step["occurredAt"] = Planted[0];
        });
        var answer = await client.PostAsync($"{sound}\n{bad}\n{{\"applicant\":\"{Planted[0]}\",{Planted[2]}");
        Assert.Equal("1/0/2", answer.Counts());
        return answer.ToJsonString();
    }

    private static async Task<string> NationalAsync(HttpClient client)
    {
        JsonObject Item(string code, string received) => new()
        {
            ["MaHoSo"] = code,
            ["MaTTHC"] = "1.004949",
            ["ChuHoSo"] = Planted[0],
            ["SoGiayToChuHoSo"] = Planted[1],
            ["SoDienThoai"] = Planted[2],
            ["Email"] = Planted[3],
            ["TrichYeuHoSo"] = $"hồ sơ của {Planted[0]}, {Planted[4]}",
            ["NgayTiepNhan"] = received,
            ["TrangThaiHoSo"] = "4",
            ["DonViXuLy"] = "Phòng Kinh tế",
        };
        var (outcome, answer) = await client.SendAsync(HttpMethod.Post, "/v1/national/DongBoHoSoMC", new JsonArray(Item("gieo-2", "20210412081500"), Item("gieo-3", Planted[0])));
        Assert.Equal("200", outcome);
        Assert.Single(answer["errors"]!.AsArray());
        return answer.ToJsonString();
    }

    private static async Task<string> RegisterAsync(HttpClient client)
    {
        using var answer = await client.PostBookAsync(
            SampleBook.Of(
                ["Mã hồ sơ", "Chủ hồ sơ", "Địa chỉ", "Điện thoại", "Ngày tiếp nhận"],
                ["gieo-4", Planted[0], Planted[4], Planted[2], "12/04/2021"],
                ["gieo-5", Planted[0], Planted[4], Planted[2], Planted[0]]),
            "H10.07");
        var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal("1 1", $"{JsonNode.Parse(body)!["accepted"]} {JsonNode.Parse(body)!["rejectedCount"]}");
        return body;
    }

    /// <summary>Requests that fail as a whole, with the words in body and query.</summary>
    private static async Task<string> BrokenAsync(HttpClient client)
    {
        var told = new StringBuilder();
        foreach (var (path, type) in ((string, string)[])[("/v1/national/DongBoHoSoMC", "application/json"), ("/v1/steps", "application/json"), ("/v1/explanations", "application/json"), ("/v1/registers", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")])
        {
            using var content = new StringContent($"{{\"ten\":\"{Planted[0]}\",\"so\":{Planted[1]}x}}", Encoding.UTF8, MediaTypeHeaderValue.Parse(type));
            using var answer = await client.PostAsync(new Uri(path, UriKind.Relative), content, TestContext.Current.CancellationToken);
            told.AppendLine(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }

        return told.ToString();
    }

    private async Task<string> LedgerBytesAsync()
    {
        await using var database = NpgsqlDataSource.Create(program.Db);
        await using var command = database.CreateCommand("select string_agg(encode(body, 'hex'), '') from ledger.entries");
        return (string)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    /// <summary>The program with everything it logs, down to the finest, and allowed to call this machine.</summary>
    public sealed class Listening : RunningProgram, IAsyncLifetime
    {
        private readonly ConcurrentQueue<string> _log = new();

        public IReadOnlyList<string> Log => [.. _log];

        async ValueTask IAsyncLifetime.InitializeAsync()
        {
            await InitializeAsync();
            await ProvinceProgram.DeclareAsync(this);
        }

        protected override OneStopSettings Configure(OneStopSettings settings) => settings with { OutboundHosts = "http://127.0.0.1" };

        protected override void Configure(IHostApplicationBuilder builder) => builder.Services.AddSingleton<ILoggerProvider>(new Ear(_log));

        private sealed class Ear(ConcurrentQueue<string> heard) : ILoggerProvider, ILogger
        {
            public ILogger CreateLogger(string categoryName) => this;

            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
                heard.Enqueue($"{formatter(state, exception)} {exception}");

            public void Dispose()
            {
            }
        }
    }
}
