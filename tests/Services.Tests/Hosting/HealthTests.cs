using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OneStop.Runtime.Hosting;

namespace OneStop.Services.Tests.Hosting;

/// <summary>What the program answers whatever it serves.</summary>
public sealed class HealthTests(RunningProgram program) : IClassFixture<RunningProgram>
{
    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task Health_answers_without_a_token(string path)
    {
        using var client = program.Anonymous();
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(answer.Headers.Contains("X-Ledger-Head"));
        Assert.True(answer.Headers.Contains("X-Lag-Seconds"));
    }

    [Fact]
    public async Task Without_its_broker_and_with_old_figures_it_answers_and_says_so()
    {
        var clock = new SteppedTime();
        await using var alone = new WithoutBroker(clock);
        await alone.InitializeAsync();
        using var client = alone.Anonymous();
        await Wait.UntilAsync(async () => (string?)(await ReadyAsync(client)).Checks["masstransit-bus"]!["status"] == "Degraded");
        var (status, checks) = await ReadyAsync(client);
        Assert.Equal((HttpStatusCode.OK, "Degraded"), (status, (string?)checks["masstransit-bus"]!["status"]));
        Assert.Equal("Healthy", (string?)checks["figures"]!["status"]);

        var progress = alone.Services.GetRequiredService<LedgerProgress>();
        progress.HeadIs(progress.Head + 1000);
        clock.Forward(TimeSpan.FromSeconds(90));
        (status, checks) = await ReadyAsync(client);
        Assert.Equal((HttpStatusCode.OK, "Degraded", "The figures are 90 s old."), (status, (string?)checks["figures"]!["status"], (string?)checks["figures"]!["detail"]));
        Assert.Equal("Healthy", (string?)checks["database"]!["status"]);
    }

    [Fact]
    public void Figures_grow_old_while_the_feed_is_silent_and_are_new_again_when_it_answers()
    {
        var clock = new SteppedTime();
        var progress = new LedgerProgress(clock);
        progress.Reached(10);
        progress.FeedAnswers(false);
        clock.Forward(TimeSpan.FromSeconds(5));
        progress.FeedAnswers(false);
        clock.Forward(TimeSpan.FromSeconds(5));
        Assert.Equal(10, progress.LagSeconds);
        progress.FeedAnswers(true);
        Assert.Equal(0, progress.LagSeconds);
    }

    private static async Task<(HttpStatusCode Status, JsonNode Checks)> ReadyAsync(HttpClient client)
    {
        using var answer = await client.GetAsync(new Uri("/health/ready", UriKind.Relative), TestContext.Current.CancellationToken);
        return (answer.StatusCode, (await answer.Content.ReadFromJsonAsync<JsonObject>(TestContext.Current.CancellationToken))!["checks"]!);
    }

    [Fact]
    public async Task An_unknown_path_is_a_problem_with_a_code()
    {
        using var client = program.Client();
        using var answer = await client.GetAsync(new Uri("/v1/nothing-here", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = await answer.Content.ReadFromJsonAsync<JsonObject>(TestContext.Current.CancellationToken);
        Assert.Equal("notFound", (string?)problem!["code"]);
    }

    /// <summary>A clock that stands still until it is put forward.</summary>
    private sealed class SteppedTime : TimeProvider
    {
        private long _ticks;

        public void Forward(TimeSpan by) => Interlocked.Add(ref _ticks, by.Ticks);

        // It stands still but for the steps.
        public override long GetTimestamp() => Interlocked.Read(ref _ticks) + TimeSpan.TicksPerDay;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;
    }

    /// <summary>Told of a broker that is not there.</summary>
    private sealed class WithoutBroker(SteppedTime clock) : RunningProgram
    {
        protected override IReadOnlyList<Module> Modules => [.. base.Modules.Where(module => module.Name != "portal")];

        protected override OneStopSettings Configure(OneStopSettings settings) => settings with { Broker = "amqp://nobody:nothing@127.0.0.1:1/" };

        protected override void Configure(IHostApplicationBuilder builder) => builder.Services.AddSingleton(new LedgerProgress(clock));
    }
}

