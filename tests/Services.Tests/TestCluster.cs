using Npgsql;
using OneStop.Runtime.Postgres;

namespace OneStop.Services.Tests;

/// <summary>
/// The PostgreSQL of this test process: <c>ONESTOP_TEST_DB</c> where it names a server, else a private cluster, started at first use, without
/// durability, in a folder of its own that goes when the process ends. Every caller gets a fresh database.
/// </summary>
public static class TestCluster
{
    private static readonly Lazy<Task<PrivateCluster>> Cluster = new(StartAsync);

    /// <summary>The connection string of a new, empty database.</summary>
    public static async Task<string> NewDatabaseAsync(CancellationToken ct = default)
    {
        var name = $"test_{Guid.NewGuid():N}";
        if (Environment.GetEnvironmentVariable("ONESTOP_TEST_DB") is { Length: > 0 } server)
        {
            await using var connection = new NpgsqlConnection(server);
            await connection.OpenAsync(ct);
            await using var create = new NpgsqlCommand($"create database {name}", connection);
            await create.ExecuteNonQueryAsync(ct);
            return new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString;
        }

        return await (await Cluster.Value).DatabaseAsync(name, ct);
    }

    private static async Task<PrivateCluster> StartAsync()
    {
        var folder = Path.Combine(Path.GetTempPath(), $"onestop-tests-{Environment.ProcessId}-{Guid.NewGuid():N}");
        var cluster = await PrivateCluster.StartAsync(folder, durable: false, CancellationToken.None);
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            cluster.DisposeAsync().AsTask().Wait(TimeSpan.FromSeconds(10));
            Directory.Delete(folder, recursive: true);
        };
        return cluster;
    }
}
