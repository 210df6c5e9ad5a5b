using Npgsql;
using OneStop.Runtime.Hosting;
using OneStop.Runtime.Postgres;
using OneStop.Services.Tests;

namespace OneStop.Runtime.Tests.Postgres;

/// <summary>A cluster that was started for nothing is stopped again.</summary>
public sealed class PrivateClusterTests : IAsyncLifetime
{
    private readonly DirectoryInfo _state = Directory.CreateTempSubdirectory("onestop-cluster-");

    private string _folder = "";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string PidFile => Path.Combine(_folder, "data", "postmaster.pid");

    public async ValueTask InitializeAsync()
    {
        _folder = await ClusterFolder.OfAsync(_state.FullName, Ct);
        await using var cluster = await PrivateCluster.StartAsync(_folder, durable: false, Ct);

        // Without the pattern of new databases none can be made.
        await using var connection = new NpgsqlConnection(cluster.ConnectionString);
        await connection.OpenAsync(Ct);
        await using var hide = new NpgsqlCommand("alter database template1 rename to hidden", connection);
        await hide.ExecuteNonQueryAsync(Ct);
    }

    public ValueTask DisposeAsync()
    {
        foreach (var folder in new[] { _state.FullName, _folder }.Where(Directory.Exists))
        {
            Directory.Delete(folder, recursive: true);
        }

        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_start_that_is_given_up_stops_the_server_it_had_launched()
    {
        // With another password it never answers, so that only giving up ends the start.
        await File.WriteAllTextAsync(Path.Combine(_folder, "password"), "another", Ct);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var starting = PrivateCluster.StartAsync(_folder, durable: false, stop.Token);
        await Wait.UntilAsync(() => Task.FromResult(File.Exists(PidFile)));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => starting);
        Assert.False(File.Exists(PidFile));
    }

    [Fact]
    public async Task A_database_that_cannot_be_made_stops_the_server()
    {
        await Assert.ThrowsAsync<PostgresException>(() => Database.OpenAsync(new OneStopSettings("http://127.0.0.1:0", _state.FullName), Ct));
        Assert.False(File.Exists(PidFile));
    }
}
