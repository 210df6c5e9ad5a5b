using System.Diagnostics;

namespace OneStop.Runtime.Postgres;

/// <summary>
/// The account that runs the private PostgreSQL. PostgreSQL refuses to run as root: then it is <c>postgres</c> where that account exists,
/// else <c>nobody</c>; in every other case it is the account of this program.
/// </summary>
internal static class ClusterAccount
{
    /// <summary>The account to change to, or <c>null</c> to stay.</summary>
    public static readonly string? Name = Choose();

    /// <summary>A process of that account, its output and errors redirected.</summary>
    public static ProcessStartInfo Command(string program, string folder, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (Name is not null)
        {
            start.UserName = Name;
        }

        start.Environment["LC_ALL"] = "C.UTF-8";
        return start;
    }

    /// <summary>Whether the account can enter <paramref name="folder"/>, which exists.</summary>
    public static async Task<bool> CanEnterAsync(string folder, CancellationToken ct) =>
        Name is null || await ExitCodeAsync(Command("/bin/sh", "/", ["-c", "cd \"$1\"", "sh", folder]), ct) == 0;

    /// <summary>Gives a file or folder to the account.</summary>
    public static async Task GiveAsync(string path, CancellationToken ct)
    {
        if (Name is not null)
        {
            var start = new ProcessStartInfo("chown", [Name, path]) { RedirectStandardError = true, RedirectStandardOutput = true };
            if (await ExitCodeAsync(start, ct) != 0)
            {
                throw new InvalidOperationException($"{path} could not be given to the account {Name}.");
            }
        }
    }

    /// <summary>Runs to the end.</summary>
    /// <exception cref="InvalidOperationException">The exit code was not 0; the message carries what it said.</exception>
    public static async Task RunAsync(ProcessStartInfo start, CancellationToken ct)
    {
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(ct);
        var error = process.StandardError.ReadToEndAsync(ct);
        await process.WaitForExitAsync(ct);
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{start.FileName} ended with {process.ExitCode}: {await error}{await output}");
        }
    }

    private static async Task<int> ExitCodeAsync(ProcessStartInfo start, CancellationToken ct)
    {
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync(ct);
        return process.ExitCode;
    }

    private static string? Choose()
    {
        if (OperatingSystem.IsWindows() || Environment.UserName != "root")
        {
            return null;
        }

        return File.ReadLines("/etc/passwd").Any(line => line.StartsWith("postgres:", StringComparison.Ordinal)) ? "postgres" : "nobody";
    }
}
