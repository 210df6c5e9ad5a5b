using OneStop.Core.Dossiers;

namespace OneStop.Core.Reports;

/// <summary>
/// Deltas of dossiers that stand in no column and why (ruling 39): submitted and waiting, refused at intake, known without reception. They are kept
/// beside the deltas of <see cref="Fact.Software"/> and never enter a column.
/// </summary>
public static class LeftOut
{
    /// <summary>The deltas of a dossier; a wait or a lack ends on the day of reception, a refusal counts on its own day and only where nothing was received.</summary>
    public static IEnumerable<Delta> Of(Fact fact, IReadOnlyCollection<Entry> entries)
    {
        var refused = fact.Now.Status is DossierStatus.Refused
            ? entries.Where(e => e.What is Happening.RefusedAtIntake).Select(e => (DateOnly?)e.CountsFrom).Min()
            : null;
        if (refused is { } day)
        {
            yield return new Delta(Measure.RefusedAtIntake, day, null, 1);
        }

        var (measure, since) = fact.Now.SubmittedOn is { } submitted
            ? (Measure.Waiting, submitted)
            : (Measure.Unreceived, FirstDay(entries) ?? DateOnly.MaxValue);
        var until = Earlier(fact.ReceivedOn, refused) ?? DateOnly.MaxValue;
        if (since >= until)
        {
            yield break;
        }

        yield return new Delta(measure, since, null, 1);
        if (until < DateOnly.MaxValue)
        {
            yield return new Delta(measure, until, null, -1);
        }
    }

    private static DateOnly? FirstDay(IReadOnlyCollection<Entry> entries) =>
        entries.Where(e => e.CountsFrom > DateOnly.MinValue).Select(e => (DateOnly?)e.CountsFrom).Min();

    private static DateOnly? Earlier(DateOnly? a, DateOnly? b) => a is null || b < a ? b : a;
}
