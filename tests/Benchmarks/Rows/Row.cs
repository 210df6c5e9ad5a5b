using OneStop.Benchmarks.Results;
using OneStop.Benchmarks.Stage;

namespace OneStop.Benchmarks.Rows;

/// <summary>A piece of work that is measured: one or more of S1 … S11.</summary>
internal abstract class Row
{
    /// <summary>The rows it gives; selecting one of them runs it.</summary>
    public abstract IReadOnlyList<string> Ids { get; }

    /// <summary>Does the work as often as the options say and tells what came of it.</summary>
    /// <param name="bench">Where.</param>
    /// <param name="ceiling">Measures C; called right before and after what is measured.</param>
    public abstract Task<IReadOnlyList<Finding>> RunAsync(Bench bench, Measure.Ceiling ceiling, CancellationToken ct);
}
