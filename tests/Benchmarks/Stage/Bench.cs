using Npgsql;
using OneStop.Runtime.Postgres;

namespace OneStop.Benchmarks.Stage;

/// <summary>
/// What every row stands on: a private PostgreSQL with default durability in a folder of its own, databases in it, and the program as its own
/// process. All of it is gone on disposal.
/// </summary>
internal sealed class Bench : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly PrivateCluster _cluster;
    private string? _token;

    private Bench(DirectoryInfo folder, PrivateCluster cluster, string program, BenchOptions options)
    {
        (_folder, _cluster, Program, Options) = (folder, cluster, program, options);
    }

    public BenchOptions Options { get; }

    /// <summary>Path of <c>onestop.dll</c>.</summary>
    private string Program { get; }

    public static async Task<Bench> OpenAsync(BenchOptions options, CancellationToken ct)
    {
        var folder = Directory.CreateTempSubdirectory("onestop-bench-");
        if (!OperatingSystem.IsWindows())
        {
            // The account that runs PostgreSQL passes through.
            File.SetUnixFileMode(folder.FullName, (UnixFileMode)0b111_101_101);
        }

        var cluster = await PrivateCluster.StartAsync(Path.Combine(folder.FullName, "postgres"), durable: true, ct);
        return new(folder, cluster, options.Program, options);
    }

    /// <summary>The connection string of a database, made where it does not exist.</summary>
    public Task<string> DatabaseAsync(string name, CancellationToken ct) => _cluster.DatabaseAsync(name, ct);

    /// <summary>A pool on that database, for the ceiling and for what disturbs a row; never for the row's own work.</summary>
    public async Task<NpgsqlDataSource> PoolAsync(string name, CancellationToken ct) =>
        NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(await DatabaseAsync(name, ct)) { Pooling = true, CommandTimeout = 600 }.ConnectionString);

    /// <summary>Gives back the space of a database.</summary>
    public async Task DropAsync(string name, CancellationToken ct)
    {
        NpgsqlConnection.ClearAllPools();
        await using var pool = await PoolAsync("postgres", ct);
        await using var drop = pool.CreateCommand($"drop database if exists \"{name}\" with (force)");
        await drop.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Starts the program on a database.</summary>
    public async Task<OneStopProcess> StartAsync(string database, string services, CancellationToken ct, params (string Name, string Value)[] more)
    {
        var settings = Settings(await DatabaseAsync(database, ct));
        foreach (var (name, value) in more)
        {
            settings[name] = value;
        }

        return await OneStopProcess.StartAsync(Program, services, settings, Path.Combine(_folder.FullName, "program.log"), ct);
    }

    /// <summary>Runs another verb of the program on a database; the first line it says.</summary>
    public async Task<string> AskAsync(string database, string verb, CancellationToken ct) =>
        await OneStopProcess.AskAsync(Program, [verb], Settings(await DatabaseAsync(database, ct)), ct);

    /// <summary>A bearer token for everything, from <c>onestop token</c>.</summary>
    public async Task<string> TokenAsync(CancellationToken ct) => _token ??= await OneStopProcess.AskAsync(Program, ["token"], Settings(""), ct);

    /// <summary>A caller of the program.</summary>
    public async Task<Caller> CallerAsync(OneStopProcess program, CancellationToken ct) => new(program.Url, await TokenAsync(ct));

    /// <summary>What the program wrote to standard error, its end.</summary>
    public string LogTail()
    {
        var log = Path.Combine(_folder.FullName, "program.log");
        return File.Exists(log) ? string.Join('\n', File.ReadLines(log).TakeLast(5)) : "";
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await _cluster.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private Dictionary<string, string> Settings(string db) => new()
    {
        ["ONESTOP_DB"] = db,
        ["ONESTOP_DATA"] = Path.Combine(_folder.FullName, "state"),
        ["ONESTOP_URLS"] = "http://127.0.0.1:0",
    };
}
