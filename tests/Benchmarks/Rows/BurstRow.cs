using OneStop.Benchmarks.Load;
using OneStop.Benchmarks.Measure;
using OneStop.Benchmarks.Results;
using OneStop.Benchmarks.Stage;

namespace OneStop.Benchmarks.Rows;

/// <summary>
/// Overload: ten times the connections of S2 send for about a minute as fast as they are answered, while others look dossiers up. Nothing acknowledged
/// may be missing, nothing refused may be there, look-ups go on, and afterwards the old rate is back.
/// </summary>
internal sealed class BurstRow : Row
{
    private const int Connections = 64;
    private const int Times = 10;
    private const int Seconds = 60;
    private const int Steady = 20_000;
    private const int Dossiers = 5_000;
    private const int LookUpsPerSecond = 50;
    private const double MillisecondsMax = 100;
    private const double BackMin = 0.75;

    public override IReadOnlyList<string> Ids => ["BURST"];

    public override async Task<IReadOnlyList<Finding>> RunAsync(Bench bench, Ceiling ceiling, CancellationToken ct)
    {
        var known = new LoadPlan(bench.Options.Seed, 0, Dossiers, new DateOnly(2025, 1, 6));
        await using var program = await bench.StartAsync("burst", "dossiers,reports", ct);
        using var caller = await bench.CallerAsync(program, ct);
        await caller.PutCatalogueAsync(known.Province, ct);
        await caller.UntilReportedAsync(await caller.PostAllAsync(known, LoadShape.Live, "burst", ct), ct);

        var before = await ceiling.MeasureAsync(ct);
        await SteadyAsync(bench, caller, "x", ct);
        var steady = (await SteadyAsync(bench, caller, "y", ct)).PerSecond;

        var posts = (int)(steady * Seconds);
        var writes = Single(bench, caller, "z", posts);
        var chance = new Chance(bench.Options.Seed);
        var lookUps = Requests.LookUps(caller, known, Enumerable.Range(0, Seconds * LookUpsPerSecond).Select(_ => chance.Below(Dossiers)));
        var head = await caller.HeadAsync(ct);
        var writing = new Fleet(caller.Url, Connections * Times).SendAsync(writes, null, ct);
        var reading = await new Fleet(caller.Url, 4).SendAsync(lookUps, LookUpsPerSecond, ct);
        var burst = await writing;
        var written = await caller.HeadAsync(ct) - head;
        var acknowledged = posts - burst.Refused;

        var back = (await SteadyAsync(bench, caller, "v", ct)).PerSecond;
        var after = await ceiling.MeasureAsync(ct);
        var slowest = reading.Times.Percentile(99);
        return
        [
            new("BURST", $"look-up p99 while {Connections * Times} connections post for about {Seconds} s", slowest, "ms", null,
                $"≤ {MillisecondsMax} ms, nothing lost, back to {BackMin:0%} of the rate at once",
                slowest <= MillisecondsMax && reading.Refused == 0 && written == acknowledged && back >= BackMin * steady,
                $"{acknowledged:#,##0} acknowledged, {written:#,##0} in the ledger, {burst.Refused:#,##0} refused; {steady:0}/s before, {burst.PerSecond:0}/s in it (p99 {burst.Times.Percentile(99):0} ms), {back:0}/s after")
            { CBefore = before, CAfter = after },
        ];
    }

    private static Task<Fleet.Run> SteadyAsync(Bench bench, Caller caller, string prefix, CancellationToken ct) =>
        new Fleet(caller.Url, Connections).SendAsync(Single(bench, caller, prefix, Steady), null, ct);

    private static IReadOnlyList<byte[][]> Single(Bench bench, Caller caller, string prefix, int count) => Requests.Single(
        caller, new(bench.Options.Seed, 0, count / 5, SinglePostRow.RecentMonday(), 10 * OfficeClock.MinutesOfDay, prefix), count);
}
