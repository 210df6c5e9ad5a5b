using System.Diagnostics;
using OneStop.Benchmarks.Load;
using OneStop.Benchmarks.Measure;
using OneStop.Benchmarks.Results;
using OneStop.Benchmarks.Stage;

namespace OneStop.Benchmarks.Rows;

/// <summary>S4: Reports, from ready, works through a feed that is already there, both shapes.</summary>
internal sealed class CatchUpRow : Row
{
    private const int Dossiers = 120_000;

    public override IReadOnlyList<string> Ids => ["S4", "S4A", "S4B"];

    public override async Task<IReadOnlyList<Finding>> RunAsync(Bench bench, Ceiling ceiling, CancellationToken ct)
    {
        var findings = new List<Finding>();
        if (bench.Options.Asks("S4A", "S4"))
        {
            findings.Add(await RunAsync(bench, ceiling, LoadShape.Live, "S4a", "live-shaped feed", 0.25, ct));
        }

        if (bench.Options.Asks("S4B", "S4"))
        {
            findings.Add(await RunAsync(bench, ceiling, LoadShape.Adjacent, "S4b", "entries of a dossier adjacent", 0.4, ct));
        }

        return findings;
    }

    private static async Task<Finding> RunAsync(Bench bench, Ceiling ceiling, LoadShape shape, string id, string work, double target, CancellationToken ct)
    {
        var (rates, ceilings, used) = (new List<double>(), new List<double>(), new List<double>());
        for (var run = 0; run < bench.Options.Runs; run++)
        {
            var database = $"catchup{(int)shape}{run}";
            var head = await FillAsync(bench, database, shape, ct);
            ceilings.Add(await ceiling.MeasureAsync(ct));
            await using (var program = await bench.StartAsync(database, "dossiers,reports", ct))
            {
                using var caller = await bench.CallerAsync(program, ct);
                var watch = Stopwatch.StartNew();
                await caller.UntilReportedAsync(head, ct);
                rates.Add(head / watch.Elapsed.TotalSeconds);
                used.Add(program.ProcessorTime.TotalMicroseconds / head);
                Progress.Say($"{id}: {head} entries, {rates[^1]:0}/s");
            }

            await bench.DropAsync(database, ct);
        }

        ceilings.Add(await ceiling.MeasureAsync(ct));
        var (rate, c) = (Sample.Median(rates), Sample.Median(ceilings));
        return new(id, $"Reports catching up, {work}", rate, "entries/s", rate / c, $"{target} × C", rate / c >= target,
            $"program {Sample.Median(used):0} µs of processor an entry, start included")
        { CBefore = ceilings[0], CAfter = ceilings[^1] };
    }

    private static async Task<long> FillAsync(Bench bench, string database, LoadShape shape, CancellationToken ct)
    {
        var plan = new LoadPlan(bench.Options.Seed, 0, Dossiers, new DateOnly(2025, 1, 6));
        await using var program = await bench.StartAsync(database, "dossiers", ct);
        using var caller = await bench.CallerAsync(program, ct);
        await caller.PutCatalogueAsync(plan.Province, ct);
        return await caller.PostAllAsync(plan, shape, database, ct);
    }
}
