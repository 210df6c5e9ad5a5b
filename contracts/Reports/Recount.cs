namespace OneStop.Contracts.Reports;

/// <summary>A recount of all cells from the facts.</summary>
/// <param name="Position">Where Reports stood.</param>
/// <param name="Cells">Stored cells compared.</param>
/// <param name="Differences">Cells that differ from the sum of the facts; anything but 0 is an alarm.</param>
public sealed record Recount(long Position, DateTimeOffset At, long Cells, long Differences);
