using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace OneStop.Services.Tests.Trust;

/// <summary>Keeps every line that the program logs, with all its values and exceptions, and every span of its traces with all it carries.</summary>
internal sealed class WrittenWords : ILoggerProvider, ILogger
{
    private readonly ActivityListener _listener;

    public WrittenWords()
    {
        _listener = new()
        {
            ShouldListenTo = static _ => true,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = Keep,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public ConcurrentQueue<string> Lines { get; } = [];

    /// <summary>The spans, each in one line: its name, its tags, its events with their tags, its baggage.</summary>
    public ConcurrentQueue<string> Spans { get; } = [];

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        Lines.Enqueue(state.ToString() ?? "");
        return null;
    }

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Lines.Enqueue($"{formatter(state, exception)} {exception}");

    public void Dispose() => _listener.Dispose();

    private void Keep(Activity span)
    {
        IEnumerable<KeyValuePair<string, object?>> tags =
        [
            .. span.TagObjects, .. span.Events.SelectMany(e => e.Tags.Prepend(new("event", e.Name))), .. span.Baggage.Select(b => KeyValuePair.Create(b.Key, (object?)b.Value)),
        ];
        Spans.Enqueue($"{span.Source.Name} {span.OperationName} {span.DisplayName} {span.StatusDescription} {string.Join(' ', tags.Select(tag => $"{tag.Key}={tag.Value}"))}");
    }
}
