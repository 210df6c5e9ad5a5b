using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using OneStop.Contracts.Messages;
using OneStop.Dossiers.Clock;
using OneStop.Runtime.Hosting;
using OneStop.Services.Tests.Dossiers;
using RabbitMQ.Client;

namespace OneStop.Services.Tests.Messaging;

/// <summary>A real broker: reports come in over the queue, events go out, and a broker that is killed loses and doubles nothing.</summary>
[Collection(Alone.Name)]
public sealed class QueueTests(QueueTests.WithBroker program) : IClassFixture<QueueTests.WithBroker>
{
    [Fact]
    public async Task Reports_on_the_queue_are_in_the_ledger_and_the_broken_one_is_in_quarantine()
    {
        await program.Broker.SendAsync([Report("q1", "received"), "{\n \"source\": \"queue\",\n \"id\": \"broken\" }", Report("q1", "resultReady"), "chữ không phải JSON"]);
        using var client = program.Client();
        await Wait.UntilAsync(async () => (await EntriesAsync(client, "H10.07-210412-0001-q1")) == 2);
        await Wait.UntilAsync(async () => (await client.GetStringAsync("/v1/quarantine")).Contains("missingField", StringComparison.Ordinal));
        await Wait.UntilAsync(async () => (await client.GetStringAsync("/v1/quarantine?channel=queue&code=badJson")).Contains("chữ không phải JSON", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_confirmed_report_counts_once_when_the_broker_is_killed_in_mid_stream_and_every_event_is_published()
    {
        var heard = new HashSet<string>(StringComparer.Ordinal);
        await using (var before = await program.Broker.ConnectAsync())
        {
            await ListenAsync(before);
            await program.Broker.SendAsync(Enumerable.Range(0, 100).Select(i => Report($"k{i}", "received")));
        }

        await program.Broker.KillAsync();
        await program.Broker.RunAsync();
        await using var after = await program.Broker.ConnectAsync();
        await program.Broker.SendAsync(Enumerable.Range(80, 120).Select(i => Report($"k{i}", "received")));
        using var client = program.Client();
        await Wait.UntilAsync(async () => (await CountAsync(client, "-k")) == 200);
        await using var channel = await after.CreateChannelAsync(cancellationToken: TestContext.Current.CancellationToken);
        await Wait.UntilAsync(async () =>
        {
            heard.UnionWith(await NewEventsAsync(channel));
            return heard.Count(id => id.EndsWith(DossierEvent.Received, StringComparison.Ordinal)) >= 200;
        });
    }

    [Fact]
    public async Task A_sealed_report_is_published_on_the_same_exchange()
    {
        await using var connection = await program.Broker.ConnectAsync();
        await using var channel = await connection.CreateChannelAsync(cancellationToken: TestContext.Current.CancellationToken);
        var queue = (await channel.QueueDeclareAsync(cancellationToken: TestContext.Current.CancellationToken)).QueueName;
        await channel.QueueBindAsync(queue, DossierEvent.Exchange, ReportSealedEvent.Sealed, cancellationToken: TestContext.Current.CancellationToken);
        using var client = program.Client();
        var (outcome, filed) = await client.SendAsync(HttpMethod.Post, "/v1/sealed-reports", new JsonObject { ["form"] = "ii06a", ["from"] = "2021-01-01", ["to"] = "2021-12-31" });
        Assert.Equal("201", outcome);
        await program.Services.GetRequiredService<WatchSealedReports>().LookAsync(TestContext.Current.CancellationToken);
        BasicGetResult? message = null;
        await Wait.UntilAsync(async () => (message = await channel.BasicGetAsync(queue, autoAck: true)) is not null);
        var told = JsonSerializer.Deserialize<ReportSealedEvent>(message!.Body.Span, WireJson.Options)!;
        Assert.Equal(((string?)filed["id"], (string?)filed["sha256"], (long)filed["position"]!), (told.Report, told.Sha256, told.CutOff));
    }

    private static string Report(string name, string type) => JsonSerializer.Serialize(new
    {
        source = "queue",
        id = $"{name}-{type}",
        type,
        dossier = $"H10.07-210412-0001-{name}",
        occurredAt = type == "received" ? "2021-04-12T08:15:00+07:00" : "2021-04-20T09:00:00+07:00",
        agency = "H10.07",
        data = new { procedure = "1.004949", channel = "online" },
    });

    // A classic queue: a quorum queue declared in the moment before the kill may come back without a leader (RabbitMQ 3.10), and its messages with it.
    private static async Task ListenAsync(IConnection connection)
    {
        await using var channel = await connection.CreateChannelAsync();
        await channel.ExchangeDeclareAsync(DossierEvent.Exchange, "topic", durable: true);
        await channel.QueueDeclareAsync("listener", durable: true, exclusive: false, autoDelete: false);
        await channel.QueueBindAsync("listener", DossierEvent.Exchange, "dossier.#");
    }

    private static async Task<List<string>> NewEventsAsync(IChannel channel)
    {
        var ids = new List<string>();
        while (await channel.BasicGetAsync("listener", autoAck: true) is { } message)
        {
            ids.Add(JsonSerializer.Deserialize<DossierEvent>(message.Body.Span, WireJson.Options)!.Id);
        }

        return ids;
    }

    private static async Task<int> EntriesAsync(HttpClient client, string dossier)
    {
        using var answer = await client.GetAsync($"/v1/dossiers/{dossier}/entries");
        return answer.IsSuccessStatusCode ? (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("items").GetArrayLength() : 0;
    }

    private static async Task<int> CountAsync(HttpClient client, string part)
    {
        var feed = await client.GetStringAsync("/v1/ledger?limit=10000");
        return feed.Split('\n').Count(line => line.Contains(part, StringComparison.Ordinal));
    }

    /// <summary>The program with a broker of its own.</summary>
    public sealed class WithBroker : RunningProgram, IAsyncLifetime
    {
        public LocalRabbit Broker { get; private set; } = null!;

        async ValueTask IAsyncLifetime.InitializeAsync()
        {
            Broker = await LocalRabbit.StartAsync();
            await InitializeAsync();
            await Broker.UntilTakesReportsAsync();
            await Broker.RestartAsync();
        }

        async ValueTask IAsyncDisposable.DisposeAsync()
        {
            await DisposeAsync();
            await Broker.DisposeAsync();
        }

        protected override OneStopSettings Configure(OneStopSettings settings) => settings with { Broker = Broker.Uri.ToString() };
    }
}
