using System.Threading.RateLimiting;
using OneStop.Dossiers.Intake;

namespace OneStop.Services.Tests.Dossiers;

/// <summary>Senders wait in the order they came, and are refused only where too many wait.</summary>
public sealed class SendersInHandTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Senders_beyond_those_in_hand_wait_their_turn_and_one_too_many_is_refused()
    {
        using var senders = new SendersInHand();
        var inHand = new Queue<RateLimitLease>();
        for (var i = 0; i < SendersInHand.AtOnce; i++)
        {
            inHand.Enqueue((await senders.TurnAsync(300, Ct))!);
        }

        var waiting = Enumerable.Range(0, SendersInHand.WaitingMax).Select(_ => senders.TurnAsync(300, Ct).AsTask()).ToList();
        Assert.All(waiting, turn => Assert.False(turn.IsCompleted));
        using var refused = await senders.TurnAsync(300, Ct);
        Assert.False(refused!.IsAcquired);
        Assert.Null(await senders.TurnAsync(null, Ct));
        Assert.Null(await senders.TurnAsync(1_000_000, Ct));

        inHand.Dequeue().Dispose();
        using var first = await waiting[0];
        Assert.True(first!.IsAcquired);
        Assert.False(waiting[1].IsCompleted);
    }
}
