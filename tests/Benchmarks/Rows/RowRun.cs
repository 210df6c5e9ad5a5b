using OneStop.Benchmarks.Measure;
using OneStop.Benchmarks.Results;
using OneStop.Benchmarks.Stage;

namespace OneStop.Benchmarks.Rows;

/// <summary>Runs the rows that are asked for, one after the other, and tells what came of them.</summary>
internal static class RowRun
{
    private static readonly IReadOnlyList<Row> _rows = [new AppendRow(), new SinglePostRow(), new BurstRow(), new QueueRow(), new CatchUpRow(), new VisibleRow(), new ProvinceRow()];

    /// <summary>The exit code: 0 when every row held, 1 when one missed or broke off, 2 when one is not known.</summary>
    public static async Task<int> AllAsync(BenchOptions options, CancellationToken ct)
    {
        if (options.Rows.FirstOrDefault(id => !_rows.Any(row => row.Ids.Contains(id))) is { } unknown)
        {
            Console.Error.WriteLine($"There is no row {unknown}. Rows: {string.Join(' ', _rows.SelectMany(row => row.Ids))}");
            return 2;
        }

        await using var bench = await Bench.OpenAsync(options, ct);
        await using var pool = await bench.PoolAsync("postgres", ct);
        var machine = await Machine.LookAsync(pool, options.Program, ct);
        if (!machine.CompiledAhead)
        {
            Progress.Say("The program is not compiled ahead, as the image is: its compiler is measured with it.");
        }

        var ceiling = await Ceiling.PrepareAsync(bench, ct);
        var (findings, broken) = (new List<Finding>(), false);
        foreach (var row in _rows.Where(row => options.Rows.Count == 0 || row.Ids.Any(options.Rows.Contains)))
        {
            Progress.Say($"{string.Join(' ', row.Ids)} begins");
            try
            {
                var found = await row.RunAsync(bench, ceiling, ct);
                findings.AddRange(found);
                Console.Error.Write(ResultTable.Of(found));
            }
            catch (Exception failure) when (failure is InvalidOperationException or HttpRequestException or IOException or Npgsql.NpgsqlException)
            {
                broken = true;
                Progress.Say($"{string.Join(' ', row.Ids)} broke off: {failure.Message}\n{bench.LogTail()}");
            }
        }

        await ResultFile.WriteAsync(options.Out, machine, options, TimeProvider.System.GetUtcNow(), findings, ct);
        Console.WriteLine(ResultTable.Of(findings));
        return broken || findings.Exists(finding => !finding.Held) ? 1 : 0;
    }
}
