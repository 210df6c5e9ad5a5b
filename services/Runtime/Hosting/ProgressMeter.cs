using System.Diagnostics.Metrics;

namespace OneStop.Runtime.Hosting;

/// <summary>How far the ledger reaches and how the figures follow it, as instruments; a program without figures tells of the ledger only.</summary>
internal sealed class ProgressMeter(Meter meter, LedgerProgress progress)
{
    public void Start()
    {
        meter.CreateObservableGauge("onestop.ledger.head", () => progress.Head, "{entry}", "The newest position known.");
        meter.CreateObservableGauge("onestop.projection.lag", () => WhereFollowed(progress.LagSeconds), "s", "For how long the figures have not been at the head.");
        meter.CreateObservableGauge("onestop.feed.behind", () => WhereFollowed(progress.Behind), "{entry}", "Entries of the feed that the figures do not have yet.");
    }

    private IEnumerable<Measurement<T>> WhereFollowed<T>(T value)
        where T : struct => progress.Follows ? [new(value)] : [];
}
