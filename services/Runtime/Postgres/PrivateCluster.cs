using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Npgsql;

namespace OneStop.Runtime.Postgres;

/// <summary>
/// A PostgreSQL of our own: its data under one folder, a random loopback port, no socket files, a random password. It stops with the program
/// that started it, also when that program is killed. A second program that finds it running joins it and leaves it running.
/// </summary>
public sealed class PrivateCluster : IAsyncDisposable
{
    // The shell waits on our pipe: when this program ends in whatever way, the pipe closes and the server gets a fast shutdown. Shell and server
    // have a session of their own, so that Ctrl-C or a signal to the whole group reaches the program only, which then drains first.
    private const string Guard = "trap '' INT TERM HUP; \"$@\" </dev/null & p=$!; read -r _; kill -INT $p 2>/dev/null; wait $p";
    private const string OwnSession = "/usr/bin/setsid";

    /// <summary>The random keys that repetitions are found by want to be in memory: a twenty-fourth of it, of 256 MB to 1 GB.</summary>
    private static readonly long SharedBuffersMegabytes = Math.Clamp(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 24 / 1_000_000, 256, 1_024);

    private static readonly TimeSpan StartMax = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopMax = TimeSpan.FromSeconds(20);

    private readonly Process? _server;

    private PrivateCluster(string folder, string connectionString, Process? server)
    {
        Folder = folder;
        ConnectionString = connectionString;
        _server = server;
    }

    /// <summary>Where it lies.</summary>
    public string Folder { get; }

    /// <summary>For the maintenance database <c>postgres</c>.</summary>
    public string ConnectionString { get; }

    /// <summary>Starts the cluster under <paramref name="folder"/>, making it first where it does not exist; joins it where it runs.</summary>
    /// <param name="folder">A folder the account of the cluster can enter (see <see cref="ClusterFolder"/>).</param>
    /// <param name="durable"><c>false</c> for tests only: a loss of power may then lose it all.</param>
    /// <param name="ct">Ends the waiting.</param>
    public static async Task<PrivateCluster> StartAsync(string folder, bool durable, CancellationToken ct)
    {
        Directory.CreateDirectory(folder);
        await ClusterAccount.GiveAsync(folder, ct);
        var data = Path.Combine(folder, "data");
        var password = Path.Combine(folder, "password");
        if (File.Exists(Path.Combine(data, "PG_VERSION")))
        {
            if (await RunningAsync(data, password, ct) is { } running)
            {
                return new(folder, running, server: null);
            }
        }
        else
        {
            await MakeAsync(folder, data, password, ct);
        }

        var port = FreePort();
        var connectionString = ConnectionTo(port, password);
        var server = Launch(folder, data, port, durable);
        var cluster = new PrivateCluster(folder, connectionString, server);
        try
        {
            await UntilReadyAsync(server, connectionString, folder, ct);
            await CompressLogAsync(connectionString, ct);
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>The connection string of database <paramref name="name"/>, which is created where it does not exist.</summary>
    public async Task<string> DatabaseAsync(string name, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync(ct);
        await using var find = new NpgsqlCommand("select 1 from pg_database where datname = $1", connection) { Parameters = { new() { Value = name } } };
        if (await find.ExecuteScalarAsync(ct) is null)
        {
            await using var create = new NpgsqlCommand($"create database \"{name}\"", connection);
            await create.ExecuteNonQueryAsync(ct);
        }

        return new NpgsqlConnectionStringBuilder(ConnectionString) { Database = name }.ConnectionString;
    }

    /// <summary>Stops the server where this program started it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_server is null)
        {
            return;
        }

        if (!_server.HasExited)
        {
            _server.StandardInput.Close();
            using var patience = new CancellationTokenSource(StopMax);
            try
            {
                await _server.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                _server.Kill(entireProcessTree: true);
            }
        }

        _server.Dispose();
    }

    private static async Task MakeAsync(string folder, string data, string password, CancellationToken ct)
    {
        await File.WriteAllTextAsync(password, Convert.ToHexString(RandomNumberGenerator.GetBytes(16)), ct);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(password, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        await ClusterAccount.GiveAsync(password, ct);
        await ClusterAccount.RunAsync(
            ClusterAccount.Command(
                Path.Combine(PostgresBinaries.Require(), "initdb"),
                folder,
                ["-D", data, "-U", "onestop", "-A", "scram-sha-256", "--pwfile", password, "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]),
            ct);
    }

    private static Process Launch(string folder, string data, int port, bool durable)
    {
        var sure = durable ? "on" : "off";
        string[] settings =
        [
            "listen_addresses=127.0.0.1", "unix_socket_directories=", "max_connections=200", "log_destination=stderr", "logging_collector=off",
            $"shared_buffers={SharedBuffersMegabytes}MB", "max_wal_size=4GB", "checkpoint_timeout=15min", "random_page_cost=1.1", "jit=off",
            $"fsync={sure}", $"synchronous_commit={sure}", $"full_page_writes={sure}",
        ];
        string[] shell = File.Exists(OwnSession) ? [OwnSession, "/bin/sh"] : ["/bin/sh"];
        var start = ClusterAccount.Command(
            shell[0],
            folder,
            [.. shell[1..], "-c", Guard, "sh", Path.Combine(PostgresBinaries.Require(), "postgres"), "-D", data, "-p", $"{port}", .. settings.SelectMany(s => new[] { "-c", s })]);
        start.RedirectStandardInput = true;
        var server = Process.Start(start)!;
        var log = new StreamWriter(Path.Combine(folder, "server.log")) { AutoFlush = true };
        server.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is null)
            {
                log.Dispose();
            }
            else
            {
                log.WriteLine(line.Data);
            }
        };
        server.OutputDataReceived += (_, _) => { };
        server.BeginErrorReadLine();
        server.BeginOutputReadLine();
        return server;
    }

    // A page that changes first after a checkpoint is logged whole. Not every build of PostgreSQL has LZ4, and a server does not start with what it lacks; its own
    // way takes several times the processor.
    private static async Task CompressLogAsync(string connectionString, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(ct);
        await using var look = new NpgsqlCommand(
            "select case when 'lz4' = any (enumvals) then 'lz4' else 'on' end from pg_settings where name = 'wal_compression' and setting in ('off', 'on')", connection);
        if (await look.ExecuteScalarAsync(ct) is string way)
        {
            await using var set = new NpgsqlCommand($"alter system set wal_compression = {way}", connection);
            await set.ExecuteNonQueryAsync(ct);
            await using var reload = new NpgsqlCommand("select pg_reload_conf()", connection);
            await reload.ExecuteNonQueryAsync(ct);
        }
    }

    private static async Task UntilReadyAsync(Process server, string connectionString, string folder, CancellationToken ct)
    {
        for (var watch = Stopwatch.StartNew(); ; await Task.Delay(25, ct))
        {
            if (server.HasExited)
            {
                throw new InvalidOperationException($"PostgreSQL stopped while starting; see {folder}/server.log.");
            }

            if (await AnswersAsync(connectionString, ct))
            {
                return;
            }

            if (watch.Elapsed > StartMax)
            {
                throw new InvalidOperationException($"PostgreSQL was not ready within {StartMax.TotalSeconds} s; see {folder}/server.log.");
            }
        }
    }

    // The fourth line of postmaster.pid is the port.
    private static async Task<string?> RunningAsync(string data, string password, CancellationToken ct)
    {
        var pid = Path.Combine(data, "postmaster.pid");
        var lines = File.Exists(pid) ? await File.ReadAllLinesAsync(pid, ct) : [];
        if (lines.Length < 4 || !int.TryParse(lines[3], out var port))
        {
            return null;
        }

        var connectionString = ConnectionTo(port, password);
        return await AnswersAsync(connectionString, ct) ? connectionString : null;
    }

    private static async Task<bool> AnswersAsync(string connectionString, CancellationToken ct)
    {
        try
        {
            await using var connection = new NpgsqlConnection(connectionString);
            await connection.OpenAsync(ct);
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private static string ConnectionTo(int port, string password) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = port,
        Username = "onestop",
        Password = File.ReadAllText(password),
        Database = "postgres",
        Timeout = 5,
        SslMode = SslMode.Disable,
        Pooling = false,
    }.ConnectionString;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
