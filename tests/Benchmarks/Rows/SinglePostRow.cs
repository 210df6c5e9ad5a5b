using OneStop.Benchmarks.Load;
using OneStop.Benchmarks.Measure;
using OneStop.Benchmarks.Results;
using OneStop.Benchmarks.Stage;

namespace OneStop.Benchmarks.Rows;

/// <summary>S2: one entry a POST on 64 connections, durable before the reply. Dossiers serves alone.</summary>
internal sealed class SinglePostRow : Row
{
    public const double Target = 0.06;
    private const int Connections = 64;
    private const int Posts = 40_000;
    private const double MillisecondsMax = 50;

    public override IReadOnlyList<string> Ids => ["S2"];

    public override async Task<IReadOnlyList<Finding>> RunAsync(Bench bench, Ceiling ceiling, CancellationToken ct)
    {
        var plan = new LoadPlan(bench.Options.Seed, 0, Posts * (bench.Options.Runs + 1) / 6, RecentMonday(), SpanMinutes: 10 * OfficeClock.MinutesOfDay, Prefix: "s");
        await using var program = await bench.StartAsync("single", "dossiers", ct);
        using var caller = await bench.CallerAsync(program, ct);
        await caller.PutCatalogueAsync(plan.Province, ct);
        var requests = Requests.Single(caller, plan, Posts * (bench.Options.Runs + 1));
        var fleet = new Fleet(program.Url, Connections);
        await fleet.SendAsync([.. requests.Take(Posts)], null, ct);
        var before = await ceiling.MeasureAsync(ct);
        var (runs, used) = (new List<Fleet.Run>(), program.ProcessorTime);
        for (var run = 1; run <= bench.Options.Runs; run++)
        {
            runs.Add(await fleet.SendAsync([.. requests.Skip(run * Posts).Take(Posts)], null, ct));
        }

        used = (program.ProcessorTime - used) / (Posts * bench.Options.Runs);
        var after = await ceiling.MeasureAsync(ct);
        var rate = Sample.Median(runs.Select(r => r.PerSecond));
        var slowest = Sample.Median(runs.Select(r => r.Times.Percentile(99)));
        var times = rate / ((before + after) / 2);
        var refused = runs.Sum(r => r.Refused);
        return
        [
            new("S2", $"single POST, {Connections} connections, durable before the reply", rate, "entries/s", times, $"{Target} × C, p99 ≤ {MillisecondsMax} ms",
                times >= Target && slowest <= MillisecondsMax && refused == 0, $"p99 {slowest:0.0} ms, {refused} refused, program {used.TotalMicroseconds:0} µs of processor an entry") { CBefore = before, CAfter = after },
        ];
    }

    /// <summary>Five weeks ago: the load's dossiers are received and mostly ended by now.</summary>
    public static DateOnly RecentMonday() => OfficeClock.MondayOf(DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime)).AddDays(-56);
}
