using System.Diagnostics;
using System.Globalization;
using Npgsql;
using OneStop.Runtime.Postgres;

namespace OneStop.Services.Tests.Faults;

/// <summary>
/// A private PostgreSQL that a test may break: restarted under its callers, frozen, without a free connection, without a free byte on its disk
/// (a small file system of its own, where the account may mount one).
/// </summary>
public sealed class FaultyPostgres : IAsyncDisposable
{
    private const int ConnectionsMax = 40;
    private const string DiskSize = "420m";

    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"onestop-faulty-{Guid.NewGuid():N}");
    private string _options = "";
    private bool _mounted;

    /// <summary>Whether the account may mount a file system.</summary>
    public static bool MayMount => Environment.UserName == "root";

    /// <summary>The connection string of its database.</summary>
    public string Db { get; private set; } = "";

    private string Data => Path.Combine(_folder, "data");

    private string Filler => Path.Combine(_folder, "filler");

    public async Task StartAsync(CancellationToken ct)
    {
        Directory.CreateDirectory(_folder);
        if (MayMount)
        {
            await RunAsync("mount", "-t", "tmpfs", "-o", $"size={DiskSize},mode=755", "tmpfs", _folder);
            _mounted = true;
        }

        var cluster = await PrivateCluster.StartAsync(_folder, durable: false, ct);
        Db = await cluster.DatabaseAsync("faulty", ct);
        await cluster.DisposeAsync();
        _options = $"-p {new NpgsqlConnectionStringBuilder(Db).Port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections={ConnectionsMax} "
            + "-c min_wal_size=32MB -c max_wal_size=64MB -c superuser_reserved_connections=0 -c shared_buffers=64MB";
        await ControlAsync("start");
    }

    /// <summary>Stops it as a loss of power does, and starts it again.</summary>
    public Task RestartAsync() => ControlAsync("restart", "-m", "immediate");

    /// <summary>SIGSTOP, or SIGCONT, to all of its processes.</summary>
    public async Task SignalAsync(string signal)
    {
        var postmaster = int.Parse(File.ReadLines(Path.Combine(Data, "postmaster.pid")).First(), CultureInfo.InvariantCulture);
        await RunAsync("kill", ["-s", signal, $"{postmaster}", .. ChildrenOf(postmaster).Select(child => $"{child}")]);
    }

    /// <summary>Takes every connection there is, those of the programs too; they are free again when the result is disposed.</summary>
    public async Task<IAsyncDisposable> TakeConnectionsAsync()
    {
        var taken = new Taken();
        while (taken.Count < ConnectionsMax)
        {
            var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Db) { Pooling = false, ApplicationName = "thief" }.ConnectionString);
            try
            {
                await connection.OpenAsync();
                taken.Push(connection);
                await using var end = new NpgsqlCommand("select count(pg_terminate_backend(pid)) from (select pid from pg_stat_activity where application_name = 'onestop' limit 1) one", connection);
                await end.ExecuteScalarAsync();
            }
            catch (PostgresException full) when (full.SqlState == PostgresErrorCodes.TooManyConnections)
            {
                await connection.DisposeAsync();
                await Task.Delay(10);
                if (taken.Count >= ConnectionsMax - 2)
                {
                    break;
                }
            }
        }

        return taken;
    }

    /// <summary>Fills its disk to the last byte.</summary>
    public void FillDisk()
    {
        using var filler = File.Create(Filler);
        var piece = new byte[1 << 16];
        try
        {
            while (true)
            {
                filler.Write(piece);
                filler.Flush(flushToDisk: true);
            }
        }
        catch (IOException)
        {
            // Full.
        }
    }

    /// <summary>Frees the disk, and starts the server where it gave up, as the service manager of a machine does.</summary>
    public async Task FreeDiskAsync()
    {
        File.Delete(Filler);
        using var asked = Process.Start(Owner("status"))!;
        await asked.WaitForExitAsync();
        if (asked.ExitCode != 0)
        {
            await ControlAsync("start");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await ControlAsync("stop", "-m", "immediate");
        if (_mounted)
        {
            await RunAsync("umount", "-l", _folder);
        }

        Directory.Delete(_folder, recursive: true);
    }

    private Task ControlAsync(params string[] what) => RunAsync(Owner(what));

    private ProcessStartInfo Owner(params string[] what)
    {
        var start = new ProcessStartInfo(Path.Combine(PostgresBinaries.Require(), "pg_ctl"), ["-D", Data, "-o", _options, "-w", "-t", "60", "-l", Path.Combine(Data, "log"), .. what])
        {
            WorkingDirectory = "/",
        };
        if (MayMount)
        {
            start.UserName = "postgres";
        }

        return start;
    }

    private static IEnumerable<int> ChildrenOf(int parent) => Directory.EnumerateDirectories("/proc")
        .Select(folder => int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var pid) ? pid : 0)
        .Where(pid => pid > 0 && ParentOf(pid) == parent);

    private static int ParentOf(int pid)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{pid}/stat");
            return int.Parse(stat[(stat.LastIndexOf(')') + 4)..].Split(' ')[0], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    private static Task RunAsync(string program, params string[] arguments) => RunAsync(new ProcessStartInfo(program, arguments));

    // Its output is not redirected: the server it starts would keep the pipe open.
    private static async Task RunAsync(ProcessStartInfo start)
    {
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{start.FileName} {string.Join(' ', start.ArgumentList)} ended with {process.ExitCode}");
    }

    private sealed class Taken : IAsyncDisposable
    {
        private readonly Stack<NpgsqlConnection> _connections = new();

        public int Count => _connections.Count;

        public void Push(NpgsqlConnection connection) => _connections.Push(connection);

        public async ValueTask DisposeAsync()
        {
            foreach (var connection in _connections)
            {
                await connection.DisposeAsync();
            }
        }
    }
}
