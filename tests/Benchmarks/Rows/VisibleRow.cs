using System.Diagnostics;
using Npgsql;
using OneStop.Benchmarks.Load;
using OneStop.Benchmarks.Measure;
using OneStop.Benchmarks.Results;
using OneStop.Benchmarks.Stage;

namespace OneStop.Benchmarks.Rows;

/// <summary>
/// S9: from the reply to a POST to the report that shows it, while others write 2,000 entries a second; the second line with appends that are rolled
/// back and a long read transaction beside it.
/// </summary>
internal sealed class VisibleRow : Row
{
    private const int PerSecond = 2000;
    private const int LinesOfPost = 20;
    private const int Connections = 8;
    private const int Seconds = 60;
    private static readonly TimeSpan _betweenProbes = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan _betweenRollbacks = TimeSpan.FromMilliseconds(200);

    public override IReadOnlyList<string> Ids => ["S9"];

    public override async Task<IReadOnlyList<Finding>> RunAsync(Bench bench, Ceiling ceiling, CancellationToken ct)
    {
        var before = await ceiling.MeasureAsync(ct);
        await using var program = await bench.StartAsync("visible", "dossiers,reports", ct);
        using var caller = await bench.CallerAsync(program, ct);
        await caller.PutCatalogueAsync(new Province(), ct);
        await ProbeAsync(bench, caller, "q0", 10, ct);
        var calm = await ProbeAsync(bench, caller, "q1", Seconds, ct);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var disturbing = DisturbAsync(bench, stop.Token);
        var disturbed = await ProbeAsync(bench, caller, "q2", Seconds, ct);
        await stop.CancelAsync();
        var rolledBack = await disturbing;
        var after = await ceiling.MeasureAsync(ct);
        return
        [
            Of("S9a", $"committed → visible at {PerSecond:#,##0}/s", calm, "") with { CBefore = before, CAfter = after },
            Of("S9b", "the same with rolled-back appends and an open read transaction", disturbed, $"; {rolledBack} appends rolled back") with { CBefore = before, CAfter = after },
        ];
    }

    private static Finding Of(string id, string work, (Sample Times, double Rate) seen, string more)
    {
        const double MedianMax = 50;
        const double SlowestMax = 500;
        var (median, slowest) = (seen.Times.Percentile(50), seen.Times.Percentile(99));
        return new(id, work + ", p50", median, "ms", null, $"p50 ≤ {MedianMax} ms, p99 ≤ {SlowestMax} ms",
            median <= MedianMax && slowest <= SlowestMax && seen.Rate >= 0.95 * PerSecond, $"p99 {slowest:0} ms, {seen.Times.Count} probes, written {seen.Rate:#,##0}/s{more}");
    }

    private static async Task<(Sample Times, double Rate)> ProbeAsync(Bench bench, Caller caller, string prefix, int seconds, CancellationToken ct)
    {
        var posts = PerSecond * seconds / LinesOfPost;
        var plan = new LoadPlan(bench.Options.Seed, 0, PerSecond * seconds / 5, SinglePostRow.RecentMonday(), 10 * OfficeClock.MinutesOfDay, prefix);
        var requests = plan.Write(LoadShape.Live).Take(posts * LinesOfPost).Select(line => line.ToArray()).Chunk(LinesOfPost)
            .Select(chunk => new[] { PlainConnection.Post(caller, "v1/steps", chunk.SelectMany(l => l).ToArray(), "application/x-ndjson") }).ToList();
        var writing = new Fleet(caller.Url, Connections).SendAsync(requests, (double)PerSecond / LinesOfPost, ct);
        var probes = new LoadPlan(bench.Options.Seed, 0, 100_000, SinglePostRow.RecentMonday(), 10 * OfficeClock.MinutesOfDay, "p" + prefix);
        var (times, lines) = (new Sample(), probes.Lines);
        for (var n = 0; !writing.IsCompleted; n++)
        {
            var position = await caller.PostStepsAsync(lines.Write(probes.CourseOf(n), 0), 1, backfill: false, ct);
            var watch = Stopwatch.StartNew();
            await caller.ReadAsync($"v1/reports/ii06a?from=2025-01-01&to=2025-01-01&scope=H10.01&cutoff={position}&wait=30", ct);
            times.Add(watch.Elapsed);
            await Task.Delay(_betweenProbes, ct);
        }

        return (times, (await writing).PerSecond * LinesOfPost);
    }

    private static async Task<int> DisturbAsync(Bench bench, CancellationToken ct)
    {
        await using var pool = await bench.PoolAsync("visible", ct);
        await using var reader = await pool.OpenConnectionAsync(ct);
        await using var reading = await reader.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, ct);
        await using var look = new NpgsqlCommand("select count(*) from ledger.batches", reader);
        await look.ExecuteScalarAsync(ct);
        for (var rolledBack = 0; ; rolledBack++)
        {
            try
            {
                await using var append = pool.CreateCommand(Runtime.Postgres.SqlText.Of<VisibleRow>("Rows/append-and-fail.sql"));
                await append.ExecuteNonQueryAsync(ct);
            }
            catch (PostgresException)
            {
                await Task.Delay(_betweenRollbacks, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException)
            {
                return rolledBack;
            }
        }
    }
}
