using System.Runtime.InteropServices;

namespace OneStop.Reports.Figures;

/// <summary>
/// Stretches of cells that questions asked for lately, in memory: a year's figures are the same few hundred thousand cells again and again, of which an
/// hour changes some days and months. A reader asks the store which transaction last changed a stretch and takes from here only what is of that one, so
/// an answer never rests on anything older than its snapshot. Thread safe.
/// </summary>
public sealed class CellShelf
{
    /// <summary>Cells kept at most, of 44 bytes each; beyond them the stretches unused for longest go.</summary>
    private const int CellsMax = 1_200_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<StretchAt, Kept> _stretches = [];
    private long _uses;
    private int _cells;

    private struct Kept
    {
        public CellStretch Stretch;
        public long LastUse;
    }

    /// <summary>The stretch as that transaction left it; null where it is not here.</summary>
    internal CellStretch? Find(StretchAt at, ulong changedBy)
    {
        lock (_lock)
        {
            ref var kept = ref CollectionsMarshal.GetValueRefOrNullRef(_stretches, at);
            if (System.Runtime.CompilerServices.Unsafe.IsNullRef(ref kept) || kept.Stretch.ChangedBy != changedBy)
            {
                return null;
            }

            kept.LastUse = ++_uses;
            return kept.Stretch;
        }
    }

    /// <summary>Keeps a stretch in the place of an earlier one.</summary>
    internal void Keep(StretchAt at, CellStretch stretch)
    {
        lock (_lock)
        {
            ref var kept = ref CollectionsMarshal.GetValueRefOrAddDefault(_stretches, at, out var exists);
            _cells += stretch.Count - (exists ? kept.Stretch.Count : 0);
            kept = new Kept { Stretch = stretch, LastUse = ++_uses };
            if (_cells > CellsMax)
            {
                LetGo();
            }
        }
    }

    // To three quarters, so that it is seldom done.
    private void LetGo()
    {
        foreach (var (at, kept) in _stretches.OrderBy(s => s.Value.LastUse).ToList())
        {
            if (_cells <= CellsMax / 4 * 3)
            {
                return;
            }

            _cells -= kept.Stretch.Count;
            _stretches.Remove(at);
        }
    }
}
