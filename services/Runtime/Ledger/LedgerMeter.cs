using System.Diagnostics.Metrics;

namespace OneStop.Runtime.Ledger;

/// <summary>What the writer tells about itself.</summary>
public sealed class LedgerMeter
{
    private static readonly KeyValuePair<string, object?> Written = new("outcome", "written");
    private static readonly KeyValuePair<string, object?> Duplicate = new("outcome", "duplicate");

    private readonly Counter<long> _entries;
    private readonly Histogram<int> _batchEntries;
    private readonly Histogram<double> _batchDuration;
    private readonly Counter<long> _refused;

    public LedgerMeter(Meter meter)
    {
        _entries = meter.CreateCounter<long>("onestop.ledger.entries", "{entry}", "Entries written, and entries that were there already, by outcome.");
        _batchEntries = meter.CreateHistogram(
            "onestop.ledger.batch.entries", "{entry}", "Entries per committed batch.", advice: new InstrumentAdvice<int> { HistogramBucketBoundaries = [1, 2, 5, 10, 50, 100, 500, 1000, 5000, 10000] });
        _batchDuration = meter.CreateHistogram<double>("onestop.ledger.batch.duration", "s", "From taking a batch up to its commit.");
        _refused = meter.CreateCounter<long>("onestop.ledger.refused", "{call}", "Calls that were refused because the queue was full.");
    }

    internal void Committed(int entries, int written, TimeSpan took)
    {
        _batchDuration.Record(took.TotalSeconds);
        _batchEntries.Record(entries);
        _entries.Add(written, Written);
        _entries.Add(entries - written, Duplicate);
    }

    internal void Refused() => _refused.Add(1);
}
