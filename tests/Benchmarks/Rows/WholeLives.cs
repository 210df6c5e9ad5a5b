using OneStop.Benchmarks.Load;
using OneStop.Benchmarks.Results;
using OneStop.Benchmarks.Stage;

namespace OneStop.Benchmarks.Rows;

/// <summary>S10: whole life cycles of seven entries, in one POST and in seven, into a small and into a large store. Reports follows meanwhile.</summary>
internal sealed class WholeLives
{
    private const int Connections = 64;
    private const int InOne = 24_000;
    private const int InSeven = 8_000;
    private readonly List<(int Store, double InOnePost, double InSevenPosts)> _sent = [];

    public async Task SendAsync(Bench bench, Caller caller, int store, CancellationToken ct)
    {
        var fleet = new Fleet(caller.Url, Connections);
        var one = Requests.WholeLives(caller, PlanOf(bench, $"o{_sent.Count}", InOne));
        var seven = Requests.LivesStepByStep(caller, PlanOf(bench, $"v{_sent.Count}", InSeven));
        var inOne = await fleet.SendAsync(one, null, ct);
        var inSeven = await fleet.SendAsync(seven, null, ct);
        _sent.Add((store, inOne.Refused == 0 ? inOne.PerSecond : 0, inSeven.Refused == 0 ? inSeven.PerSecond : 0));
        Progress.Say($"S10: {store} dossiers, {inOne.PerSecond:0} lives/s in one POST, {inSeven.PerSecond:0} in seven");
    }

    public IEnumerable<Finding> Judge()
    {
        const double SlowerMax = 0.8;
        var (small, large) = (_sent[0], _sent[^1]);
        yield return Of("S10a", "one POST", large.InOnePost, small.InOnePost, 1000);
        yield return Of("S10b", "seven POSTs", large.InSevenPosts, small.InSevenPosts, 500);

        Finding Of(string id, string how, double now, double before, double target) => new(
            id, $"whole lives of 7 entries, {how}, {large.Store:#,##0} dossiers in store", now, "lives/s", null, $"≥ {target:#,##0}/s, ≥ {SlowerMax} of the small store",
            now >= target && now >= before * SlowerMax, $"{before:0}/s at {small.Store:#,##0}");
    }

    private static LoadPlan PlanOf(Bench bench, string prefix, int dossiers) =>
        new(bench.Options.Seed, 0, dossiers, SinglePostRow.RecentMonday(), 10 * OfficeClock.MinutesOfDay, prefix);
}
