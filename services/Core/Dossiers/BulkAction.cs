using System.Globalization;
using OneStop.Core.WorkingTime;

namespace OneStop.Core.Dossiers;

/// <summary>
/// Bulk actions (domain §8.3): the same thing recorded for many dossiers by one officer within one minute. Whether there were many shows only beside the
/// other dossiers: each names the actions it was part of, whoever has them all counts. A declared first load of history is none.
/// </summary>
public static class BulkAction
{
    /// <summary>From so many dossiers on.</summary>
    public const int DossiersMin = 20;

    /// <summary>The actions that entries were part of: source, officer (or unit), the minute of recording and what happened.</summary>
    public static IEnumerable<string> Of(IEnumerable<Entry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        return entries
            .Where(e => !e.Backfill && ChangesCourse(e.What))
            .Select(e => string.Create(CultureInfo.InvariantCulture, $"{e.Source}/{e.Officer ?? e.Unit}/{e.RecordedAt.ToOffset(VietnamTime.Offset):yyyy-MM-ddTHH:mm}/{e.What.GetType().Name}"))
            .Distinct();
    }

    /// <summary>A number for each action (FNV-1a, 32 bits), the same on every machine; null = none. Two actions may share a number, one never has two.</summary>
    public static int[]? NumbersOf(IEnumerable<Entry> entries)
    {
        var numbers = Of(entries).Select(NumberOf).Distinct().ToArray();
        return numbers.Length == 0 ? null : numbers;
    }

    private static int NumberOf(string action) => unchecked((int)action.Aggregate(2_166_136_261u, (hash, letter) => unchecked((hash ^ letter) * 16_777_619u)));

    /// <summary>What ends, stops, reopens or excuses; receptions and handovers come in bulk by their nature.</summary>
    private static bool ChangesCourse(Happening what) => what is Happening.ResultReady or Happening.Returned or Happening.Withdrawn or Happening.Stopped
        or Happening.RefusedAtIntake or Happening.SupplementRequested or Happening.PaymentRequested or Happening.Suspended or Happening.Reopened
        or Happening.Apologised or Happening.LateReasonGiven or Happening.Corrected;
}
