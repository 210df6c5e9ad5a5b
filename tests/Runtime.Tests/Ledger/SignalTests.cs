using static OneStop.Runtime.Tests.Ledger.LedgerFixture;

namespace OneStop.Runtime.Tests.Ledger;

/// <summary>A process goes on listening, whatever it was that broke off.</summary>
public sealed class SignalTests(LedgerFixture ledger) : IClassFixture<LedgerFixture>
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(1);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_process_that_found_the_head_missing_hears_of_what_comes_later()
    {
        await ledger.ExecuteAsync("create table ledger.away as select * from ledger.head");
        await ledger.ExecuteAsync("delete from ledger.head");
        var second = ledger.Second();
        Assert.False(await second.Signal.WaitAsync(0, TimeSpan.FromMilliseconds(500), Ct));
        await ledger.ExecuteAsync("insert into ledger.head select * from ledger.away");

        await ledger.First.Writer.AppendAsync([Step("heard")], Ct);
        Assert.True(await second.Signal.WaitAsync(0, Long, Ct));
    }

    [Fact]
    public async Task Words_on_the_channel_that_are_no_position_are_passed_over()
    {
        var third = ledger.Second();
        await ledger.First.Writer.AppendAsync([Step("before")], Ct);
        Assert.True(await third.Signal.WaitAsync(0, Long, Ct));
        var head = third.Signal.Head;
        await ledger.ExecuteAsync("select pg_notify('onestop_ledger', 'no position')");
        await ledger.First.Writer.AppendAsync([Step("after")], Ct);
        Assert.True(await third.Signal.WaitAsync(head, Long, Ct));
    }
}
