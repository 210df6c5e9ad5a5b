using System.Diagnostics;

namespace OneStop.Services.Tests.Drills;

/// <summary>Each of two programs is replaced under load, as a rollout does it: no request fails, and what was acknowledged is there.</summary>
public sealed class RollingRestartTests(ITestOutputHelper output)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Programs_are_replaced_one_after_the_other_and_no_request_fails()
    {
        await using var two = await TwoPrograms.StartAsync(await TestCluster.NewDatabaseAsync(Ct), drain: TimeSpan.FromSeconds(3));
        await using var balancer = new Balancer(() => two.Servers.Select(server => server.Url), two.Token);
        var senders = new Senders(balancer.SendAsync, repeats: false);
        senders.Start(4, "R");
        await senders.MoreAsync(200, Ct);
        var watch = Stopwatch.StartNew();
        for (var which = 0; which < two.Servers.Count; which++)
        {
            await two.ReplaceAsync(which);
            await senders.MoreAsync(200, Ct);
        }

        var took = watch.Elapsed;
        await senders.StopAsync();
        Assert.Empty(senders.Failures);
        await two.HoldsAsync(senders);
        output.WriteLine($"rolling restart: both programs replaced in {took.TotalSeconds:0.0} s under load, {balancer.Requests} requests, {senders.Acknowledged.Count} entries acknowledged, 0 failures");
    }
}
