using System.Diagnostics;
using System.Net.Http.Headers;

namespace OneStop.Services.Tests.Hosting;

/// <summary>The built program as a process of its own, so that it can be killed, with a state folder that outlives it.</summary>
public sealed class ChildProgram : IAsyncDisposable
{
    private static readonly TimeSpan StartMax = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan StopMax = TimeSpan.FromMinutes(2);

    private readonly Process _process;

    private ChildProgram(Process process, string[] ready)
    {
        _process = process;
        ReadyLine = ready;
    }

    /// <summary>The words of its one line: ready, URL, and the sign-in.</summary>
    public IReadOnlyList<string> ReadyLine { get; }

    /// <summary>Where it answers.</summary>
    public string Url => ReadyLine[1];

    /// <summary>What came on standard output after the first line; complete once it has ended.</summary>
    public Task<string> MoreOutput { get; private init; } = Task.FromResult("");

    /// <summary>Starts <c>serve</c> and waits for the line.</summary>
    public static async Task<ChildProgram> ServeAsync(string stateFolder, string? db, CancellationToken ct, params string[] arguments)
    {
        var process = Start(stateFolder, db, ["serve", .. arguments]);
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        var line = await process.StandardOutput.ReadLineAsync(ct).AsTask().WaitAsync(StartMax, ct);
        Assert.NotNull(line);
        return new(process, line.Split(' ')) { MoreOutput = process.StandardOutput.ReadToEndAsync(ct) };
    }

    /// <summary>Runs a verb to its end.</summary>
    public static async Task<(int Code, string Output, string Error)> RunAsync(string stateFolder, string? db, CancellationToken ct, params string[] arguments)
    {
        return await EndAsync(Start(stateFolder, db, arguments), ct);
    }

    private static async Task<(int Code, string Output, string Error)> EndAsync(Process running, CancellationToken ct)
    {
        using var process = running;
        var error = process.StandardError.ReadToEndAsync(ct);
        var output = await process.StandardOutput.ReadToEndAsync(ct);
        await process.WaitForExitAsync(ct);
        return (process.ExitCode, output, await error);
    }

    /// <summary>Runs a verb for many provinces to its end: the map is the file <paramref name="provinces"/>.</summary>
    public static Task<(int Code, string Output, string Error)> RunOnProvincesAsync(string stateFolder, string provinces, CancellationToken ct, params string[] arguments) =>
        EndAsync(Start(stateFolder, db: null, arguments, provinces), ct);

    /// <summary>A client with a token made by the command line.</summary>
    public async Task<HttpClient> ClientAsync(string stateFolder, CancellationToken ct)
    {
        var (_, token, _) = await RunAsync(stateFolder, db: null, ct, "token");
        var client = new HttpClient { BaseAddress = new Uri(Url) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.Trim());
        return client;
    }

    /// <summary>SIGKILL: nothing of it runs on.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Sends a signal that ends it, and waits for its exit code.</summary>
    /// <exception cref="TimeoutException">It runs on.</exception>
    public async Task<int> StopAsync(string signal)
    {
        using var kill = Process.Start("kill", ["-s", signal, $"{_process.Id}"]);
        await _process.WaitForExitAsync().WaitAsync(StopMax);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
    }

    private static Process Start(string stateFolder, string? db, string[] arguments, string? provinces = null)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "onestop.dll");
        var start = new ProcessStartInfo("dotnet", [program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["ONESTOP_URLS"] = "http://127.0.0.1:0";
        start.Environment["ONESTOP_DATA"] = stateFolder;
        start.Environment["ONESTOP_DB"] = db;
        start.Environment["ONESTOP_PROVINCES"] = provinces;
        return Process.Start(start)!;
    }
}
