using Npgsql;
using OneStop.Reports.Projection;
using OneStop.Services.Tests.Dossiers;

namespace OneStop.Services.Tests.Reports;

/// <summary>A program that waits while another one projects tells how old the figures are that it answers with, and takes over.</summary>
public sealed class StandbyTests(StandbyTests.Waiting program) : IClassFixture<StandbyTests.Waiting>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_says_how_far_behind_the_figures_are_and_takes_over_when_the_other_is_gone()
    {
        await ProvinceProgram.DeclareAsync(program);
        await using var other = NpgsqlDataSource.Create(program.Db);
        await using (var active = await other.OpenConnectionAsync(Ct))
        {
            await TakeAsync(active);
            await program.RestartAsync();
            using var client = program.Client();
            await client.PostAsync(Steps.Received("000.00.07.H10-210412-0301"));
            await Wait.UntilOldAsync(client, old: true);
            NpgsqlConnection.ClearPool(active);
        }

        using var reader = program.Client();
        await Wait.UntilOldAsync(reader, old: false);
        Assert.Contains("000.00.07.H10-210412-0301", await reader.GetStringAsync(new Uri("/v1/dossiers?text=210412-0301", UriKind.Relative), Ct), StringComparison.Ordinal);
    }

    /// <summary>Queues for the lock, then ends the session that has it: the next in the queue gets it, whoever asks later.</summary>
    private async Task TakeAsync(NpgsqlConnection active)
    {
        await using var take = new NpgsqlCommand($"select pg_advisory_lock({Projector.Lock})", active);
        var taken = take.ExecuteNonQueryAsync(Ct);
        await using var admin = NpgsqlDataSource.Create(program.Db);
        while (!taken.IsCompleted)
        {
            await using var end = admin.CreateCommand("select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted and objid = $1");
            end.Parameters.AddWithValue(NpgsqlTypes.NpgsqlDbType.Oid, (uint)(Projector.Lock & uint.MaxValue));
            await end.ExecuteNonQueryAsync(Ct);
            await Task.WhenAny(taken, Task.Delay(100, Ct));
        }

        await taken;
    }

    /// <summary>A program of its own, since its projector is put to waiting.</summary>
    public sealed class Waiting : RunningProgram;
}
