namespace OneStop.Core.Dossiers;

/// <summary>
/// Leaves out the entries that a feed has turned out not to mean (decision 0011): an end, or a recall between ends, told by a row of progress that a later message
/// makes say something else. They stay in the ledger, count at every cut-off before the note, and count again where a later note says so. Pure.
/// </summary>
internal static class Unsaid
{
    /// <summary>The entries without those of which the last note says that they were not meant; the given ones where there is no note.</summary>
    public static IReadOnlyCollection<Entry> Without(IReadOnlyCollection<Entry> entries)
    {
        var notes = entries.Where(static e => e.What is Happening.Unsaid).ToList();
        if (notes.Count == 0)
        {
            return entries;
        }

        var last = notes.OrderBy(static n => n.Position).Select(static n => (Happening.Unsaid)n.What)
            .GroupBy(static n => (n.TargetSource, n.TargetId)).ToDictionary(static g => g.Key, static g => g.Last().Again);
        return [.. entries.Where(e => e.What is not (Happening.ResultReady or Happening.Reopened) || !last.TryGetValue((e.Source, e.Id), out var counts) || counts)];
    }
}
