namespace OneStop.Benchmarks.Results;

/// <summary>What one line of a row came to.</summary>
/// <param name="Row">S1 … S11, with a letter where a row has several lines.</param>
/// <param name="Work">What was done.</param>
/// <param name="Value">The median of the runs, in <paramref name="Unit"/>.</param>
/// <param name="Unit">Of the value.</param>
/// <param name="TimesC">The value in C; null where the row is no rate of entries.</param>
/// <param name="Target">What is promised.</param>
/// <param name="Held">Whether the value keeps it.</param>
/// <param name="Note">What else was seen.</param>
internal sealed record Finding(string Row, string Work, double Value, string Unit, double? TimesC, string Target, bool Held, string Note = "")
{
    /// <summary>C right before the row, rows a second.</summary>
    public double CBefore { get; init; }

    /// <summary>C right after it.</summary>
    public double CAfter { get; init; }
}
