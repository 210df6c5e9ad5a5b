using Npgsql;
using static OneStop.Runtime.Tests.Ledger.LedgerFixture;

namespace OneStop.Runtime.Tests.Ledger;

/// <summary>The database throws the writer and the listener out, again and again: callers notice nothing, and nothing is lost or doubled.</summary>
public sealed class BrokenConnectionTests(LedgerFixture ledger) : IClassFixture<LedgerFixture>
{
    private const int Calls = 400;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Calls_go_on_while_their_connections_are_cut()
    {
        await ledger.First.Signal.StartAsync(Ct);
        var done = 0;
        var calls = Enumerable.Range(0, Calls).Select(async i =>
        {
            await Task.Delay(i % 40 * 25, Ct);
            var outcomes = await ledger.First.Writer.AppendAsync(Steps($"cut-{i}", 3), Ct);
            Interlocked.Increment(ref done);
            return outcomes;
        }).ToList();
        for (var cut = 1; cut <= 5; cut++)
        {
            while (Volatile.Read(ref done) < Calls * cut / 8)
            {
                await Task.Delay(5, Ct);
            }

            await CutAllAsync();
        }

        var positions = (await Task.WhenAll(calls)).SelectMany(outcomes => outcomes).Select(outcome => outcome.Position).ToHashSet();
        var all = await ledger.First.AllAsync();
        Assert.Equal(Calls * 3, positions.Count);
        Assert.Equal(Enumerable.Range(1, Calls * 3).Select(i => (long)i), all.Select(entry => entry.Position));
        Assert.True(await ledger.First.Reader.WaitForMoreAsync((Calls * 3) - 1, TimeSpan.FromSeconds(20), Ct));

        // The listener is back too: another process's append wakes this one.
        var waiting = ledger.First.Reader.WaitForMoreAsync(Calls * 3, TimeSpan.FromSeconds(20), Ct);
        await ledger.Second().Writer.AppendAsync([Step("after-the-cuts")], Ct);
        Assert.True(await waiting);
    }

    private async Task CutAllAsync()
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(ledger.Db) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(Ct);
        await using var cut = new NpgsqlCommand(
            "select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()", connection);
        await cut.ExecuteScalarAsync(Ct);
    }
}
