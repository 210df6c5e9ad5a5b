using System.Diagnostics;
using OneStop.Benchmarks.Load;
using OneStop.Benchmarks.Measure;
using OneStop.Benchmarks.Results;
using OneStop.Benchmarks.Stage;
using OneStop.Runtime.Postgres;

namespace OneStop.Benchmarks.Rows;

/// <summary>
/// S5, S6, S7, S8, S10, S11: one store that grows to a small province-year, a large one (342,912 dossiers) and a million, all at once by
/// <c>--scale</c>, and what is asked of it at each size.
/// </summary>
internal sealed class ProvinceRow : Row
{
    private const string Database = "province";
    private const double SmallShare = 0.034;
    private const double YearShare = 0.342912;

    public override IReadOnlyList<string> Ids => ["S5", "S6", "S7", "S8", "S10", "S11"];

    public override async Task<IReadOnlyList<Finding>> RunAsync(Bench bench, Ceiling ceiling, CancellationToken ct)
    {
        var scale = bench.Options.Scale;
        var (small, year) = ((int)(scale * SmallShare), (int)(scale * YearShare));
        var findings = new List<Finding>();
        var before = await ceiling.MeasureAsync(ct);
        var first = await GrowAsync(bench, 0, small, ct);
        var (figures, lives) = (new YearFigures(), new WholeLives());
        await using (var program = await bench.StartAsync(Database, "dossiers,reports", ct))
        {
            using var caller = await bench.CallerAsync(program, ct);
            await caller.UntilReportedAsync(first, ct);
            await figures.AskAsync(caller, small, bench.Options.Runs, ct);
            await SettleAsync(bench, ct);
            await lives.SendAsync(bench, caller, small, ct);
        }

        var head = await GrowAsync(bench, small, year - small, ct);
        findings.Add(await RebuildAsync(bench, head, year, ct));
        await using (var program = await bench.StartAsync(Database, "dossiers,reports", ct))
        {
            using var caller = await bench.CallerAsync(program, ct);
            await caller.UntilReportedAsync(head, ct);
            await figures.AskAsync(caller, year, bench.Options.Runs, ct);
            findings.Add(await YearFigures.AskPastAsync(caller, head * 9 / 10, year, bench.Options.Runs, ct));
        }

        head = await GrowAsync(bench, year, scale - year, ct);
        await using (var program = await bench.StartAsync(Database, "dossiers,reports", ct))
        {
            using var caller = await bench.CallerAsync(program, ct);
            await caller.UntilReportedAsync(head, ct);
            await figures.AskAsync(caller, scale, bench.Options.Runs, ct);
            findings.Add(figures.Judge(await YearFigures.GroupFactsAsync(bench, Database, bench.Options.Runs, ct)));
            await SettleAsync(bench, ct);
            await lives.SendAsync(bench, caller, scale, ct);
            findings.AddRange(lives.Judge());
            findings.AddRange(await LookUps.RunAsync(bench, caller, await ceiling.MeasureAsync(ct), scale, ct));
        }

        findings.Add(await StartAsync(bench, scale, ct));
        var after = await ceiling.MeasureAsync(ct);
        return [.. findings.Select(f => f with { CBefore = before, CAfter = after, TimesC = f.Row == "S5" ? f.TimesC / ((before + after) / 2) : f.TimesC })];
    }

    /// <summary>Adds dossiers to the store, received over the same year as all others.</summary>
    public static LoadPlan PlanOf(Bench bench, int first, int dossiers) => new(bench.Options.Seed, first, dossiers, new DateOnly(2025, 1, 6));

    private static async Task<long> GrowAsync(Bench bench, int first, int dossiers, CancellationToken ct)
    {
        var plan = PlanOf(bench, first, dossiers);
        await using var program = await bench.StartAsync(Database, "dossiers", ct);
        using var caller = await bench.CallerAsync(program, ct);
        await caller.PutCatalogueAsync(plan.Province, ct);
        return await caller.PostAllAsync(plan, LoadShape.Live, $"store of {first + dossiers} dossiers", ct);
    }

    // From ready to the head, and the most memory the program (both services) used on the way.
    private static async Task<Finding> RebuildAsync(Bench bench, long head, int dossiers, CancellationToken ct)
    {
        const double SecondsMax = 90;
        const double MegabytesMax = 600;
        var (seconds, megabytes) = (new List<double>(), new List<double>());
        await using (await bench.StartAsync(Database, "dossiers,reports,portal", ct))
        {
            // The first start with the portal makes its tables and the first account: only then does the store exist for all services.
        }

        await SettleAsync(bench, ct);
        for (var run = 0; run < bench.Options.Runs; run++)
        {
            await bench.AskAsync(Database, "rebuild", ct);
            await using var program = await bench.StartAsync(Database, "dossiers,reports", ct);
            using var caller = await bench.CallerAsync(program, ct);
            var watch = Stopwatch.StartNew();
            await caller.UntilReportedAsync(head, ct);
            seconds.Add(watch.Elapsed.TotalSeconds);
            megabytes.Add(program.PeakMegabytes);
            Progress.Say($"S5: {head} entries in {seconds[^1]:0.0} s, peak {megabytes[^1]:0} MB");
        }

        var (took, peak) = (Sample.Median(seconds), Sample.Median(megabytes));
        return new("S5", $"rebuild from position 0, {dossiers:#,##0} dossiers, {head:#,##0} entries", took, "s", head / took, $"≤ {SecondsMax} s, ≤ {MegabytesMax} MB",
            took <= SecondsMax && peak <= MegabytesMax, $"peak {peak:0} MB, {head / took:#,##0} entries/s; {await SizeAsync(bench, ct)}");
    }

    private static async Task<string> SizeAsync(Bench bench, CancellationToken ct)
    {
        await using var pool = await bench.PoolAsync(Database, ct);
        await using var ask = pool.CreateCommand(SqlText.Of<ProvinceRow>("Rows/store-size.sql"));
        await using var reader = await ask.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        return $"per million entries: ledger {reader.GetDecimal(0)} MB and {reader.GetDecimal(1)} MB of indexes, reports {reader.GetDecimal(2)} MB";
    }

    /// <summary>
    /// Brings the store to where it is after a night: what a load of years within minutes leaves to do (vacuum, statistics, dirty pages) would otherwise be
    /// done beside the next row.
    /// </summary>
    private static async Task SettleAsync(Bench bench, CancellationToken ct)
    {
        await using var pool = await bench.PoolAsync(Database, ct);
        foreach (var work in (string[])["vacuum analyze", "checkpoint"])
        {
            await using var command = pool.CreateCommand(work);
            await command.ExecuteNonQueryAsync(ct);
        }
    }

    private static async Task<Finding> StartAsync(Bench bench, int dossiers, CancellationToken ct)
    {
        const double SecondsMax = 3;
        const double MegabytesMax = 250;
        var idle = TimeSpan.FromSeconds(20);
        var (seconds, megabytes) = (new List<double>(), new List<double>());
        for (var run = 0; run < bench.Options.Runs; run++)
        {
            await using var program = await bench.StartAsync(Database, "dossiers,reports,portal", ct);
            seconds.Add(program.StartedIn.TotalSeconds);
            await Task.Delay(idle, ct);
            megabytes.Add(program.ResidentMegabytes);
        }

        var (took, resident) = (Sample.Median(seconds), Sample.Median(megabytes));
        return new("S11", $"start to ready, {dossiers:#,##0} dossiers in store; memory after {idle.TotalSeconds} idle seconds", took, "s", null,
            $"≤ {SecondsMax} s, ≤ {MegabytesMax} MB", took <= SecondsMax && resident <= MegabytesMax, $"{resident:0} MB");
    }
}
