using System.Diagnostics;
using System.Text;
using OneStop.Runtime.Ledger.Verifying;
using OneStop.Runtime.Postgres;
using OneStop.Services.Tests.Dossiers;

namespace OneStop.Services.Tests.Drills;

/// <summary>
/// The primary is killed under load and its standby promoted: two programs follow, nothing that was acknowledged is lost. Then the new primary waits
/// for a standby that is not there: nothing is acknowledged that no standby has.
/// </summary>
public sealed class FailoverTests(ITestOutputHelper output)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_programs_follow_the_promoted_standby_and_no_acknowledged_entry_is_lost()
    {
        await using var pair = await PostgresPair.StartAsync(Ct);
        await using var two = await TwoPrograms.StartAsync(pair.Db);
        using var first = two.Client(two.Servers[0].Url);
        using var second = two.Client(two.Servers[1].Url);
        var turn = 0;
        var senders = new Senders(request => (Interlocked.Increment(ref turn) % 2 == 0 ? first : second).SendAsync(request, Ct), repeats: true);
        senders.Start(6, "F");
        await senders.MoreAsync(400, Ct);

        var (before, watch) = (senders.Acknowledged.Count, Stopwatch.StartNew());
        await pair.KillPrimaryAsync();
        await pair.PromoteAsync(Ct);
        var promoted = watch.Elapsed;
        await senders.MoreAsync(50, Ct);
        var followed = watch.Elapsed;
        await senders.MoreAsync(400, Ct);
        await senders.StopAsync();

        await two.HoldsAsync(senders);
        await using var database = Database.Pool(pair.Db);
        var chain = await new Verification(database, []).RunAsync(Ct);
        Assert.True(chain.Whole);
        output.WriteLine($"failover: {before} entries acknowledged before the kill, {senders.Acknowledged.Count} in all, none lost; promoted after {promoted.TotalSeconds:0.0} s, "
            + $"50 further dossiers acknowledged after {followed.TotalSeconds:0.0} s; {senders.Failures.Count} calls had to be repeated; chain whole over {chain.Entries} entries");
    }

    [Fact]
    public async Task What_no_standby_has_is_not_acknowledged_not_even_as_a_duplicate()
    {
        var folder = Path.Combine(Path.GetTempPath(), $"onestop-alone-{Guid.NewGuid():N}");
        await using (var cluster = await PrivateCluster.StartAsync(folder, durable: true, Ct))
        await using (var two = await TwoPrograms.StartAsync(await cluster.DatabaseAsync("onestop", Ct) + ";Command Timeout=1;Pooling=true"))
        {
            using var client = two.Client(two.Servers[0].Url);
            var line = Steps.Received(Steps.NewDossier());
            await SetStandbyAsync(cluster, "nobody");

            // The first commit is given up after a second and has happened; each repetition of it within the call meets a duplicate.
            using var refused = await client.PostRawAsync(Encoding.UTF8.GetBytes(line), "application/x-ndjson");
            Assert.Equal("503 unavailable", await Steps.OutcomeOfAsync(refused));
            await SetStandbyAsync(cluster, "");
            Assert.Equal("0/1/0", (await client.PostAsync(line)).Counts());
        }

        Directory.Delete(folder, recursive: true);
    }

    private static async Task SetStandbyAsync(PrivateCluster cluster, string names)
    {
        await PostgresPair.RunAsync(cluster.ConnectionString, $"alter system set synchronous_standby_names = '{names}'", Ct);
        await PostgresPair.RunAsync(cluster.ConnectionString, "select pg_reload_conf()", Ct);
        await Wait.UntilAsync(async () => await PostgresPair.RunAsync(cluster.ConnectionString, "show synchronous_standby_names", Ct) as string == names);
    }
}
