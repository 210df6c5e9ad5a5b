namespace OneStop.Core.Dossiers;

/// <summary>
/// Some feeds tell an end in two parts: the dossier as it stands now says when it ended and not when that was recorded (<see cref="Entry.RecordedUnknown"/>),
/// a row of progress says when somebody recorded it. Each part is an entry, in whatever order they come; together they are one end, recorded at the
/// later of both times. Parts belong together when one source tells them of one kind of end and no recall lies between. Pure.
/// </summary>
internal static class JoinEnds
{
    /// <summary>The entries with such parts joined, in no particular order; the given ones where there are none.</summary>
    public static IReadOnlyCollection<Entry> Of(IReadOnlyCollection<Entry> entries)
    {
        if (!entries.Any(static e => e.RecordedUnknown && IsEnd(e)))
        {
            return entries;
        }

        var left = entries.ToList();
        foreach (var part in entries.Where(static e => e.RecordedUnknown && IsEnd(e)).Order(Entry.InOrder))
        {
            if (OtherPart(part, left) is not { } other)
            {
                continue;
            }

            left.Remove(part);
            left.Remove(other);
            left.Add(part with { RecordedAt = other.RecordedAt > part.RecordedAt ? other.RecordedAt : part.RecordedAt, RecordedUnknown = false });
            MoveRecall(part, other, left);
        }

        return left;
    }

    /// <summary>The row that goes with the end: the first not before it and not after the next such end, else the last before it.</summary>
    private static Entry? OtherPart(Entry part, List<Entry> left)
    {
        var next = left.Where(e => e.RecordedUnknown && e.Source == part.Source && e.What.GetType() == part.What.GetType() && e.OccurredAt > part.OccurredAt)
            .Select(static e => e.OccurredAt).DefaultIfEmpty(DateTimeOffset.MaxValue).Min();
        var rows = left.Where(e => !e.RecordedUnknown && e.Source == part.Source && e.What.GetType() == part.What.GetType()).Order(Entry.InOrder).ToList();
        return rows.Find(row => row.OccurredAt >= part.OccurredAt && row.OccurredAt < next && !RecallBetween(part.OccurredAt, row.OccurredAt, part.Source, left))
            ?? rows.FindLast(row => row.OccurredAt < part.OccurredAt && !RecallBetween(row.OccurredAt, part.OccurredAt, part.Source, left) && !RecallAt(row, left));
    }

    private static bool RecallBetween(DateTimeOffset after, DateTimeOffset before, string source, List<Entry> left) =>
        left.Exists(e => e.What is Happening.Reopened && (e.Source != source ? e.OccurredAt >= after : e.OccurredAt > after) && e.OccurredAt < before);

    private static bool RecallAt(Entry row, List<Entry> left) => left.Exists(e => e.What is Happening.Reopened && e.Source == row.Source && e.OccurredAt == row.OccurredAt);

    /// <summary>A recall that the feed puts right after the first part comes after both.</summary>
    private static void MoveRecall(Entry part, Entry other, List<Entry> left)
    {
        if (other.OccurredAt > part.OccurredAt && left.Find(e => e.What is Happening.Reopened && e.Source == part.Source && e.OccurredAt == part.OccurredAt) is { } recall)
        {
            left.Remove(recall);
            if (!RecallAt(other, left))
            {
                left.Add(recall with { OccurredAt = other.OccurredAt, RecordedAt = other.RecordedAt });
            }
        }
    }

    private static bool IsEnd(Entry entry) => entry.What is Happening.ResultReady or Happening.Withdrawn or Happening.Stopped;
}
