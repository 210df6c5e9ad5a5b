using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace OneStop.Services.Tests.Telemetry;

/// <summary>An OTLP collector that keeps the spans it is sent and counts the rest.</summary>
public sealed class DummyCollector : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentBag<Span> _spans = [];
    private int _metrics;
    private int _logs;

    private DummyCollector()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapPost("/v1/traces", async (HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            foreach (var span in Span.Read(body.ToArray()))
            {
                _spans.Add(span);
            }
        });
        _app.MapPost("/v1/metrics", () => Interlocked.Increment(ref _metrics));
        _app.MapPost("/v1/logs", () => Interlocked.Increment(ref _logs));
    }

    /// <summary>Where it listens.</summary>
    public string Url => _app.Urls.First();

    /// <summary>The spans so far.</summary>
    public IReadOnlyCollection<Span> Spans => _spans;

    /// <summary>Requests with metrics.</summary>
    public int Metrics => _metrics;

    /// <summary>Requests with logs.</summary>
    public int Logs => _logs;

    public static async Task<DummyCollector> StartAsync()
    {
        var collector = new DummyCollector();
        await collector._app.StartAsync();
        return collector;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
