using System.Security.Cryptography;

namespace OneStop.Runtime.Ledger.Verifying;

/// <summary>
/// Tells swapped entries from altered ones: a swapped one is right in the other's place, with its own stamp or with the one that stands there.
/// </summary>
internal static class SwappedEntries
{
    /// <summary>Turns altered entries into faults, pairs that were swapped into one.</summary>
    public static void Merge(IReadOnlyList<AlteredEntry> altered, List<Fault> faults)
    {
        var left = altered.Select(entry => entry.Row).ToList();
        while (left.Count > 0)
        {
            var row = left[0];
            left.RemoveAt(0);
            var other = left.FindIndex(candidate => Belongs(row, candidate) && Belongs(candidate, row));
            faults.Add(other < 0
                ? new(FaultKind.Altered, row.Position, Stamp.ToInstant(row.StampMicros), $"Entry {row.Position} is not what was written there.")
                : new(FaultKind.Swapped, row.Position, Stamp.ToInstant(row.StampMicros), $"Entries {row.Position} and {left[other].Position} have changed places."));
            if (other >= 0)
            {
                left.RemoveAt(other);
            }
        }
    }

    private static bool Belongs(in LedgerRow row, in LedgerRow place)
    {
        var with = new EntryDigest();
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        foreach (var stamp in new[] { row.StampMicros, place.StampMicros })
        {
            row.Digest(with, place.Position, stamp, digest);
            var there = EntryDigest.Kept(digest);
            if (there == row.KeptDigest || there == place.KeptDigest)
            {
                return true;
            }
        }

        return false;
    }
}
