using OneStop.Benchmarks;
using OneStop.Benchmarks.Load;
using OneStop.Benchmarks.Rows;

if (BenchOptions.Read(args) is not { } options)
{
    Console.Error.WriteLine(BenchOptions.Usage);
    return 2;
}

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, press) =>
{
    press.Cancel = true;
    stop.Cancel();
};

if (options.Generate)
{
    await using var output = Console.OpenStandardOutput();
    foreach (var line in new LoadPlan(options.Seed, 0, options.Scale, new DateOnly(2025, 1, 6)).Write(LoadShape.Live))
    {
        await output.WriteAsync(line, stop.Token);
    }

    return 0;
}

if (!File.Exists(options.Program))
{
    Console.Error.WriteLine($"{options.Program} is not there: build services/Host in Release, or name it with --program.");
    return 2;
}

return await RowRun.AllAsync(options, stop.Token);
