using System.Diagnostics.Metrics;
using OneStop.Runtime.Hosting;

namespace OneStop.Runtime.Ledger;

/// <summary>What the writer tells about itself.</summary>
internal static class LedgerMeter
{
    /// <summary>Entries written, and entries that were there already, by <c>outcome</c>.</summary>
    public static readonly Counter<long> Entries = Telemetry.Meter.CreateCounter<long>("onestop.ledger.entries");

    /// <summary>Entries per committed batch.</summary>
    public static readonly Histogram<int> BatchEntries = Telemetry.Meter.CreateHistogram(
        "onestop.ledger.batch.entries", advice: new InstrumentAdvice<int> { HistogramBucketBoundaries = [1, 2, 5, 10, 50, 100, 500, 1000, 5000, 10000] });

    /// <summary>From taking a batch up to its commit.</summary>
    public static readonly Histogram<double> BatchDuration = Telemetry.Meter.CreateHistogram<double>("onestop.ledger.batch.duration", "s");

    /// <summary>Calls that were refused because the queue was full.</summary>
    public static readonly Counter<long> Refused = Telemetry.Meter.CreateCounter<long>("onestop.ledger.refused");
}
