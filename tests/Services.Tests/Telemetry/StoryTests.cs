using System.Globalization;
using OneStop.Runtime.Hosting;
using OneStop.Services.Tests.Dossiers;

namespace OneStop.Services.Tests.Telemetry;

/// <summary>What a collector hears of one step report: from the wire to the row, and on to the figures, without the dossier's code.</summary>
public sealed class StoryTests
{
    private const string Dossier = "000.00.07.H10-210412-STORY";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    // Meters and sources are the process's: what other tests do beside this one is heard too, and told apart by source, trace and port.
    [Fact]
    public async Task A_step_report_is_traced_from_the_wire_to_the_row_and_to_the_figures()
    {
        await using var collector = await DummyCollector.StartAsync();
        string port;
        await using (var program = new Watched(collector.Url))
        {
            await program.InitializeAsync();
            port = new Uri(program.Url).Port.ToString(CultureInfo.InvariantCulture);
            using var client = program.Client();
            await client.PostAsync(Steps.Received(Dossier, step => step["source"] = "story"));
            await client.PostAsync(Steps.Line("received", Dossier, step => step.Remove("occurredAt")));
            await client.GetJsonAsync($"/v1/dossiers/{Dossier}");
            await Reports.ExampleProgram.ReachAsync(client);
            var metrics = await client.GetStringAsync(new Uri("/metrics", UriKind.Relative), Ct);
            Assert.Contains("onestop_steps_taken_total{outcome=\"written\",source=\"story\",type=\"received\"} 1\n", metrics, StringComparison.Ordinal);
            Assert.Contains("onestop_steps_quarantined_total{code=\"missingField\"} ", metrics, StringComparison.Ordinal);
            Assert.Contains("\nonestop_feed_behind ", metrics, StringComparison.Ordinal);
            Assert.Contains("\nonestop_projection_lag_seconds ", metrics, StringComparison.Ordinal);
        }

        // Stopping has sent everything.
        var here = collector.Spans.Where(span => span.Attributes.GetValueOrDefault("server.port") == port).ToList();
        var batches = collector.Spans.Where(span => span.Name == "ledger.batch").ToList();
        var post = Assert.Single(here, span => span.Name == "POST /v1/steps" && batches.Any(batch => batch.Trace == span.Trace));
        var batch = Assert.Single(batches, batch => batch.Trace == post.Trace);
        Assert.Equal((post.Id, "1"), (batch.Parent, batch.Attributes["onestop.entries"]));
        Assert.Contains(collector.Spans, span => span.Scope == "Npgsql" && span.Trace == post.Trace && span.Parent == batch.Id);
        var position = Number(batch, "onestop.position.first");
        Assert.Contains(collector.Spans, span => span.Name == "projection.page" && Number(span, "onestop.position.first") <= position && position <= Number(span, "onestop.position.last"));
        Assert.Contains(here, span => span.Name == "GET /v1/ledger");
        Assert.Equal("/v1/dossiers/{code}", Assert.Single(here, span => span.Name == "GET /v1/dossiers/{code}").Attributes["url.path"]);
        Assert.DoesNotContain(collector.Spans, span => span.Attributes.Values.Any(value => value.Contains(Dossier, StringComparison.Ordinal)));
        Assert.True(collector.Metrics > 0);
    }

    private static long Number(Span span, string name) => long.Parse(span.Attributes[name], CultureInfo.InvariantCulture);

    private sealed class Watched(string collector) : RunningProgram
    {
        protected override IReadOnlyList<Module> Modules => [.. base.Modules.Where(module => module.Name != "portal")];

        protected override OneStopSettings Configure(OneStopSettings settings) => settings with { Collector = collector };
    }
}
