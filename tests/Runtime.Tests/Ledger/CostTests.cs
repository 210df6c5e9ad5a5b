using Npgsql;
using OneStop.Runtime.Ledger;
using OneStop.Runtime.Postgres;
using OneStop.Services.Tests;
using static OneStop.Runtime.Tests.Ledger.LedgerFixture;

namespace OneStop.Runtime.Tests.Ledger;

/// <summary>What appends and reads cost, counted, not timed: commands sent per batch, and the plans of the hot reads.</summary>
public sealed class CostTests(LedgerFixture ledger) : IClassFixture<LedgerFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(5_000)]
    public async Task A_batch_costs_three_commands_however_many_entries_it_has(int entries)
    {
        await ledger.First.Writer.AppendAsync([Step($"warm-{entries}")], Ct);
        using var commands = new CountCommands(ledger.Db);
        await ledger.First.Writer.AppendAsync(Steps($"cost-{entries}", entries), Ct);
        Assert.Equal(3, commands.Sent);
    }

    [Fact]
    public async Task Many_small_calls_at_once_share_few_batches()
    {
        var before = (long)(await ledger.ExecuteAsync("select count(*) from ledger.batches"))!;
        await Task.WhenAll(Enumerable.Range(0, 500).Select(i => ledger.First.Writer.AppendAsync([Step($"small-{i}")], Ct)));
        var batches = (long)(await ledger.ExecuteAsync("select count(*) from ledger.batches"))! - before;
        Assert.InRange(batches, 1, 100);
    }

    [Theory]
    [InlineData("read-feed", "entries_pkey", "100", "1000")]
    [InlineData("read-stream", "entries_stream", "'H10.07-plan-17'", "9223372036854775807")]
    [InlineData("find-duplicates", "entries_key", "array[gen_random_uuid(), gen_random_uuid()]")]
    [InlineData("instant-of", "entries_pkey", "100")]
    [InlineData("position-at", "batches_stamped", "'2026-01-01'::timestamptz")]
    [InlineData("chain-at", "batches_pkey", "100")]
    public async Task Hot_reads_go_by_an_index_and_never_read_the_whole_ledger(string file, string index, params string[] values)
    {
        if ((await ledger.First.Reader.HeadAsync(Ct)).Position < 20_000)
        {
            await ledger.First.Writer.AppendAsync([.. Enumerable.Range(0, 9_000).Select(i => Step($"plan-{i}", $"H10.07-plan-{i % 1500}"))], Ct);
            await ledger.First.Writer.AppendAsync([.. Enumerable.Range(9_000, 9_000).Select(i => Step($"plan-{i}", $"H10.07-plan-{i % 1500}"))], Ct);
            for (var batch = 0; batch < 400; batch++)
            {
                await ledger.First.Writer.AppendAsync(Steps($"plan-batch-{batch}", 6), Ct);
            }

            await ledger.ExecuteAsync("vacuum analyze ledger.entries");
            await ledger.ExecuteAsync("vacuum analyze ledger.batches");
        }

        var text = SqlText.Of<LedgerReader>($"Ledger/Sql/{file}.sql");
        for (var i = values.Length; i > 0; i--)
        {
            text = text.Replace($"${i}", values[i - 1], StringComparison.Ordinal);
        }

        var plan = (string)(await ledger.ExecuteAsync($"explain (format json) {text}"))!;
        Assert.Contains(index, plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_queue_slows_first_and_then_refuses_and_takes_calls_again_once_there_is_room()
    {
        // Somebody else holds the writers' lock: nothing can be written until he lets go.
        await using var other = await ledger.Second().Database.OpenConnectionAsync(Ct);
        await using var transaction = await other.BeginTransactionAsync(Ct);
        await using (var hold = new NpgsqlCommand(SqlText.Of<LedgerWriter>("Ledger/Sql/lock.sql"), other))
        {
            await hold.ExecuteScalarAsync(Ct);
        }

        var calls = Enumerable.Range(0, 9).Select(i => ledger.First.Writer.AppendAsync(Steps($"full-{i}", LedgerWriter.EntriesPerCallMax), Ct)).ToList();
        var refused = await Task.WhenAny(calls);
        var reason = await Assert.ThrowsAsync<LedgerOverloadedException>(() => refused);
        Assert.True(reason.RetryAfter > TimeSpan.Zero);
        await transaction.CommitAsync(Ct);
        await Task.WhenAll(calls.Select(call => call.ContinueWith(_ => { }, Ct, TaskContinuationOptions.None, TaskScheduler.Default)));

        // Whatever was not refused is written, whole; whatever was refused is not there and can be sent again.
        var accepted = calls.Where(call => call.IsCompletedSuccessfully).Sum(call => call.Result.Count);
        Assert.Equal((long)accepted, await ledger.ExecuteAsync("select count(*) from ledger.entries where convert_from(body, 'UTF8') like '%full-%'"));
        var written = 0;
        for (var i = 0; i < calls.Count; i++)
        {
            var again = await ledger.First.Writer.AppendAsync(Steps($"full-{i}", LedgerWriter.EntriesPerCallMax), Ct);
            written += again.Count(outcome => !outcome.Duplicate);
        }

        Assert.Equal((calls.Count * LedgerWriter.EntriesPerCallMax) - accepted, written);
    }
}
