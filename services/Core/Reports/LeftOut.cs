using OneStop.Core.Dossiers;

namespace OneStop.Core.Reports;

/// <summary>
/// Deltas of dossiers that stand in no column and why (ruling 39): submitted and waiting, refused at intake, known without reception. They are kept
/// beside the deltas of <see cref="Fact.Software"/> and never enter a column.
/// </summary>
public static class LeftOut
{
    /// <summary>
    /// The deltas of a dossier: known without reception from its first day on, waiting from its submission on, both until the reception or the refusal; a refusal counts on its own day, at any period end before the
    /// reception that may follow it (rulings 5, 18).
    /// </summary>
    public static IEnumerable<Delta> Of(Fact fact, IReadOnlyCollection<Entry> entries)
    {
        var refused = entries.Where(e => e.What is Happening.RefusedAtIntake && !(e.CountsFrom >= fact.ReceivedOn)).Select(e => (DateOnly?)e.CountsFrom).Min();
        if (refused is { } day)
        {
            yield return new Delta(Measure.RefusedAtIntake, day, day, 1);
            if (fact.ReceivedOn is { } received)
            {
                yield return new Delta(Measure.RefusedAtIntake, received, day, -1);
            }
        }

        var over = Earlier(Earlier(fact.ReceivedOn, refused), DateOnly.MaxValue)!.Value;
        var submitted = Earlier(fact.Now.SubmittedOn, over)!.Value;
        foreach (var delta in Stretch(Measure.Unreceived, FirstDay(entries) ?? submitted, submitted).Concat(Stretch(Measure.Waiting, submitted, over)))
        {
            yield return delta;
        }
    }

    /// <summary>One in [<paramref name="since"/>, <paramref name="over"/>); none where that is empty.</summary>
    private static IEnumerable<Delta> Stretch(Measure measure, DateOnly since, DateOnly over)
    {
        if (since >= over)
        {
            yield break;
        }

        yield return new Delta(measure, since, null, 1);
        if (over < DateOnly.MaxValue)
        {
            yield return new Delta(measure, over, null, -1);
        }
    }

    private static DateOnly? FirstDay(IReadOnlyCollection<Entry> entries) =>
        entries.Where(e => e.CountsFrom > DateOnly.MinValue).Select(e => (DateOnly?)e.CountsFrom).Min();

    private static DateOnly? Earlier(DateOnly? a, DateOnly? b) => a is null || b < a ? b : a;
}
