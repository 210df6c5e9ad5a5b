using OneStop.Contracts.Reports;

namespace OneStop.Portal.Api;

/// <summary>The indicator registry as Reports last told it, kept for ten minutes: it changes with a new version of the program only.</summary>
public sealed class KnownIndicators(TimeProvider clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    private volatile Told? _told;

    /// <summary>By key; null where nothing is known, or for longer than ten minutes.</summary>
    public IReadOnlyDictionary<string, IndicatorItem>? Current => _told is { } told && clock.GetUtcNow() - told.At < Kept ? told.ByKey : null;

    /// <summary>Keeps an answer.</summary>
    public IReadOnlyDictionary<string, IndicatorItem> Keep(IEnumerable<IndicatorItem> items)
    {
        var byKey = items.ToDictionary(i => i.Key, StringComparer.Ordinal);
        _told = new Told(byKey, clock.GetUtcNow());
        return byKey;
    }

    private sealed record Told(IReadOnlyDictionary<string, IndicatorItem> ByKey, DateTimeOffset At);
}
