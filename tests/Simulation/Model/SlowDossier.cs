using OneStop.Core.Dossiers;

namespace OneStop.Simulation.Model;

/// <summary>
/// One dossier, asked for one business date at a time: the entries that count up to that date are put in order and read from the start
/// (rulings 1, 2, 5).
/// <para>
/// Readings. Ruling 1: the filter comes first, then the order; a reopening that counts by T whose end does not yet count changes nothing at
/// T. Ruling 18: of two receptions the first in order holds, whatever arrived first. Ruling 19: "no end anywhere in the known entries"
/// looks at all entries of the cut-off, not only at those that count by T; a refusal after reception is an end, one before it is not.
/// Ruling 20: "recorded first" compares instants, ties by ruling 2; the other ends are taken out before anything is judged, and a
/// <c>reopened</c> parts two groups of ends wherever it stands between them. An end that stands before the reception in order counts (E is
/// then at least R), and so does a reopening of it; a request to pause that stands before it does not, for no clock runs yet (domain §4). Without
/// a reception a refusal shows, also when something was submitted later.
/// </para>
/// </summary>
internal sealed partial class SlowDossier(IReadOnlyCollection<Entry> entries, SlowCatalogue catalogue)
{
    /// <summary>The dossier on a business date; <paramref name="explained"/> chooses the view.</summary>
    public Standing At(DateOnly on, bool explained)
    {
        var counting = Ordered(entries.Where(e => CountsFrom(e) <= on));
        var reception = counting.Find(e => e.What is Happening.Received);
        if (reception is null)
        {
            var status = entries.Count == 0 ? DossierStatus.Absent : counting.Exists(e => e.What is Happening.RefusedAtIntake) ? DossierStatus.Refused : DossierStatus.Submitted;
            return new Standing(status, null, Channel.Direct, null, false, null, null, false);
        }

        var clock = new SlowClock(reception, catalogue);
        var life = Live(counting, reception, clock);
        var standing = SlowJudgement.Software(clock, life, on) with { Channel = Corrected(reception) };
        return explained ? SlowJudgement.Explained(standing, clock, life, entries, counting, on) : standing;
    }

    /// <summary>The reception that holds at the end of time; null = none.</summary>
    public Entry? Reception => Ordered(entries).Find(e => e.What is Happening.Received);

    private SlowLife Live(List<Entry> counting, Entry reception, SlowClock clock)
    {
        var ends = Ends(counting, reception);
        var life = new SlowLife();
        var received = false;
        foreach (var entry in counting)
        {
            received |= ReferenceEquals(entry, reception);
            if (ends.Contains(entry))
            {
                life.End(entry, clock.Pause);
                if (clock.Pause is not null)
                {
                    clock.Flags.Add("pauseUnclosed");
                }

                clock.ForgetPause();
            }
            else if (entry.What is Happening.Reopened)
            {
                life.Reopen();
            }
            else if (received && life.LastEnd is null)
            {
                clock.Hear(entry);
            }
        }

        return life;
    }

    /// <summary>The ends that count: of each group between reopenings the one recorded first.</summary>
    private HashSet<Entry> Ends(List<Entry> counting, Entry? reception)
    {
        var chosen = new HashSet<Entry>();
        var group = new List<Entry>();
        foreach (var entry in counting)
        {
            if (IsEnd(entry, reception) || (entry.What is Happening.Returned && !HasRealEnd(reception)))
            {
                group.Add(entry);
            }
            else if (entry.What is Happening.Reopened)
            {
                Choose(group);
            }
        }

        Choose(group);
        return chosen;

        void Choose(List<Entry> some)
        {
            if (some.Count > 0)
            {
                chosen.Add(some.OrderBy(e => e.RecordedAt).First());
                some.Clear();
            }
        }
    }

    private bool HasRealEnd(Entry? reception) => entries.Any(e => IsEnd(e, reception));

    private static bool IsEnd(Entry entry, Entry? reception) => entry.What switch
    {
        Happening.ResultReady or Happening.Withdrawn or Happening.Stopped => true,
        Happening.RefusedAtIntake => reception is not null && Order.Compare(entry, reception) > 0,
        _ => false,
    };

    /// <summary>
    /// Accepted corrections of the reception that holds act on all business dates (ruling 22a); of several the one decided last. Only the
    /// channel stands in a column; procedure, agency and unit move rows.
    /// </summary>
    private Channel Corrected(Entry reception) =>
        SlowCorrections.Of(entries, reception).Select(c => c.Channel).LastOrDefault(c => c is not null)
        ?? ((Happening.Received)reception.What).Channel
        ?? Channel.Direct;

    private static List<Entry> Ordered(IEnumerable<Entry> some) => [.. some.OrderBy(e => e, Order)];

    private static DateOnly CountsFrom(Entry entry) => entry.What switch
    {
        Happening.SystemEntry or Happening.Corrected => DateOnly.MinValue,
        Happening.ResultReady or Happening.Withdrawn or Happening.Stopped or Happening.Returned => CivilTime.Date(entry.RecordedAt),
        Happening.RefusedAtIntake or Happening.Reopened => CivilTime.Date(entry.RecordedAt),
        _ => CivilTime.Date(entry.OccurredAt),
    };

    internal static readonly Comparer<Entry> Order = Comparer<Entry>.Create((a, b) =>
    {
        foreach (var difference in new[] { a.OccurredAt.CompareTo(b.OccurredAt), a.RecordedAt.CompareTo(b.RecordedAt), TypeTable(a).CompareTo(TypeTable(b)), string.CompareOrdinal(a.Source, b.Source) })
        {
            if (difference != 0)
            {
                return difference;
            }
        }

        return string.CompareOrdinal(a.Id, b.Id);
    });

    private static int TypeTable(Entry entry) => entry.What switch
    {
        Happening.Submitted => 1,
        Happening.Received => 2,
        Happening.HandedOver => 3,
        Happening.Accepted => 4,
        Happening.StepCompleted => 5,
        Happening.OpinionRequested => 6,
        Happening.OpinionReceived => 7,
        Happening.SupplementRequested => 8,
        Happening.Supplemented => 9,
        Happening.PaymentRequested => 10,
        Happening.Paid => 11,
        Happening.Suspended => 12,
        Happening.Resumed => 13,
        Happening.Apologised => 14,
        Happening.ResultReady => 15,
        Happening.RefusedAtIntake => 16,
        Happening.Withdrawn => 17,
        Happening.Stopped => 18,
        Happening.Returned => 19,
        Happening.Reopened => 20,
        Happening.LateReasonGiven => 21,
        Happening.Surveyed => 22,
        Happening.Corrected => 23,
        _ => 24,
    };
}
