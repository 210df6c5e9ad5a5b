using System.Diagnostics.Metrics;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using OneStop.Runtime.Hosting;
using OneStop.Runtime.Ledger;
using OneStop.Runtime.Postgres;
using OneStop.Services.Tests;

namespace OneStop.Runtime.Tests.Ledger;

/// <summary>
/// An empty ledger in a database of its own. <see cref="Second"/> is another process's view of the same ledger: its own pool, signal and writer.
/// </summary>
public sealed class LedgerFixture : IAsyncLifetime
{
    private readonly List<IAsyncDisposable> _open = [];
    private readonly Meter _meter = new("test");

    /// <summary>The database's connection string.</summary>
    public string Db { get; private set; } = "";

    /// <summary>This process's view.</summary>
    public Node First { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Db = await TestCluster.NewDatabaseAsync();
        First = Open(TimeProvider.System);
        await new SchemaMigrations("ledger", typeof(LedgerWriter).Assembly, "Ledger/Migrations").ApplyAsync(First.Database, CancellationToken.None);
    }

    /// <summary>Another process's view, with its own clock where one is given.</summary>
    public Node Second(TimeProvider? time = null) => Open(time ?? TimeProvider.System);

    /// <summary>Runs a statement on the database, as somebody with a database console would.</summary>
    public async Task<object?> ExecuteAsync(string text)
    {
        await using var connection = new NpgsqlConnection(Db);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(text, connection);
        return await command.ExecuteScalarAsync();
    }

    public async ValueTask DisposeAsync()
    {
        for (var i = _open.Count - 1; i >= 0; i--)
        {
            await _open[i].DisposeAsync();
        }

        _meter.Dispose();
    }

    /// <summary>A step of a dossier; its body is made from the id.</summary>
    public static NewEntry Step(string id, string dossier = "H10.07-210412-0001", string? body = null) => new(
        EntryKind.Step, dossier, "test", id, Encoding.UTF8.GetBytes(body ?? $$"""{"source":"test","id":"{{id}}","dossier":"{{dossier}}"}"""));

    /// <summary>Several steps: ids <c>prefix-0</c>, <c>prefix-1</c> and so on.</summary>
    public static NewEntry[] Steps(string prefix, int count) => [.. Enumerable.Range(0, count).Select(i => Step($"{prefix}-{i}"))];

    private Node Open(TimeProvider time)
    {
        var database = Runtime.Postgres.Database.Pool(Db);
        var signal = new LedgerSignal(database, new LedgerProgress(time), time, NullLogger<LedgerSignal>.Instance);
        var writer = new LedgerWriter(database, signal, time, new LedgerMeter(_meter), NullLogger<LedgerWriter>.Instance);
        _open.AddRange([database, signal, writer]);
        return new(database, signal, writer, new LedgerReader(database, signal, time));
    }

    /// <summary>What one process has of a ledger.</summary>
    public sealed record Node(NpgsqlDataSource Database, LedgerSignal Signal, LedgerWriter Writer, LedgerReader Reader)
    {
        /// <summary>Everything, in order.</summary>
        public async Task<List<StoredEntry>> AllAsync(long after = 0)
        {
            var all = new List<StoredEntry>();
            await foreach (var entry in Reader.ReadAsync(after, int.MaxValue, CancellationToken.None))
            {
                all.Add(entry);
            }

            return all;
        }
    }
}
