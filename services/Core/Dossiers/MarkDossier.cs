using OneStop.Core.Reports;

namespace OneStop.Core.Dossiers;

/// <summary>Marks a dossier by all its entries: every part of them that counts by some day, or is known at some position, bears no more marks than they.</summary>
public static class MarkDossier
{
    /// <param name="entries">All that are known, in any order.</param>
    /// <param name="fact">What they fold to.</param>
    public static Marks Of(IReadOnlyCollection<Entry> entries, Fact fact)
    {
        ArgumentNullException.ThrowIfNull(entries);
        ArgumentNullException.ThrowIfNull(fact);
        var today = fact.Today;
        var marks = today.Flags.Contains(Flags.AppointmentExtended) ? Marks.AppointmentExtended : Marks.None;
        var received = 0;
        foreach (var entry in entries)
        {
            received += entry.What is Happening.Received ? 1 : 0;
            marks |= OfOne(entry) | TimesOf(entry, today);
        }

        marks |= IsLate(fact.Software) || (!ReferenceEquals(fact.Explained, fact.Software) && IsLate(fact.Explained)) ? Marks.LateNow : Marks.None;
        return received > 1 ? marks | Marks.ReceivedAgain : marks;
    }

    private static bool IsLate(IReadOnlyList<Delta> deltas) => deltas.Any(d => d.Measure is Measure.Late or Measure.Overdue);

    private static Marks OfOne(Entry entry) => entry.What switch
    {
        Happening.SupplementRequested => Marks.Pause | Marks.Supplement,
        Happening.PaymentRequested or Happening.Suspended => Marks.Pause,
        Happening.Reopened => Marks.Recall,
        Happening.RefusedAtIntake => Marks.RefusedAtIntake,
        Happening.ResultReady { Refused: true } => Marks.Refused,
        Happening.Withdrawn => Marks.Withdrawn,
        Happening.Corrected { ShouldSay.Channel: not null } => Marks.ChannelCorrected,
        Happening.BodyDiffered => Marks.BodyDiffered,
        _ => Marks.None,
    };

    private static Marks TimesOf(Entry entry, DossierState today)
    {
        var isEnd = IsEnd(entry.What);
        var marks = isEnd && entry.RecordedOn > entry.OccurredOn && today.Appointments.Any(a => a.On == entry.OccurredOn) ? Marks.EndOnDue : Marks.None;
        if (entry.Backfill || entry.What is Happening.SystemEntry)
        {
            return marks;
        }

        // Working days between two days are never more than the days between them, whatever the calendar.
        marks |= entry.RecordedUnknown ? Marks.None : Marks.Timed;
        marks |= entry.RecordedOn.DayNumber - entry.OccurredOn.DayNumber > IntegrityCheck.FarBackDays ? Marks.FarBack : Marks.None;
        return isEnd && entry.AppendedAt - entry.RecordedAt > TimeSpan.FromDays(DossierStory.LateAppendDays) ? marks | Marks.AppendedLate : marks;
    }

    private static bool IsEnd(Happening what) =>
        what is Happening.ResultReady or Happening.Withdrawn or Happening.Stopped or Happening.Returned or Happening.RefusedAtIntake;
}
