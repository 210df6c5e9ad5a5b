using System.Globalization;
using System.Text.Json.Nodes;
using Npgsql;
using OneStop.Runtime.Ledger.Verifying;
using OneStop.Services.Tests.Drills;
using OneStop.Services.Tests.Dossiers;
using OneStop.Services.Tests.Reports;

namespace OneStop.Services.Tests.Faults;

/// <summary>
/// Faults under way, while four senders send: after each nothing acknowledged is missing, nothing counts twice, the cells are the sum of the facts,
/// the chain is whole, and the program has gone on by itself. While it lasts nobody is told anything but to come again.
/// </summary>
public sealed class FaultTests(FaultProgram faulty) : IClassFixture<FaultProgram>
{
    private const int SendersCount = 4;
    private const int DossiersBetween = 40;

    private static readonly TimeSpan Lasting = TimeSpan.FromSeconds(1.5);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string> Faults =>
        ["restarted", "frozen", "slow", "noConnections", "clockBack", "clockAhead", .. FaultyPostgres.MayMount ? (string[])["diskFull"] : []];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Nothing_is_lost_or_doubled_and_it_goes_on_by_itself(string fault)
    {
        using var client = faulty.Running.Client();
        var senders = new Senders(request => client.SendAsync(request, Ct), repeats: true);
        senders.Start(SendersCount, fault);
        await senders.MoreAsync(DossiersBetween, Ct);
        await BreakAsync(fault);
        await senders.MoreAsync(DossiersBetween, Ct);
        await senders.StopAsync();
        TestContext.Current.SendDiagnosticMessage($"{fault}: {senders.Acknowledged.Count} entries acknowledged, {senders.Failures.Count} calls repeated");
        Assert.DoesNotContain(senders.Failures, static failure => failure.StartsWith("500", StringComparison.Ordinal) || failure.StartsWith("400", StringComparison.Ordinal));
        await HoldsAsync(client, senders.Acknowledged);
    }

    private async Task BreakAsync(string fault)
    {
        switch (fault)
        {
            case "restarted":
                await faulty.Postgres.RestartAsync();
                break;
            case "frozen":
                await faulty.Postgres.SignalAsync("STOP");
                await Task.Delay(Lasting, Ct);
                await faulty.Postgres.SignalAsync("CONT");
                break;
            case "slow":
                for (var i = 0; i < 10; i++)
                {
                    await faulty.Postgres.SignalAsync("STOP");
                    await Task.Delay(Lasting / 10, Ct);
                    await faulty.Postgres.SignalAsync("CONT");
                    await Task.Delay(Lasting / 50, Ct);
                }

                break;
            case "noConnections":
                await using (await faulty.Postgres.TakeConnectionsAsync())
                {
                    await Task.Delay(Lasting, Ct);
                }

                break;
            case "diskFull":
                faulty.Postgres.FillDisk();
                await Task.Delay(Lasting, Ct);
                await faulty.Postgres.FreeDiskAsync();
                break;
            case "clockBack":
                faulty.Clock.Step(TimeSpan.FromHours(-3));
                break;
            default:
                faulty.Clock.Step(TimeSpan.FromHours(5));
                break;
        }
    }

    private async Task HoldsAsync(HttpClient client, IReadOnlyCollection<string> acknowledged)
    {
        var again = await client.PostAsync(string.Join('\n', acknowledged), query: "?backfill=true");
        Assert.Equal($"0/{acknowledged.Count}/0", again.Counts());
        await ExampleProgram.ReachAsync(client);
        await using var database = NpgsqlDataSource.Create(faulty.Postgres.Db);
        await using var count = database.CreateCommand("select count(distinct stream) from ledger.entries where kind = 1 and stream is not null");
        var dossiers = (long)(await count.ExecuteScalarAsync(Ct))!;
        var report = await client.GetJsonAsync("/v1/reports/ii06a?from=2021-01-01&to=2021-12-31");
        Assert.Equal(dossiers.ToString(CultureInfo.InvariantCulture), report["total"]!["values"]!["3"]!.ToString());
        var (_, recount) = await client.SendAsync(HttpMethod.Post, "/v1/recount", new JsonObject());
        Assert.Equal(0, (long)recount["differences"]!);
        var chain = await new Verification(database, []).RunAsync(Ct);
        Assert.True(chain.Whole, chain.Faults is [var first, ..] ? first.Detail : "");
    }
}
