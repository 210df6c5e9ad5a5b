using Npgsql;
using OneStop.Runtime.Hosting;

namespace OneStop.Runtime.Postgres;

/// <summary>
/// The program's database: the one that <c>ONESTOP_DB</c> names, else <c>onestop</c> in the private cluster of the state folder, which is
/// started here and stopped on disposal.
/// </summary>
public sealed class Database : IAsyncDisposable
{
    private const int RecheckSeconds = 1;
    private const int KeepAliveSeconds = 10;

    private readonly PrivateCluster? _cluster;

    private Database(string connectionString, PrivateCluster? cluster)
    {
        ConnectionString = connectionString;
        Source = Pool(connectionString);
        _cluster = cluster;
    }

    /// <summary>How to reach it, with the password.</summary>
    public string ConnectionString { get; }

    /// <summary>The pool that everything in the program shares.</summary>
    public NpgsqlDataSource Source { get; }

    /// <summary>Where the private cluster lies; <c>null</c> with <c>ONESTOP_DB</c>.</summary>
    public string? ClusterFolder => _cluster?.Folder;

    /// <summary>Opens it.</summary>
    /// <exception cref="InvalidOperationException">There is no PostgreSQL to be found, or it does not start; the message says what to do.</exception>
    public static async Task<Database> OpenAsync(OneStopSettings settings, CancellationToken ct)
    {
        if (settings.Db is { } given)
        {
            return new(given, cluster: null);
        }

        var cluster = await PrivateCluster.StartAsync(await Postgres.ClusterFolder.OfAsync(settings.DataFolder, ct), durable: true, ct);
        try
        {
            return new(await cluster.DatabaseAsync("onestop", ct), cluster);
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// A pool with the program's habits: statements are prepared by themselves, and connections come back without a reset, so no session state
    /// may be left on one. Where the connection string names several servers (<c>Host=a:5432,b:5432</c>), connections go to the one that is the
    /// primary now (or what <c>Target Session Attributes</c> asks for), and follow it when another is promoted.
    /// </summary>
    public static NpgsqlDataSource Pool(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString)
        {
            Pooling = true,
            MaxAutoPrepare = 100,
            AutoPrepareMinUsages = 2,
            NoResetOnClose = true,
            ApplicationName = "onestop",
        };
        return settings.Host?.Contains(',', StringComparison.Ordinal) == true
            ? Following(settings)
            : new NpgsqlDataSourceBuilder(settings.ConnectionString) { Name = "onestop" }.Build();
    }

    // What a server was found to be is believed for a second instead of ten, and an idle connection to a server that vanished without a word is
    // noticed by a question every ten seconds.
    private static NpgsqlDataSource Following(NpgsqlConnectionStringBuilder settings)
    {
        var target = settings.TargetSessionAttributes is { } asked
            ? Enum.Parse<TargetSessionAttributes>(asked.Replace("-", "", StringComparison.Ordinal), ignoreCase: true)
            : TargetSessionAttributes.Primary;
        settings.TargetSessionAttributes = null;
        settings.HostRecheckSeconds = Math.Min(settings.HostRecheckSeconds, RecheckSeconds);
        settings.KeepAlive = settings.KeepAlive == 0 ? KeepAliveSeconds : settings.KeepAlive;
        return new NpgsqlDataSourceBuilder(settings.ConnectionString) { Name = "onestop" }.BuildMultiHost().WithTargetSession(target);
    }

    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        if (_cluster is not null)
        {
            await _cluster.DisposeAsync();
        }
    }
}
