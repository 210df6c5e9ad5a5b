using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OneStop.Runtime.Hosting;
using OneStop.Runtime.Postgres;

namespace OneStop.Services.Tests;

/// <summary>What every program of the tests would make anew at its start and looks the same each time: the tables of all services, and a key.</summary>
internal static class Pattern
{
    private static readonly Lazy<Task<string>> Database = new(MakeDatabaseAsync);
    private static readonly Lazy<string> Key = new(MakeKey);

    /// <summary>The connection string of a new database that has every table and no row.</summary>
    public static async Task<string> NewDatabaseAsync() => await TestCluster.NewDatabaseAsync(await Database.Value, CancellationToken.None);

    /// <summary>Puts the key where a program looks for its own.</summary>
    public static void GiveKey(string stateFolder) => File.Copy(Key.Value, Path.Combine(stateFolder, Path.GetFileName(Key.Value)));

    private static async Task<string> MakeDatabaseAsync()
    {
        var db = await TestCluster.NewDatabaseAsync();
        var folder = Directory.CreateTempSubdirectory("onestop-pattern-");
        var builder = WebApplication.CreateBuilder();
        builder.Services.AddSingleton(new OneStopSettings("http://127.0.0.1:0", folder.FullName, db));
        foreach (var module in Host.Services.All)
        {
            module.AddServices(builder);
        }

        await using var services = builder.Services.BuildServiceProvider();
        await using (var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(db) { Pooling = false }.ConnectionString))
        {
            foreach (var schema in services.GetServices<SchemaMigrations>())
            {
                await schema.ApplyAsync(source, CancellationToken.None);
            }
        }

        folder.Delete(recursive: true);
        return new NpgsqlConnectionStringBuilder(db).Database!;
    }

    private static string MakeKey()
    {
        var folder = Directory.CreateTempSubdirectory("onestop-key-");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Delete(recursive: true);
        OwnIssuer.Open(folder.FullName, TimeProvider.System);
        return Directory.EnumerateFiles(folder.FullName).Single();
    }
}
