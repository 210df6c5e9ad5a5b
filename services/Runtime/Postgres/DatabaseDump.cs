using System.Diagnostics;
using Npgsql;

namespace OneStop.Runtime.Postgres;

/// <summary>
/// A whole database in one file, by PostgreSQL's own programs (<c>pg_dump</c> in its custom format, <c>pg_restore</c>), which must be of the
/// server's version or newer.
/// </summary>
public static class DatabaseDump
{
    /// <summary>
    /// Writes the database as <paramref name="snapshot"/> sees it, while others go on writing. The file appears under its name only when it is
    /// whole.
    /// </summary>
    public static async Task WriteAsync(string connectionString, string snapshot, string path, CancellationToken ct)
    {
        var draft = path + ".part";
        await RunAsync("pg_dump", connectionString, ["--format=custom", "--no-owner", "--no-privileges", $"--snapshot={snapshot}", $"--file={draft}"], ct);
        File.Move(draft, path, overwrite: true);
    }

    /// <summary>Puts the file's contents in place of the database's, in one transaction: all of it, or nothing is changed.</summary>
    public static Task ReadAsync(string connectionString, string path, CancellationToken ct) => RunAsync(
        "pg_restore",
        connectionString,
        [
            "--clean", "--if-exists", "--no-owner", "--no-privileges", "--single-transaction", "--exit-on-error",
            $"--dbname={new NpgsqlConnectionStringBuilder(connectionString).Database}", path,
        ],
        ct);

    private static async Task RunAsync(string program, string connectionString, IReadOnlyList<string> arguments, CancellationToken ct)
    {
        var to = new NpgsqlConnectionStringBuilder(connectionString);
        var start = new ProcessStartInfo(PathOf(program), arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        var several = to.Host!.Contains(',', StringComparison.Ordinal);
        var servers = to.Host.Split(',').Select(server => several && server.Split(':') is [var host, var port] ? (host, port) : (server, $"{to.Port}")).ToList();
        start.Environment["PGHOST"] = string.Join(',', servers.Select(server => server.Item1));
        start.Environment["PGPORT"] = string.Join(',', servers.Select(server => server.Item2));
        start.Environment["PGTARGETSESSIONATTRS"] = several ? "read-write" : "any";
        start.Environment["PGUSER"] = to.Username;
        start.Environment["PGPASSWORD"] = to.Password;
        start.Environment["PGDATABASE"] = to.Database;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(ct);
        var error = process.StandardError.ReadToEndAsync(ct);
        try
        {
            await process.WaitForExitAsync(ct);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }

        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {(await error).Trim()}{(await output).Trim()}");
        }
    }

    private static string PathOf(string program)
    {
        var beside = PostgresBinaries.Find() is { } folder ? Path.Combine(folder, program) : program;
        return File.Exists(beside) ? beside : program;
    }
}
