using System.Diagnostics;
using System.Text;
using OneStop.Contracts.Messages;
using OneStop.Runtime.Hosting;
using OneStop.Services.Tests.Dossiers;
using OneStop.Services.Tests.Messaging;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace OneStop.Services.Tests.Drills;

/// <summary>
/// Three RabbitMQ nodes with quorum queues: the node that leads the queues is killed for good while reports come in. Every confirmed report is in the
/// ledger once, and every one of them has its event.
/// </summary>
[Collection(Alone.Name)]
public sealed class NodeLossTests(ITestOutputHelper output)
{
    private const int Reports = 400;

    private static readonly Dictionary<string, object?> Quorum = new() { ["x-queue-type"] = "quorum", ["x-quorum-initial-group-size"] = 3 };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_leading_node_is_killed_and_every_confirmed_report_counts_once_and_has_its_event()
    {
        await using var first = await LocalRabbit.StartAsync();
        var joining = await Task.WhenAll(LocalRabbit.StartAsync(first), LocalRabbit.StartAsync(first));
        await using var second = joining[0];
        await using var third = joining[1];
        await LeadAsync(first.Uri);
        await using var program = new OnCluster($"{first.Uri},{second.Uri},{third.Uri}");
        await program.InitializeAsync();

        var nodes = new[] { first, second, third };
        var confirmed = new HashSet<string>(StringComparer.Ordinal);
        var (killed, next, repeated) = (new Stopwatch(), TimeSpan.Zero, 0);
        var publisher = await Publisher.OpenAsync(nodes.Select(node => node.Uri));
        for (var i = 0; i < Reports; i++)
        {
            if (i == Reports / 2)
            {
                killed.Start();
                await first.KillAsync();
            }

            for (; !await publisher.TryAsync(Line(i)); repeated++)
            {
                await publisher.DisposeAsync();
                publisher = await Publisher.OpenAsync(nodes.Skip(1).Select(node => node.Uri));
            }

            confirmed.Add(Code(i));
            next = next == TimeSpan.Zero && killed.IsRunning ? killed.Elapsed : next;
        }

        await publisher.DisposeAsync();
        using var client = program.Client();
        var events = await EventsAsync(second.Uri);
        var entries = (await client.GetStringAsync(new Uri("/v1/ledger?limit=10000", UriKind.Relative), Ct)).Split('\n');
        Assert.All(confirmed, code => Assert.Single(entries, line => line.Contains(code, StringComparison.Ordinal)));
        Assert.Superset(confirmed, events);
        output.WriteLine($"node loss: {confirmed.Count} reports confirmed, {Reports / 2} of them before the kill, each once in the ledger and each with its event; "
            + $"next confirmation after {next.TotalSeconds:0.0} s, {repeated} reports sent again, everything published after {killed.Elapsed.TotalSeconds:0.0} s");
    }

    private static string Code(int i) => $"000.00.07.H10-210412-N{i:00000}";

    private static string Line(int i) => Steps.Received(Code(i), step => step["id"] = Code(i));

    /// <summary>Declares the queues at one node, which makes it their leader.</summary>
    private static async Task LeadAsync(Uri node)
    {
        await using var connection = await new ConnectionFactory { Uri = node }.CreateConnectionAsync(Ct);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: Ct);
        await channel.QueueDeclareAsync(Queues.Steps, durable: true, exclusive: false, autoDelete: false, Quorum, cancellationToken: Ct);
        await channel.ExchangeDeclareAsync(DossierEvent.Exchange, "topic", durable: true, cancellationToken: Ct);
        await channel.QueueDeclareAsync("listener", durable: true, exclusive: false, autoDelete: false, Quorum, cancellationToken: Ct);
        await channel.QueueBindAsync("listener", DossierEvent.Exchange, "dossier.#", cancellationToken: Ct);
    }

    private static async Task<HashSet<string>> EventsAsync(Uri node)
    {
        await using var connection = await new ConnectionFactory { Uri = node }.CreateConnectionAsync(Ct);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: Ct);
        var heard = new HashSet<string>(StringComparer.Ordinal);
        while (heard.Count < Reports)
        {
            if (await channel.BasicGetAsync("listener", autoAck: true, Ct) is { } message)
            {
                heard.Add(System.Text.Json.JsonSerializer.Deserialize<DossierEvent>(message.Body.Span, WireJson.Options)!.Dossier);
            }
            else
            {
                await Task.Delay(50, Ct);
            }
        }

        return heard;
    }

    /// <summary>A connection to whichever node answers, and a channel that demands confirms.</summary>
    private sealed class Publisher(IConnection connection, IChannel channel) : IAsyncDisposable
    {
        private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

        public static async Task<Publisher> OpenAsync(IEnumerable<Uri> nodes)
        {
            var any = new ConnectionFactory { Uri = nodes.First(), AutomaticRecoveryEnabled = false };
            var connection = await any.CreateConnectionAsync(nodes.Select(node => new AmqpTcpEndpoint(node)).ToList(), Ct);
            return new(connection, await connection.CreateChannelAsync(new CreateChannelOptions(true, true, null), Ct));
        }

        /// <summary>Whether the broker confirmed it.</summary>
        public async Task<bool> TryAsync(string report)
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(Ct);
            patience.CancelAfter(Patience);
            try
            {
                await channel.BasicPublishAsync("", Queues.Steps, mandatory: true, Encoding.UTF8.GetBytes(report), patience.Token);
                return true;
            }
            catch (Exception lost) when (lost is AlreadyClosedException or OperationInterruptedException or PublishException or IOException
                or OperationCanceledException && !Ct.IsCancellationRequested)
            {
                return false;
            }
        }

        public async ValueTask DisposeAsync() => await connection.DisposeAsync();
    }

    /// <summary>Dossiers, told of every node.</summary>
    private sealed class OnCluster(string nodes) : RunningProgram
    {
        protected override IReadOnlyList<Module> Modules => [.. base.Modules.Where(module => module.Name == "dossiers")];

        protected override OneStopSettings Configure(OneStopSettings settings) => settings with { Broker = nodes };
    }
}
