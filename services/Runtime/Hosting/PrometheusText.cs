using System.Globalization;
using System.Text;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace OneStop.Runtime.Hosting;

/// <summary>
/// All metrics in the Prometheus text format 0.0.4, read when asked. Names are the instruments' own with everything but letters and digits
/// turned to <c>_</c>, the unit and <c>_total</c> for sums appended. Thread safe.
/// </summary>
internal sealed class PrometheusText : IDisposable
{
    private const int CollectMillisecondsMax = 5000;

    private readonly Kept _kept = new();
    private readonly Lock _lock = new();

    public PrometheusText() =>
        Reader = new BaseExportingMetricReader(_kept) { TemporalityPreference = MetricReaderTemporalityPreference.Cumulative };

    /// <summary>For the meter provider.</summary>
    public BaseExportingMetricReader Reader { get; }

    /// <summary>The text.</summary>
    public string Read()
    {
        lock (_lock)
        {
            Reader.Collect(CollectMillisecondsMax);
            var text = new StringBuilder();
            foreach (var metric in _kept.Metrics)
            {
                Write(text, metric);
            }

            return text.ToString();
        }
    }

    public void Dispose() => Reader.Dispose();

    private static void Write(StringBuilder text, Metric metric)
    {
        var sum = metric.MetricType is MetricType.LongSum or MetricType.DoubleSum;
        var name = Word(metric.Name) + Unit(metric.Unit) + (sum ? "_total" : "");
        var type = metric.MetricType == MetricType.Histogram ? "histogram" : sum ? "counter" : "gauge";
        text.Append("# TYPE ").Append(name).Append(' ').Append(type).Append('\n');
        foreach (ref readonly var point in metric.GetMetricPoints())
        {
            if (metric.MetricType == MetricType.Histogram)
            {
                WriteHistogram(text, name, point, metric.MeterTags);
            }
            else
            {
                Line(text, name, Labels(point, metric.MeterTags), Value(metric.MetricType, point));
            }
        }
    }

    private static void WriteHistogram(StringBuilder text, string name, in MetricPoint point, IEnumerable<KeyValuePair<string, object?>>? meter)
    {
        long below = 0;
        foreach (var bucket in point.GetHistogramBuckets())
        {
            below += bucket.BucketCount;
            Line(text, name + "_bucket", Labels(point, meter, $"le=\"{Number(bucket.ExplicitBound)}\""), Number(below));
        }

        Line(text, name + "_sum", Labels(point, meter), Number(point.GetHistogramSum()));
        Line(text, name + "_count", Labels(point, meter), Number(point.GetHistogramCount()));
    }

    private static string Value(MetricType type, in MetricPoint point) => type switch
    {
        MetricType.LongSum or MetricType.LongSumNonMonotonic => Number(point.GetSumLong()),
        MetricType.DoubleSum or MetricType.DoubleSumNonMonotonic => Number(point.GetSumDouble()),
        MetricType.LongGauge => Number(point.GetGaugeLastValueLong()),
        MetricType.DoubleGauge => Number(point.GetGaugeLastValueDouble()),
        _ => "NaN",
    };

    private static void Line(StringBuilder text, string name, string labels, string value) =>
        text.Append(name).Append(labels).Append(' ').Append(value).Append('\n');

    private static string Labels(in MetricPoint point, IEnumerable<KeyValuePair<string, object?>>? meter, string? more = null)
    {
        var labels = (meter ?? []).Select(Label).ToList();
        foreach (var tag in point.Tags)
        {
            labels.Add(Label(tag));
        }

        if (more is not null)
        {
            labels.Add(more);
        }

        return labels.Count == 0 ? "" : $"{{{string.Join(',', labels)}}}";
    }

    private static string Label(KeyValuePair<string, object?> tag)
    {
        var value = Convert.ToString(tag.Value, CultureInfo.InvariantCulture) ?? "";
        return $"{Word(tag.Key)}=\"{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal)}\"";
    }

    private static string Word(string name) => string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));

    private static string Unit(string unit) => unit switch { "s" => "_seconds", "ms" => "_milliseconds", "By" => "_bytes", _ => "" };

    private static string Number(double value) => double.IsPositiveInfinity(value) ? "+Inf" : value.ToString("R", CultureInfo.InvariantCulture);

    private sealed class Kept : BaseExporter<Metric>
    {
        public List<Metric> Metrics { get; private set; } = [];

        public override ExportResult Export(in Batch<Metric> batch)
        {
            Metrics = [];
            foreach (var metric in batch)
            {
                Metrics.Add(metric);
            }

            return ExportResult.Success;
        }
    }
}
