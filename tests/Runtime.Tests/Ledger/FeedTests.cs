using System.Diagnostics;
using OneStop.Runtime.Ledger;
using static OneStop.Runtime.Tests.Ledger.LedgerFixture;

namespace OneStop.Runtime.Tests.Ledger;

/// <summary>What a reader of the feed may rely on.</summary>
public sealed class FeedTests(LedgerFixture ledger) : IClassFixture<LedgerFixture>
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(20);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private LedgerReader Reader => ledger.First.Reader;

    [Fact]
    public async Task A_reader_beside_two_writers_and_refused_batches_never_meets_a_gap_or_a_smaller_position()
    {
        var second = ledger.Second();
        var start = (await Reader.HeadAsync(Ct)).Position;
        using var written = new CancellationTokenSource();
        var reading = Task.Run(() => FollowAsync(start, written.Token), Ct);
        await ledger.ExecuteAsync("alter table ledger.entries add constraint feed_planted check (stream is distinct from 'refused')");
        var calls = Enumerable.Range(0, 120).Select(async i =>
        {
            var writer = i % 2 == 0 ? ledger.First.Writer : second.Writer;
            if (i % 10 == 9)
            {
                await Assert.ThrowsAnyAsync<Npgsql.PostgresException>(() => writer.AppendAsync([Step($"feed-{i}", dossier: "refused")], Ct));
            }
            else
            {
                await writer.AppendAsync(Steps($"feed-{i}", 11), Ct);
            }
        });
        await Task.WhenAll(calls);
        await ledger.ExecuteAsync("alter table ledger.entries drop constraint feed_planted");
        await written.CancelAsync();
        var seen = await reading;
        Assert.Equal(Enumerable.Range(1, 108 * 11).Select(i => start + i), seen);
    }

    [Fact]
    public async Task A_page_ends_at_its_limit_and_the_next_goes_on_there()
    {
        var after = (await Reader.HeadAsync(Ct)).Position;
        await ledger.First.Writer.AppendAsync(Steps("page", 25), Ct);
        var positions = new List<long>();
        for (var page = 0; page < 3; page++)
        {
            await foreach (var entry in Reader.ReadAsync(after, 10, Ct))
            {
                positions.Add(entry.Position);
            }

            after = positions[^1];
        }

        Assert.Equal(25, positions.Count);
        Assert.Equal(Enumerable.Range(0, 25).Select(i => positions[0] + i), positions);
    }

    [Fact]
    public async Task Who_waits_is_woken_by_another_process_at_once()
    {
        var second = ledger.Second();
        var head = (await Reader.HeadAsync(Ct)).Position;
        await ledger.First.Signal.StartAsync(Ct);
        var waiting = Reader.WaitForMoreAsync(head, Long, Ct);
        Assert.False(waiting.IsCompleted);
        var watch = Stopwatch.StartNew();
        await second.Writer.AppendAsync([Step("wakes")], Ct);
        Assert.True(await waiting);
        Assert.True(watch.Elapsed < Long / 2, $"woken only after {watch.Elapsed}");
    }

    [Fact]
    public async Task Who_waits_in_vain_is_told_so()
    {
        var head = (await Reader.HeadAsync(Ct)).Position;
        Assert.False(await ledger.Second().Reader.WaitForMoreAsync(head + 1000, TimeSpan.FromMilliseconds(50), Ct));
    }

    [Fact]
    public async Task A_waiting_reader_finds_what_came_before_it_began_to_listen()
    {
        await ledger.First.Writer.AppendAsync([Step("before-listening")], Ct);
        Assert.True(await ledger.Second().Reader.WaitForMoreAsync(0, Long, Ct));
    }

    [Fact]
    public async Task Every_position_and_its_instant_stand_for_each_other()
    {
        await ledger.First.Writer.AppendAsync(Steps("instants", 30), Ct);
        await ledger.First.Writer.AppendAsync(Steps("instants-2", 5), Ct);
        foreach (var entry in await ledger.First.AllAsync())
        {
            Assert.Equal(entry.AppendedAt, await Reader.InstantOfAsync(entry.Position, Ct));
            Assert.Equal(entry.Position, await Reader.PositionAtAsync(entry.AppendedAt, Ct));
            Assert.Equal(entry.Position - 1, await Reader.PositionAtAsync(entry.AppendedAt.AddMicroseconds(-1), Ct));
        }
    }

    [Fact]
    public async Task The_position_of_an_instant_stays_whatever_is_written_later()
    {
        // The writer's clock stands still an hour back: only the promise keeps its next stamp after the instant asked for.
        var now = TimeProvider.System.GetUtcNow();
        var asked = now.AddMilliseconds(-1);
        var answer = await Reader.PositionAtAsync(asked, Ct);
        await ledger.Second(new StandingStill(now.AddHours(-1))).Writer.AppendAsync(Steps("late-clock", 3), Ct);
        Assert.Equal(answer, await Reader.PositionAtAsync(asked, Ct));
    }

    [Fact]
    public async Task The_chain_says_the_same_at_a_position_for_ever_and_nothing_beyond_the_head()
    {
        await ledger.First.Writer.AppendAsync(Steps("chain", 10), Ct);
        var head = await Reader.HeadAsync(Ct);
        var inside = await Reader.ChainHashAtAsync(head.Position - 3, Ct);
        Assert.Equal(head.ChainHash, await Reader.ChainHashAtAsync(head.Position, Ct));
        Assert.Null(await Reader.ChainHashAtAsync(head.Position + 1, Ct));
        await ledger.First.Writer.AppendAsync(Steps("chain-2", 2), Ct);
        Assert.Equal(head.ChainHash, await Reader.ChainHashAtAsync(head.Position, Ct));
        Assert.Equal(inside, await Reader.ChainHashAtAsync(head.Position - 3, Ct));
        Assert.NotEqual(await Reader.ChainHashAtAsync(head.Position - 4, Ct), inside);
        Assert.NotNull(await Reader.ChainHashAtAsync(0, Ct));
    }

    private async Task<List<long>> FollowAsync(long after, CancellationToken written)
    {
        var seen = new List<long>();
        while (true)
        {
            var last = written.IsCancellationRequested;
            await foreach (var entry in Reader.ReadAsync(after, 50, Ct))
            {
                seen.Add(entry.Position);
                after = entry.Position;
            }

            if (last && !await Reader.WaitForMoreAsync(after, TimeSpan.FromMilliseconds(100), Ct))
            {
                return seen;
            }
        }
    }

    private sealed class StandingStill(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
