using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace OneStop.Benchmarks.Stage;

/// <summary>The program in a process of its own, started as a user starts it and asked only over HTTP.</summary>
internal sealed partial class OneStopProcess : IAsyncDisposable
{
    private const int Terminate = 15;
    private static readonly TimeSpan StartMax = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan StopMax = TimeSpan.FromSeconds(30);

    private readonly Process _process;

    private OneStopProcess(Process process, Uri url, TimeSpan startedIn)
    {
        _process = process;
        Url = url;
        StartedIn = startedIn;
    }

    public Uri Url { get; }

    /// <summary>From the start of the process to its line <c>ready</c>.</summary>
    public TimeSpan StartedIn { get; }

    /// <summary>Memory in use now, in MB (10⁶ bytes).</summary>
    public double ResidentMegabytes => FromStatus("VmRSS:");

    /// <summary>Processor time used so far, all threads together.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>The most memory it ever used, in MB.</summary>
    public double PeakMegabytes => FromStatus("VmHWM:");

    /// <summary>Starts it and waits until it is ready.</summary>
    /// <param name="program">Path of <c>onestop.dll</c>.</param>
    /// <param name="services">For <c>--serve</c>.</param>
    /// <param name="settings">Environment variables.</param>
    /// <param name="log">Where its standard error goes.</param>
    public static async Task<OneStopProcess> StartAsync(
        string program, string services, IReadOnlyDictionary<string, string> settings, string log, CancellationToken ct)
    {
        var start = new ProcessStartInfo("dotnet", [program, "serve", "--serve", services]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        var watch = Stopwatch.StartNew();
        var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, line) => Keep(log, line.Data);
        process.BeginErrorReadLine();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(StartMax);
        while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            if (line.StartsWith("ready ", StringComparison.Ordinal))
            {
                return new(process, new Uri(line.Split(' ')[1]), watch.Elapsed);
            }
        }

        throw new InvalidOperationException($"The program ended while starting; see {log}.");
    }

    /// <summary>One line of another verb's standard output.</summary>
    public static async Task<string> AskAsync(string program, string[] arguments, IReadOnlyDictionary<string, string> settings, CancellationToken ct)
    {
        var start = new ProcessStartInfo("dotnet", [program, .. arguments]) { RedirectStandardOutput = true };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var line = await process.StandardOutput.ReadLineAsync(ct);
        await process.WaitForExitAsync(ct);
        return line ?? throw new InvalidOperationException($"onestop {arguments[0]} said nothing.");
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _ = Signal(_process.Id, Terminate);
            using var patience = new CancellationTokenSource(StopMax);
            try
            {
                await _process.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                _process.Kill(entireProcessTree: true);
            }
        }

        _process.Dispose();
    }

    private double FromStatus(string name)
    {
        var line = File.ReadLines($"/proc/{_process.Id}/status").First(l => l.StartsWith(name, StringComparison.Ordinal));
        return long.Parse(line[name.Length..].Replace("kB", "", StringComparison.Ordinal), NumberStyles.Integer, CultureInfo.InvariantCulture) * 1024 / 1e6;
    }

    private static void Keep(string log, string? line)
    {
        if (line is not null)
        {
            File.AppendAllText(log, line + "\n");
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Signal(int process, int signal);
}
