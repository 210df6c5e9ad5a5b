namespace OneStop.Reports.Figures;

/// <summary>A day (grain 0), month (1) or year (2) of the cells in one view, by its first day.</summary>
public readonly record struct StretchAt(short View, short Grain, DateOnly Start);

/// <summary>The cells of one stretch as they were read: for each key with anything in it, its sums in the order of <see cref="PeriodSum"/>. Never changes.</summary>
/// <param name="changedBy">The transaction that last changed them.</param>
/// <param name="keys">Numbers of the keys.</param>
/// <param name="sums"><see cref="PeriodSum.InStretch"/> for each key.</param>
internal sealed class CellStretch(ulong changedBy, int[] keys, int[] sums)
{
    public ulong ChangedBy { get; } = changedBy;

    /// <summary>How many keys have something in it.</summary>
    public int Count => keys.Length;

    /// <summary>Adds it to a period whose end, or whose start, or both it is a part of.</summary>
    public void AddTo(PeriodSum[] period, bool atEnd, bool atStart)
    {
        var at = 0;
        foreach (var key in keys)
        {
            period[key].Add(sums.AsSpan(at, PeriodSum.InStretch), atEnd, atStart);
            at += PeriodSum.InStretch;
        }
    }
}
