namespace OneStop.Benchmarks.Measure;

/// <summary>Times in milliseconds, many of them. Thread safe.</summary>
internal sealed class Sample
{
    private readonly List<double> _milliseconds = [];

    public int Count
    {
        get
        {
            lock (_milliseconds)
            {
                return _milliseconds.Count;
            }
        }
    }

    public void Add(TimeSpan time)
    {
        lock (_milliseconds)
        {
            _milliseconds.Add(time.TotalMilliseconds);
        }
    }

    /// <summary>The smallest time that at least <paramref name="percent"/> percent stay within.</summary>
    public double Percentile(double percent)
    {
        lock (_milliseconds)
        {
            var sorted = _milliseconds.Order().ToList();
            return sorted.Count == 0 ? double.NaN : sorted[Math.Clamp((int)Math.Ceiling(percent / 100 * sorted.Count) - 1, 0, sorted.Count - 1)];
        }
    }

    /// <summary>The middle one.</summary>
    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count == 0 ? double.NaN : (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
