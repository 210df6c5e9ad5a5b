using System.Buffers;
using System.Diagnostics;
using OneStop.Benchmarks.Load;
using OneStop.Benchmarks.Measure;
using OneStop.Benchmarks.Results;
using OneStop.Benchmarks.Stage;

namespace OneStop.Benchmarks.Rows;

/// <summary>S1: one long NDJSON body of mixed entries after another, to committed. Dossiers serves alone, as it does in a cluster.</summary>
internal sealed class AppendRow : Row
{
    private const int Entries = 200_000;
    private const int Warm = 60_000;
    private const double Target = 0.5;

    public override IReadOnlyList<string> Ids => ["S1"];

    public override async Task<IReadOnlyList<Finding>> RunAsync(Bench bench, Ceiling ceiling, CancellationToken ct)
    {
        var plan = new LoadPlan(bench.Options.Seed, 0, (Entries * bench.Options.Runs + Warm) / 6, new DateOnly(2025, 1, 6), Prefix: "a");
        await using var program = await bench.StartAsync("append", "dossiers", ct);
        using var caller = await bench.CallerAsync(program, ct);
        await caller.PutCatalogueAsync(plan.Province, ct);
        using var lines = plan.Write(LoadShape.Live).GetEnumerator();
        await caller.PostStepsAsync(Take(lines, Warm), Warm, backfill: true, ct);
        var before = await ceiling.MeasureAsync(ct);
        var (rates, used) = (new List<double>(), program.ProcessorTime);
        for (var run = 0; run < bench.Options.Runs; run++)
        {
            var body = Take(lines, Entries);
            var watch = Stopwatch.StartNew();
            await caller.PostStepsAsync(body, Entries, backfill: true, ct);
            rates.Add(Entries / watch.Elapsed.TotalSeconds);
        }

        used = (program.ProcessorTime - used) / (Entries * bench.Options.Runs);
        var after = await ceiling.MeasureAsync(ct);
        var rate = Sample.Median(rates);
        var times = rate / ((before + after) / 2);
        return
        [
            new("S1", $"POST NDJSON, {Entries:#,##0} mixed entries a body, to committed", rate, "entries/s", times, $"{Target} × C", times >= Target,
                $"program {used.TotalMicroseconds:0.0} µs of processor an entry, peak {program.PeakMegabytes:0} MB") { CBefore = before, CAfter = after },
        ];
    }

    private static ReadOnlyMemory<byte> Take(IEnumerator<ReadOnlyMemory<byte>> lines, int count)
    {
        var body = new ArrayBufferWriter<byte>(count * 300);
        for (var n = 0; n < count && lines.MoveNext(); n++)
        {
            body.Write(lines.Current.Span);
        }

        return body.WrittenMemory;
    }
}
