using System.Text;
using OneStop.Runtime.Ledger;
using static OneStop.Runtime.Tests.Ledger.LedgerFixture;

namespace OneStop.Runtime.Tests.Ledger;

/// <summary>What an append promises: once per (source, id), in order, without gaps, with rising stamps.</summary>
public sealed class AppendTests(LedgerFixture ledger) : IClassFixture<LedgerFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private LedgerWriter Writer => ledger.First.Writer;

    [Fact]
    public async Task An_entry_reads_back_as_it_was_written()
    {
        var body = Encoding.UTF8.GetBytes("""{"source":"s","id":"Đơn số 1","note":"Phòng Lao động"}""");
        var outcome = Assert.Single(await Writer.AppendAsync([new(EntryKind.Step, "000.00.07.H10-1", "s", "Đơn số 1", body)], Ct));
        var read = Assert.Single(await ledger.First.Reader.ReadStreamAsync("000.00.07.H10-1", long.MaxValue, Ct));
        Assert.Equal(outcome.Position, read.Position);
        Assert.Equal(body, read.Body.ToArray());
        Assert.Equal((EntryKind.Step, 1, "000.00.07.H10-1"), (read.Kind, read.Schema, read.Stream));
        Assert.Equal(0, read.AppendedAt.Ticks % TimeSpan.TicksPerMicrosecond);
    }

    [Fact]
    public async Task The_same_entry_again_is_a_duplicate_with_the_position_of_the_original()
    {
        var first = Assert.Single(await Writer.AppendAsync([Step("again")], Ct));
        var second = Assert.Single(await Writer.AppendAsync([Step("again")], Ct));
        Assert.False(first.Duplicate);
        Assert.Equal(new Appended(first.Position, Duplicate: true, BodyDiffers: false), second);
    }

    [Fact]
    public async Task Another_body_under_the_same_id_is_told_and_not_kept()
    {
        var first = Assert.Single(await Writer.AppendAsync([Step("differs", body: "{\"a\":1}")], Ct));
        var second = Assert.Single(await Writer.AppendAsync([Step("differs", "another-dossier", "{\"a\":2}")], Ct));
        Assert.Equal(new Appended(first.Position, Duplicate: true, BodyDiffers: true, Step("differs").Stream), second);
        var kept = (await ledger.First.AllAsync(first.Position - 1))[0];
        Assert.Equal("{\"a\":1}", Encoding.UTF8.GetString(kept.Body.Span));
    }

    [Fact]
    public async Task Duplicates_inside_one_call_are_found_too()
    {
        var outcomes = await Writer.AppendAsync([Step("twin", body: "{}"), Step("other"), Step("twin", body: "{}"), Step("twin", body: "[]")], Ct);
        Assert.Equal([false, false, true, true], outcomes.Select(outcome => outcome.Duplicate));
        Assert.Equal([false, false, false, true], outcomes.Select(outcome => outcome.BodyDiffers));
        Assert.Equal(outcomes[0].Position, outcomes[2].Position);
        Assert.Equal(outcomes[0].Position + 1, outcomes[1].Position);
    }

    [Fact]
    public async Task A_source_and_an_id_are_not_mixed_up()
    {
        var outcomes = await Writer.AppendAsync(
            [new(EntryKind.Step, "d", "ab", "c", "{}"u8.ToArray()), new(EntryKind.Step, "d", "a", "bc", "{}"u8.ToArray())], Ct);
        Assert.All(outcomes, outcome => Assert.False(outcome.Duplicate));
    }

    [Fact]
    public async Task An_entry_that_cannot_be_kept_fails_its_own_call_only()
    {
        var good = Writer.AppendAsync([Step("beside-a-bad-one")], Ct);
        await Assert.ThrowsAsync<ArgumentException>(() => Writer.AppendAsync([Step("zero", dossier: "a\0b")], Ct));
        await Assert.ThrowsAsync<ArgumentException>(() => Writer.AppendAsync([new("nonsense", null, "s", "i", "{}"u8.ToArray())], Ct));
        Assert.False(Assert.Single(await good).Duplicate);
    }

    [Fact]
    public async Task Two_processes_write_at_once_and_nothing_is_lost_doubled_or_out_of_order()
    {
        var second = ledger.Second();
        var before = (await ledger.First.Reader.HeadAsync(Ct)).Position;
        var calls = Enumerable.Range(0, 200).Select(i => Task.Run(() => (i % 2 == 0 ? Writer : second.Writer).AppendAsync(Steps($"both-{i % 100}", 7), Ct), Ct));
        var outcomes = (await Task.WhenAll(calls)).SelectMany(outcome => outcome).ToList();

        // Each of the hundred groups of seven was sent twice, by one process each or by the same one.
        Assert.Equal(700, outcomes.Count(outcome => !outcome.Duplicate));
        Assert.Equal(700, outcomes.Count(outcome => outcome.Duplicate));
        var all = await ledger.First.AllAsync(before);
        Assert.Equal(Enumerable.Range(1, 700).Select(i => before + i), all.Select(entry => entry.Position));
        Assert.All(all.Zip(all.Skip(1)), pair => Assert.True(pair.First.AppendedAt < pair.Second.AppendedAt));
    }

    [Fact]
    public async Task Stamps_rise_even_where_another_process_has_a_clock_that_is_behind()
    {
        await Writer.AppendAsync([Step("clock-right")], Ct);
        var behind = ledger.Second(new FixedTime(TimeProvider.System.GetUtcNow().AddHours(-1)));
        var late = Assert.Single(await behind.Writer.AppendAsync([Step("clock-behind")], Ct));
        Assert.True(await ledger.First.Reader.InstantOfAsync(late.Position - 1, Ct) < await ledger.First.Reader.InstantOfAsync(late.Position, Ct));
    }

    [Fact]
    public async Task A_refused_batch_leaves_no_gap()
    {
        var before = (await ledger.First.Reader.HeadAsync(Ct)).Position;
        await ledger.ExecuteAsync("alter table ledger.entries add constraint planted check (stream is distinct from 'refused')");
        try
        {
            await Assert.ThrowsAnyAsync<Npgsql.PostgresException>(() => Writer.AppendAsync([Step("gap-1"), Step("gap-2", dossier: "refused")], Ct));
        }
        finally
        {
            await ledger.ExecuteAsync("alter table ledger.entries drop constraint planted");
        }

        var outcome = Assert.Single(await Writer.AppendAsync([Step("gap-3")], Ct));
        Assert.Equal(before + 1, outcome.Position);
    }

    [Fact]
    public async Task One_call_that_the_database_refuses_does_not_fail_the_others_in_its_batch()
    {
        await ledger.ExecuteAsync("alter table ledger.entries add constraint planted_too check (stream is distinct from 'refused too')");
        try
        {
            var calls = Enumerable.Range(0, 20).Select(i => Writer.AppendAsync([Step($"company-{i}", dossier: i == 7 ? "refused too" : "fine")], Ct)).ToList();
            await Assert.ThrowsAnyAsync<Npgsql.PostgresException>(() => Task.WhenAll(calls));
            Assert.Equal([7], Enumerable.Range(0, 20).Where(i => calls[i].IsFaulted));
        }
        finally
        {
            await ledger.ExecuteAsync("alter table ledger.entries drop constraint planted_too");
        }
    }

    [Fact]
    public async Task Closing_writes_what_waits()
    {
        var node = ledger.Second();
        var calls = Enumerable.Range(0, 50).Select(i => node.Writer.AppendAsync(Steps($"drain-{i}", 20), Ct)).ToList();
        await node.Writer.DisposeAsync();
        Assert.All(await Task.WhenAll(calls), outcomes => Assert.All(outcomes, outcome => Assert.False(outcome.Duplicate)));
        await Assert.ThrowsAsync<LedgerUnavailableException>(() => node.Writer.AppendAsync([Step("too-late")], Ct));
    }

    private sealed class FixedTime(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
