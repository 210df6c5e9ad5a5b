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

    /// <summary>The connection string of a new database.</summary>
    /// <param name="pattern">The database it is a copy of, which nobody may be connected to; null = it is empty.</param>
    /// <param name="ct">Ends the waiting.</param>
    public static async Task<string> NewDatabaseAsync(string? pattern, CancellationToken ct)
    {
        var name = $"test_{Guid.NewGuid():N}";
        var server = Environment.GetEnvironmentVariable("ONESTOP_TEST_DB") is { Length: > 0 } named ? named : (await Cluster.Value).ConnectionString;
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync(ct);
        await using var create = new NpgsqlCommand($"create database {name}{(pattern is null ? "" : $" template {pattern}")}", connection);
        await create.ExecuteNonQueryAsync(ct);
        return new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString;
    }

    /// <summary>The connection string of a new, empty database.</summary>
    public static Task<string> NewDatabaseAsync(CancellationToken ct = default) => NewDatabaseAsync(pattern: null, ct);

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
