using System.Diagnostics;
using Npgsql;

namespace OneStop.Runtime.Postgres;

/// <summary>
/// A whole database in one file, by PostgreSQL's own programs (<c>pg_dump</c> in its custom format, <c>pg_restore</c>, <c>psql</c>), which must be of
/// the server's version or newer.
/// </summary>
public static class DatabaseDump
{
    /// <summary>
    /// Writes the database as <paramref name="snapshot"/> sees it, while others go on writing. The file appears under its name only when it is
    /// whole.
    /// </summary>
    /// <exception cref="InvalidOperationException">The program failed; the message is its own.</exception>
    public static async Task WriteAsync(string connectionString, string snapshot, string path, CancellationToken ct)
    {
        var draft = path + ".part";
        using var dump = Start("pg_dump", connectionString, ["--format=custom", "--no-owner", "--no-privileges", $"--snapshot={snapshot}", $"--file={draft}"]);
        using var killed = ct.Register(dump.Kill);
        await EndAsync(dump, "pg_dump", dump.StandardError.ReadToEndAsync(CancellationToken.None));
        ct.ThrowIfCancellationRequested();
        File.Move(draft, path, overwrite: true);
    }

    /// <summary>
    /// Puts the file's contents in place of the database's, in one transaction: all of it, or nothing is changed. Every schema that is there goes
    /// first, as a whole: <c>pg_restore --clean</c> takes tables apart piece by piece and cannot do so with partitions.
    /// </summary>
    /// <exception cref="InvalidOperationException">One of the programs failed; the message is its own.</exception>
    public static async Task ReadAsync(string connectionString, string path, CancellationToken ct)
    {
        var schemas = await SchemasAsync(connectionString, ct);
        using var script = Start("pg_restore", connectionString, ["--no-owner", "--no-privileges", "--file=-", path]);
        using var database = Start("psql", connectionString, ["--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1", "--output=/dev/null", "--file=-"]);
        using var killed = ct.Register(() =>
        {
            // psql first: without its commit nothing has happened.
            database.Kill();
            script.Kill();
        });
        var (scriptSays, databaseSays) = (script.StandardError.ReadToEndAsync(CancellationToken.None), database.StandardError.ReadToEndAsync(CancellationToken.None));
        try
        {
            await database.StandardInput.WriteAsync(string.Concat(schemas.Select(schema => $"drop schema {schema} cascade;\n")));
            await database.StandardInput.FlushAsync(ct);
            await script.StandardOutput.BaseStream.CopyToAsync(database.StandardInput.BaseStream, ct);
            await EndAsync(script, "pg_restore", scriptSays);
            database.StandardInput.Close();
        }
        catch (Exception broken) when (broken is not IOException)
        {
            database.Kill();
            throw;
        }
        catch (IOException)
        {
            // psql has ended before the script: what it says below is why.
            script.Kill();
        }

        await EndAsync(database, "psql", databaseSays);
        ct.ThrowIfCancellationRequested();
    }

    /// <summary>The schemas that programs made, quoted.</summary>
    private static async Task<List<string>> SchemasAsync(string connectionString, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(ct);
        await using var select = new NpgsqlCommand(SqlText.Of<SchemaMigrations>("Postgres/Sql/own-schemas.sql"), connection);
        await using var reader = await select.ExecuteReaderAsync(ct);
        var schemas = new List<string>();
        while (await reader.ReadAsync(ct))
        {
            schemas.Add(reader.GetString(0));
        }

        return schemas;
    }

    private static Process Start(string program, string connectionString, IReadOnlyList<string> arguments)
    {
        var to = new NpgsqlConnectionStringBuilder(connectionString);
        var start = new ProcessStartInfo(PathOf(program), arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["PGHOST"] = to.Host;
        start.Environment["PGPORT"] = $"{to.Port}";
        start.Environment["PGUSER"] = to.Username;
        start.Environment["PGPASSWORD"] = to.Password;
        start.Environment["PGDATABASE"] = to.Database;
        return Process.Start(start)!;
    }

    private static async Task EndAsync(Process process, string program, Task<string> says)
    {
        await process.WaitForExitAsync(CancellationToken.None);
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {(await says).Trim()}");
        }
    }

    private static string PathOf(string program)
    {
        var beside = PostgresBinaries.Find() is { } folder ? Path.Combine(folder, program) : program;
        return File.Exists(beside) ? beside : program;
    }
}
