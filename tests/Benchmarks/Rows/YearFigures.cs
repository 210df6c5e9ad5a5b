using System.Diagnostics;
using OneStop.Benchmarks.Measure;
using OneStop.Benchmarks.Results;
using OneStop.Benchmarks.Stage;
using OneStop.Runtime.Postgres;

namespace OneStop.Benchmarks.Rows;

/// <summary>S6 and S7: II.06a of one year, the whole province by field, at several sizes of the store.</summary>
internal sealed class YearFigures
{
    private const int Questions = 200;
    private const int Warm = 20;
    private readonly List<(int Dossiers, double Slowest, double Median)> _asked = [];

    /// <summary>Asks for it from cells; the last day moves with each question, so that no two in a row are the same.</summary>
    public async Task AskAsync(Caller caller, int dossiers, int runs, CancellationToken ct)
    {
        await TimesAsync(caller, Warm, ct);
        var (slowest, middle) = (new List<double>(), new List<double>());
        for (var run = 0; run < runs; run++)
        {
            var times = await TimesAsync(caller, Questions, ct);
            slowest.Add(times.Percentile(99));
            middle.Add(times.Percentile(50));
        }

        _asked.Add((dossiers, Sample.Median(slowest), Sample.Median(middle)));
        Progress.Say($"S6: {dossiers} dossiers, p50 {_asked[^1].Median:0.0} ms, p99 {_asked[^1].Slowest:0.0} ms");
    }

    /// <summary>Asks for it at an earlier cut-off, from facts.</summary>
    public static async Task<Finding> AskPastAsync(Caller caller, long cutoff, int dossiers, int runs, CancellationToken ct)
    {
        const double SecondsMax = 1;
        var seconds = new List<double>();
        for (var run = 0; run <= runs; run++)
        {
            var watch = Stopwatch.StartNew();
            await caller.ReadAsync($"v1/reports/ii06a?from=2025-01-01&to=2025-12-{31 - run:00}&scope=H10&cutoff={cutoff - run}", ct);
            seconds.Add(watch.Elapsed.TotalSeconds);
        }

        var took = Sample.Median(seconds.Skip(1));
        return new("S7", $"ii06a at a past cut-off, from facts, {dossiers:#,##0} dossiers", took, "s", null, $"≤ {SecondsMax} s", took <= SecondsMax, $"the first one {seconds[0]:0.00} s");
    }

    /// <summary>The same counts as one <c>GROUP BY</c> over current facts, in milliseconds.</summary>
    public static async Task<double> GroupFactsAsync(Bench bench, string database, int runs, CancellationToken ct)
    {
        await using var pool = await bench.PoolAsync(database, ct);
        var times = new List<double>();
        for (var run = 0; run <= runs; run++)
        {
            await using var group = pool.CreateCommand(SqlText.Of<YearFigures>("Rows/group-facts.sql"));
            var watch = Stopwatch.StartNew();
            await using var reader = await group.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct))
            {
            }

            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        return Sample.Median(times.Skip(1));
    }

    /// <summary>S6, from what was asked at all sizes.</summary>
    public Finding Judge(double groupMilliseconds)
    {
        const double MillisecondsMax = 50;
        const double GrowthMax = 1.5;
        const double FasterMin = 5;
        var (year, whole) = (_asked[^2], _asked[^1]);
        var (growth, faster) = (whole.Median / year.Median, groupMilliseconds / whole.Median);
        return new("S6", $"ii06a, one year by field, from cells, at {whole.Dossiers:#,##0} dossiers, p99", whole.Slowest, "ms", null,
            $"p99 ≤ {MillisecondsMax} ms at both, growth ≤ {GrowthMax}, ≥ {FasterMin} × GROUP BY",
            year.Slowest <= MillisecondsMax && whole.Slowest <= MillisecondsMax && growth <= GrowthMax && faster >= FasterMin,
            string.Join("; ", _asked.Select(a => $"{a.Dossiers:#,##0}: p50 {a.Median:0.0}, p99 {a.Slowest:0.0} ms")) + $"; growth {growth:0.00}; GROUP BY {groupMilliseconds:0} ms = {faster:0.0} ×");
    }

    private static async Task<Sample> TimesAsync(Caller caller, int questions, CancellationToken ct)
    {
        var times = new Sample();
        for (var n = 0; n < questions; n++)
        {
            var watch = Stopwatch.StartNew();
            await caller.ReadAsync($"v1/reports/ii06a?from=2025-01-01&to=2025-12-{31 - (n % 20):00}&scope=H10&groupBy=field", ct);
            times.Add(watch.Elapsed);
        }

        return times;
    }
}
