using OneStop.Core.Deadlines;
using OneStop.Core.Procedures;
using OneStop.Core.WorkingTime;

namespace OneStop.Core.Dossiers;

/// <summary>
/// The reception that holds, with what is fixed at it: channel, procedure version and limit (rulings 6, 11). Where the procedure was unknown
/// when the entry was appended, everything is set once, at the position where the catalogue first knew it.
/// </summary>
internal sealed class Reception
{
    private readonly CatalogueHistory _catalogue;
    private readonly long _knownFrom;

    public Reception(Entry entry, CatalogueHistory catalogue)
    {
        Entry = entry;
        What = (Happening.Received)entry.What;
        _catalogue = catalogue;
        Day = entry.OccurredOn;
        Channel = What.Channel ?? Channel.Direct;
        Rules = RuleSet.On(Day);
        var known = catalogue.FirstKnows(What.Procedure, entry.Agency, Day, entry.Position);
        _knownFrom = known ?? entry.Position;
        Procedure = known is { } position ? catalogue.At(position).FindProcedure(What.Procedure, entry.Agency, Day) : null;
        Limit = Procedure?.LimitFor(Channel);
        var office = OfficeAt(entry.Position);
        Start = CountingStart.Of(entry.OccurredAt, office, AfterFifteen);
        FirstComputed = Limit is null ? null : Deadline.Of(Limit, Start, office);
    }

    public Entry Entry { get; }

    public Happening.Received What { get; }

    /// <summary>R.</summary>
    public DateOnly Day { get; }

    public Channel Channel { get; }

    /// <summary>The law in force on the day of reception.</summary>
    public RuleSet Rules { get; }

    /// <summary>Null = not known to the catalogue yet.</summary>
    public Procedure? Procedure { get; }

    /// <summary>Null = unknown, or a procedure without appointment.</summary>
    public TimeLimit? Limit { get; }

    public CountingStart Start { get; }

    /// <summary>Our own due date as first computed; null = no limit.</summary>
    public DateOnly? FirstComputed { get; }

    /// <summary>The first due date before any move, the one printed on the receipt: the source's own appointment wins (ruling 15).</summary>
    public DateOnly? FirstDue => What.Appointment is { } given ? given.On : FirstComputed;

    /// <summary>The same with what fixes it.</summary>
    public DueDate FirstDueDate => new(FirstDue, Entry.Position, Fixed: What.Appointment is not null);

    /// <summary>No known limit and no appointment, and the procedure is not known to be without one (ruling 16).</summary>
    public bool DueUnknown => What.Appointment is null && Procedure is null;

    private bool AfterFifteen => Procedure?.AfterFifteenNextDay ?? false;

    /// <summary>
    /// The due date when a supplement made the dossier complete (ruling 11), before later moves: the full limit again, exactly as if received then.
    /// Where the limit was not known when the entry was appended: as many working days as lay in (R, <paramref name="firstDue"/>], and a catalogue
    /// that learns of it later changes nothing. Received without appointment stays without one.
    /// </summary>
    /// <param name="firstDue">The first due date the dossier ever had, whatever set it.</param>
    public DateOnly? Restarted(Entry supplemented, DueDate firstDue)
    {
        var noAppointment = What.Appointment is { On: null };
        if (noAppointment && firstDue.On is null)
        {
            return null;
        }

        var knewLimit = Limit is not null && (_knownFrom == Entry.Position || _knownFrom <= supplemented.Position || !firstDue.Fixed);
        var office = knewLimit ? OfficeAt(supplemented.Position) : _catalogue.At(supplemented.Position).OfficeFor(Entry.Agency, Entry.Unit);
        var limit = knewLimit && !noAppointment ? Limit
            : firstDue.On is { } due ? new TimeLimit(office.Calendar.Count(Day, due), LimitUnit.WorkingDays) : null;
        return limit is null ? null : Deadline.Of(limit, CountingStart.Of(supplemented.OccurredAt, office, knewLimit && AfterFifteen), office);
    }

    /// <summary>
    /// The due date when a payment or suspension ended (ruling 12), before later moves: counted from the due date as it was known when the entry
    /// was appended (ruling 6).
    /// </summary>
    public DateOnly? Resumed(Entry resumed, DateOnly pausedOn, DueDate due) => due.On is { } set
        ? Deadline.AfterResume(pausedOn, due.Fixed ? set : Settle(set, due.Position, resumed.Position), resumed.OccurredOn, OfficeAt(resumed.Position).Calendar)
        : null;

    /// <summary>The due date in force after every move; a date of the source's own is never moved (ruling 15).</summary>
    public DateOnly? InForce(DueDate due) => due is { On: { } set, Fixed: false } ? Settle(set, due.Position, long.MaxValue) : due.On;

    /// <summary>The calendar in force for an entry at a position.</summary>
    public WorkingCalendar CalendarAt(long position) => OfficeAt(position).Calendar;

    /// <summary>The moves of a due date by days off that were declared in time, oldest first (ruling 6).</summary>
    public IEnumerable<(DateOnly From, DateOnly To, DateOnly DeclaredOn, string? Name)> Moves(DateOnly due, long position, long until = long.MaxValue)
    {
        foreach (var change in _catalogue.CalendarChangesAfter(Math.Max(position, _knownFrom)))
        {
            if (change.Position > until)
            {
                yield break;
            }

            var calendar = change.Edition.CalendarFor(Entry.Agency);
            if (change.AppendedOn <= due && !calendar.IsWorkingDay(due))
            {
                var moved = calendar.After(due);
                yield return (due, moved, change.AppendedOn, calendar.NameOf(due));
                due = moved;
            }
        }
    }

    private Office OfficeAt(long position) => _catalogue.At(Math.Max(position, _knownFrom)).OfficeFor(Entry.Agency, Entry.Unit);

    private DateOnly Settle(DateOnly due, long position, long until)
    {
        foreach (var move in Moves(due, position, until))
        {
            due = move.To;
        }

        return due;
    }
}
