using OneStop.Benchmarks.Load;
using OneStop.Benchmarks.Results;
using OneStop.Benchmarks.Stage;

namespace OneStop.Benchmarks.Rows;

/// <summary>S8: dossiers looked up by code while others write at half and at the whole rate that S2 promises.</summary>
internal static class LookUps
{
    private const int WarmUpSeconds = 5;
    private const int Seconds = 15;
    private const int LookUpsPerSecond = 100;
    private const int Readers = 4;
    private const int Writers = 64;

    public static async Task<IReadOnlyList<Finding>> RunAsync(Bench bench, Caller caller, double ceiling, int dossiers, CancellationToken ct)
    {
        var whole = SinglePostRow.Target * ceiling;

        // The first look-ups of a program are compiled meanwhile; they are not counted.
        await RunAsync(bench, caller, "S8", "first", whole / 2, WarmUpSeconds, 0, dossiers, ct);
        return
        [
            await RunAsync(bench, caller, "S8a", "half", whole / 2, Seconds, 20, dossiers, ct),
            await RunAsync(bench, caller, "S8b", "the whole", whole, Seconds, 60, dossiers, ct),
        ];
    }

    private static async Task<Finding> RunAsync(
        Bench bench, Caller caller, string id, string share, double rate, int seconds, double millisecondsMax, int dossiers, CancellationToken ct)
    {
        var chance = new Chance(bench.Options.Seed);
        var first = (int)(dossiers * 0.342912);
        var numbers = Enumerable.Range(0, seconds * LookUpsPerSecond).Select(_ => first + chance.Below(dossiers - first)).ToList();
        var lookUps = Requests.LookUps(caller, ProvinceRow.PlanOf(bench, first, dossiers - first), numbers);
        var posts = (int)(rate * seconds);
        var writes = Requests.Single(caller, new(bench.Options.Seed, 0, posts / 5, SinglePostRow.RecentMonday(), 10 * OfficeClock.MinutesOfDay, $"w{share[0]}"), posts);
        Progress.Say($"{id}: look-ups under {share} S2 rate begin");
        var writing = new Fleet(caller.Url, Writers).SendAsync(writes, rate, ct);
        var reading = await new Fleet(caller.Url, Readers).SendAsync(lookUps, LookUpsPerSecond, ct);
        var written = await writing;
        var slowest = reading.Times.Percentile(99);
        return new(id, $"look-up by code, {dossiers:#,##0} dossiers, under {share} S2 rate, p99", slowest, "ms", null, $"≤ {millisecondsMax} ms",
            slowest <= millisecondsMax && reading.Refused == 0, $"p50 {reading.Times.Percentile(50):0.0} ms; written {written.PerSecond:0} of {rate:0}/s, {reading.Refused} not found");
    }
}
