using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using OneStop.Dossiers.Clock;
using OneStop.Services.Tests.Dossiers;

namespace OneStop.Services.Tests.Webhooks;

/// <summary>That a report was sealed is told once, like every other event, and no figure moves by it.</summary>
public sealed class SealedEventTests(OutboundProgram program) : IClassFixture<OutboundProgram>
{
    private const string Question = "from=2021-01-01&to=2021-12-31&scope=H10";

    [Fact]
    public async Task A_sealed_report_makes_one_event_and_moves_no_figure()
    {
        using var client = program.Client();
        await using var subscriber = await Subscriber.StartAsync();
        await client.PostAsync(Steps.Received(Steps.NewDossier()));
        await client.SendAsync(HttpMethod.Put, "/v1/webhooks/sealed", new JsonObject { ["url"] = subscriber.Url, ["events"] = new JsonArray("report.sealed") });
        var ask = new JsonObject { ["form"] = "ii06a", ["from"] = "2021-01-01", ["to"] = "2021-12-31", ["scope"] = "H10", ["cutoff"] = await HeadAsync(client) };
        var (outcome, filed) = await client.SendAsync(HttpMethod.Post, "/v1/sealed-reports", ask);
        Assert.Equal("201", outcome);
        var before = await FiguresAsync(client);

        await subscriber.UntilTakenAsync(1);
        Assert.Equal(0, await program.Services.GetRequiredService<WatchSealedReports>().LookAsync(TestContext.Current.CancellationToken));
        await client.PostAsync(Steps.Received(Steps.NewDossier(), step => step["occurredAt"] = "2030-01-01T08:00:00+07:00"));

        var told = Assert.Single(subscriber.Taken)["event"]!;
        Assert.Equal($"report.sealed {filed["id"]} ii06a 2021-01-01 2021-12-31 H10 software {filed["sha256"]} {filed["position"]}", $"{told["event"]} {told["report"]} {told["form"]} {told["from"]} {told["to"]} {told["scope"]} {told["view"]} {told["sha256"]} {told["cutOff"]}");
        Assert.Equal(before, await FiguresAsync(client));
        Assert.True((bool)(await client.GetJsonAsync($"/v1/sealed-reports/{filed["id"]}/verify"))["holds"]!);
        await program.RestartAsync();
        using var again = program.Client();
        Assert.Equal(before, await FiguresAsync(again));
    }

    private static async Task<string> FiguresAsync(HttpClient client)
    {
        var report = await client.GetJsonAsync($"/v1/reports/ii06a?{Question}&cutoff={await HeadAsync(client)}");
        report.Remove("asOf");
        return report.ToJsonString();
    }

    private static async Task<string> HeadAsync(HttpClient client)
    {
        using var answer = await client.GetAsync(new Uri("/v1/ledger?limit=1", UriKind.Relative), TestContext.Current.CancellationToken);
        return answer.Headers.GetValues("X-Ledger-Head").Single();
    }
}
