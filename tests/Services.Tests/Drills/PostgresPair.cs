using System.Diagnostics;
using System.Globalization;
using Npgsql;
using OneStop.Runtime.Postgres;

namespace OneStop.Services.Tests.Drills;

/// <summary>A primary and a standby that must confirm every commit, both private, on loopback; the primary can be killed and the standby promoted.</summary>
public sealed class PostgresPair : IAsyncDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"onestop-pair-{Guid.NewGuid():N}");
    private PrivateCluster? _primary;
    private PrivateCluster? _standby;

    /// <summary>The database on both, as a program of the province is told it.</summary>
    public string Db { get; private set; } = "";

    /// <summary>The database on the standby alone.</summary>
    public string StandbyDb => new NpgsqlConnectionStringBuilder(Standby.ConnectionString) { Database = "onestop" }.ConnectionString;

    private PrivateCluster Primary => _primary!;

    private PrivateCluster Standby => _standby!;

    public static async Task<PostgresPair> StartAsync(CancellationToken ct)
    {
        var pair = new PostgresPair();
        var (primary, standby) = (Path.Combine(pair._folder, "primary"), Path.Combine(pair._folder, "standby"));
        Directory.CreateDirectory(pair._folder);
        pair._primary = await PrivateCluster.StartAsync(primary, durable: true, ct);
        await pair.Primary.DatabaseAsync("onestop", ct);
        var to = new NpgsqlConnectionStringBuilder(pair.Primary.ConnectionString);
        Directory.CreateDirectory(standby);
        await RunAsync("chown", "--reference", primary, standby);
        await AsOwnerAsync(
            Path.Combine(PostgresBinaries.Require(), "pg_basebackup"),
            "--pgdata", Path.Combine(standby, "data"), "--write-recovery-conf", "--checkpoint=fast", "--no-sync",
            "--dbname", $"host={to.Host} port={to.Port} user={to.Username} password={to.Password} application_name=standby");
        File.Copy(Path.Combine(primary, "password"), Path.Combine(standby, "password"));
        pair._standby = await PrivateCluster.StartAsync(standby, durable: true, ct);
        await RunAsync(pair.Primary.ConnectionString, "alter system set synchronous_standby_names = 'ANY 1 (standby)'", ct);
        await RunAsync(pair.Primary.ConnectionString, "select pg_reload_conf()", ct);
        await Wait.UntilAsync(async () => await RunAsync(pair.Primary.ConnectionString, "select max(sync_state) from pg_stat_replication", ct) is "quorum", "the standby is synchronous");

        var standbyPort = new NpgsqlConnectionStringBuilder(pair.Standby.ConnectionString).Port;
        pair.Db = new NpgsqlConnectionStringBuilder(pair.Primary.ConnectionString)
        {
            Host = $"127.0.0.1:{to.Port},127.0.0.1:{standbyPort}",
            Database = "onestop",
            Pooling = true,
            Timeout = 2,
        }.ConnectionString;
        return pair;
    }

    /// <summary>SIGKILL to the primary's postmaster; its other processes end by themselves.</summary>
    public async Task KillPrimaryAsync()
    {
        var lines = await File.ReadAllLinesAsync(Path.Combine(_folder, "primary", "data", "postmaster.pid"));
        using var postmaster = Process.GetProcessById(int.Parse(lines[0], CultureInfo.InvariantCulture));
        postmaster.Kill();
    }

    /// <summary>What an operator or an orchestrator does next.</summary>
    public async Task PromoteAsync(CancellationToken ct) => Assert.Equal(true, await RunAsync(Standby.ConnectionString, "select pg_promote()", ct));

    /// <summary>Runs a statement on a server.</summary>
    public static async Task<object?> RunAsync(string server, string text, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync(ct);
        await using var command = new NpgsqlCommand(text, connection);
        return await command.ExecuteScalarAsync(ct);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var cluster in new[] { _standby, _primary })
        {
            if (cluster is not null)
            {
                await cluster.DisposeAsync();
            }
        }

        Directory.Delete(_folder, recursive: true);
    }

    // The account that owns a cluster's folder: of root's it is another.
    private static Task AsOwnerAsync(string program, params string[] arguments) => Environment.UserName == "root"
        ? RunAsync(new ProcessStartInfo(program, arguments) { UserName = "postgres", WorkingDirectory = "/" })
        : RunAsync(new ProcessStartInfo(program, arguments));

    private static Task RunAsync(string program, params string[] arguments) => RunAsync(new ProcessStartInfo(program, arguments));

    private static async Task RunAsync(ProcessStartInfo start)
    {
        start.RedirectStandardError = true;
        using var process = Process.Start(start)!;
        var said = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, said);
    }
}
