using System.Runtime.InteropServices;
using OneStop.Core.Reports;

namespace OneStop.Reports.Projection;

/// <summary>Where a sum stands: see <c>reports.cells</c>.</summary>
internal readonly record struct CellAt(short View, short Grain, DateOnly Start, int Key) : IComparable<CellAt>
{
    public const short Day = 0;
    public const short Month = 1;
    public const short Year = 2;

    public int CompareTo(CellAt other)
    {
        var order = View.CompareTo(other.View);
        order = order != 0 ? order : Grain.CompareTo(other.Grain);
        order = order != 0 ? order : Start.CompareTo(other.Start);
        return order != 0 ? order : Key.CompareTo(other.Key);
    }
}

/// <summary>An end, or a refusal at intake, that counts from another day than its own: see <c>reports.ended_exceptions</c>.</summary>
internal readonly record struct ExceptionAt(short View, DateOnly EndedOn, DateOnly AsOf, int Key);

/// <summary>One sum per <see cref="Measure"/>.</summary>
internal struct CellSum : IEquatable<CellSum>
{
    public const int Measures = 11;
    private Counts _counts;

    public int this[Measure measure]
    {
        readonly get => _counts[(int)measure];
        set => _counts[(int)measure] = value;
    }

    public readonly bool IsZero => ((ReadOnlySpan<int>)_counts).IndexOfAnyExcept(0) < 0;

    public readonly bool Equals(CellSum other) => ((ReadOnlySpan<int>)_counts).SequenceEqual(other._counts);

    public override readonly bool Equals(object? obj) => obj is CellSum other && Equals(other);

    public override readonly int GetHashCode() => HashCode.Combine(_counts[0], _counts[3], _counts[4], _counts[6], _counts[7]);

    [System.Runtime.CompilerServices.InlineArray(Measures)]
    private struct Counts
    {
        private int _first;
    }
}

/// <summary>Adds up deltas by cell. What adds up to nothing is not kept.</summary>
internal sealed class CellSums
{
    private readonly Dictionary<CellAt, CellSum> _cells = [];
    private readonly Dictionary<ExceptionAt, CellSum> _exceptions = [];

    /// <summary>The cells in the order of their key.</summary>
    public List<KeyValuePair<CellAt, CellSum>> Cells => [.. _cells.Where(c => !c.Value.IsZero).OrderBy(c => c.Key)];

    public List<KeyValuePair<ExceptionAt, CellSum>> Exceptions => [.. _exceptions.Where(c => !c.Value.IsZero)];

    /// <summary>Adds (<paramref name="sign"/> 1) or takes away (−1) what a fact puts into the cells of a key.</summary>
    public void Add(int key, byte[] software, byte[]? explained, int sign)
    {
        Add(0, key, software, sign);
        if (explained is not null)
        {
            Add(1, key, explained, sign);
            Add(1, key, software, -sign);
        }
    }

    /// <summary>Adds to one exception.</summary>
    public void Add(ExceptionAt at, Measure measure, int amount)
    {
        ref var exception = ref CollectionsMarshal.GetValueRefOrAddDefault(_exceptions, at, out _);
        exception[measure] += amount;
    }

    private void Add(short view, int key, byte[] deltas, int sign)
    {
        foreach (var delta in DeltaPack.Read(deltas))
        {
            var amount = delta.Sign * sign;
            if (delta.End is { } end && end != delta.AsOf)
            {
                Add(new ExceptionAt(view, end, delta.AsOf, key), delta.Measure, amount);
                continue;
            }

            var day = delta.AsOf;
            Add(new CellAt(view, CellAt.Day, day, key), delta.Measure, amount);
            Add(new CellAt(view, CellAt.Month, new DateOnly(day.Year, day.Month, 1), key), delta.Measure, amount);
            Add(new CellAt(view, CellAt.Year, new DateOnly(day.Year, 1, 1), key), delta.Measure, amount);
        }
    }

    /// <summary>Adds to one cell.</summary>
    public void Add(CellAt at, Measure measure, int amount)
    {
        ref var cell = ref CollectionsMarshal.GetValueRefOrAddDefault(_cells, at, out _);
        cell[measure] += amount;
    }
}
