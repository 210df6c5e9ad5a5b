using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using OneStop.Dossiers.Clock;
using OneStop.Dossiers.Lookup;
using OneStop.Runtime.Ledger;
using OneStop.Services.Tests.Reports;

namespace OneStop.Services.Tests.Dossiers;

/// <summary>The clock writes each notice once, and a calendar can be tried before it is declared.</summary>
public sealed class DeadlineTests(ProvinceProgram province) : IClassFixture<ProvinceProgram>, IDisposable
{
    private readonly HttpClient _client = province.Program.Client();

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task Two_clocks_at_once_write_each_notice_once_and_no_figure_moves()
    {
        var dossier = Steps.NewDossier();
        await _client.PostAsync(Steps.Received(dossier));
        await ExampleProgram.ReachAsync(_client);
        var before = await OverdueAsync();
        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => NewClock().LookAsync(TestContext.Current.CancellationToken)));
        await NewClock().LookAsync(TestContext.Current.CancellationToken);
        var metrics = await _client.GetStringAsync(new Uri("/metrics", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Contains("onestop_dossiers_late{agency=\"H10.07\"} ", metrics, StringComparison.Ordinal);
        var entries = (await _client.GetJsonAsync($"/v1/dossiers/{dossier}/entries"))["items"]!.AsArray();
        Assert.Equal(
            ["received", "dossierNearDue", "dossierNearDue", "dossierLate", "apologyOwed"],
            entries.Select(e => (string)e!["body"]!["type"]!));
        await ExampleProgram.ReachAsync(_client);
        Assert.Equal(before, await OverdueAsync());
    }

    [Fact]
    public async Task A_declared_first_load_makes_no_notice()
    {
        var dossier = Steps.NewDossier();
        await _client.PostAsync(Steps.Received(dossier), query: "?backfill=true");
        await ExampleProgram.ReachAsync(_client);
        await NewClock().LookAsync(TestContext.Current.CancellationToken);
        Assert.Single((await _client.GetJsonAsync($"/v1/dossiers/{dossier}/entries"))["items"]!.AsArray());
    }

    [Fact]
    public async Task A_holiday_shows_the_dossiers_it_would_move_before_it_is_declared_and_moves_exactly_those()
    {
        var dossier = Steps.NewDossier();
        await _client.PostAsync(Steps.Received(dossier, step => step["occurredAt"] = $"{TimeProvider.System.GetUtcNow():yyyy-MM-dd}T02:00:00+00:00"));
        await ExampleProgram.ReachAsync(_client);
        var due = DateOnly.Parse((string)(await _client.GetJsonAsync($"/v1/dossiers/{dossier}"))["dueOn"]!, null);
        JsonArray Declaration() => new(new JsonObject
        {
            ["code"] = "H10.07",
            ["years"] = new JsonArray(new JsonObject
            {
                ["year"] = due.Year,
                ["weekdaysOff"] = new JsonArray(new JsonObject { ["date"] = $"{due:yyyy-MM-dd}", ["name"] = "Bão", ["kind"] = "emergency" }),
                ["workingWeekendDays"] = new JsonArray(),
            }),
        });
        var (outcome, preview) = await _client.SendAsync(HttpMethod.Post, "/v1/catalogue/calendars/preview", Declaration());
        Assert.Equal("200", outcome);
        var moved = Assert.Single(preview["moved"]!.AsArray(), m => (string?)m!["dossier"] == dossier)!;
        Assert.Equal($"{due:yyyy-MM-dd}", (string)moved["from"]!);
        Assert.Equal($"{due:yyyy-MM-dd}", (string)(await _client.GetJsonAsync($"/v1/dossiers/{dossier}"))["dueOn"]!);
        await _client.SendAsync(HttpMethod.Put, "/v1/catalogue/calendars", Declaration());
        var after = await _client.GetJsonAsync($"/v1/dossiers/{dossier}");
        Assert.Equal((string)moved["to"]!, (string)after["dueOn"]!);
        Assert.Equal($"{due:yyyy-MM-dd}", (string)after["originalDueOn"]!);
    }

    private WatchDeadlines NewClock()
    {
        var services = province.Program.Services;
        return new WatchDeadlines(
            services.GetRequiredService<ListedDossiers>(), services.GetRequiredService<LoadDossier>(), services.GetRequiredService<LedgerWriter>(), services.GetRequiredService<DeadlineMeter>(), TimeProvider.System, NullLogger<WatchDeadlines>.Instance);
    }

    private async Task<int> OverdueAsync() =>
        (int)(await _client.GetJsonAsync("/v1/reports/ii06a?from=2021-01-01&to=2021-12-31"))["total"]!["values"]!["13"]!;
}
