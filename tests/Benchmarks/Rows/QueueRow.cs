using System.Diagnostics;
using OneStop.Benchmarks.Load;
using OneStop.Benchmarks.Measure;
using OneStop.Benchmarks.Results;
using OneStop.Benchmarks.Stage;
using OneStop.Services.Tests.Messaging;
using RabbitMQ.Client;

namespace OneStop.Benchmarks.Rows;

/// <summary>S3: a quorum queue that is already full, raw JSON, from ready to all acknowledged after their commit. Dossiers serves alone.</summary>
internal sealed class QueueRow : Row
{
    private const int Messages = 100_000;
    private const int InFlight = 900;
    private const double Target = 10_000;
    private const string Queue = "onestop.steps";

    public override IReadOnlyList<string> Ids => ["S3"];

    public override async Task<IReadOnlyList<Finding>> RunAsync(Bench bench, Ceiling ceiling, CancellationToken ct)
    {
        await using var broker = await LocalRabbit.StartAsync();
        (string, string) setting = ("ONESTOP_BROKER", broker.Uri.ToString());
        var plan = new LoadPlan(bench.Options.Seed, 0, Messages * bench.Options.Runs / 6, new DateOnly(2025, 1, 6), Prefix: "q");
        long last;
        await using (var program = await bench.StartAsync("queue", "dossiers", ct, setting))
        {
            using var caller = await bench.CallerAsync(program, ct);
            await caller.PutCatalogueAsync(plan.Province, ct);
            last = await caller.HeadAsync(ct);
        }

        using var lines = plan.Write(LoadShape.Live).GetEnumerator();
        var before = await ceiling.MeasureAsync(ct);
        var (rates, used) = (new List<double>(), new List<double>());
        for (var run = 0; run < bench.Options.Runs; run++)
        {
            await FillAsync(broker.Uri, lines, ct);
            await using var program = await bench.StartAsync("queue", "dossiers", ct, setting);
            using var caller = await bench.CallerAsync(program, ct);
            var (head, watch, began) = (await caller.HeadAsync(ct), Stopwatch.StartNew(), program.ProcessorTime);
            await caller.UntilAppendedAsync(last += Messages, ct);
            rates.Add((last - head) / watch.Elapsed.TotalSeconds);
            used.Add((program.ProcessorTime - began).TotalMicroseconds / (last - head));
            Progress.Say($"S3: {last - head} messages, {rates[^1]:0}/s");
        }

        var after = await ceiling.MeasureAsync(ct);
        var rate = Sample.Median(rates);
        return
        [
            new("S3", $"quorum queue, pre-filled with {Messages:#,##0} raw JSON messages, taken through MassTransit batches", rate, "messages/s",
                rate / ((before + after) / 2), $"{Target:#,##0}/s", rate >= Target, $"program {Sample.Median(used):0} µs of processor a message") { CBefore = before, CAfter = after },
        ];
    }

    /// <summary>Publishes with confirms, as every producer should.</summary>
    private static async Task FillAsync(Uri broker, IEnumerator<ReadOnlyMemory<byte>> lines, CancellationToken ct)
    {
        await using var connection = await new ConnectionFactory { Uri = broker }.CreateConnectionAsync(ct);
        await using var channel = await connection.CreateChannelAsync(new CreateChannelOptions(true, true, null), ct);
        var properties = new BasicProperties { Persistent = true, ContentType = "application/json" };
        var flying = new Queue<Task>();
        for (var n = 0; n < Messages && lines.MoveNext(); n++)
        {
            if (flying.Count == InFlight)
            {
                await flying.Dequeue();
            }

            flying.Enqueue(channel.BasicPublishAsync("", Queue, mandatory: true, properties, lines.Current.ToArray(), ct).AsTask());
        }

        await Task.WhenAll(flying);
    }
}
