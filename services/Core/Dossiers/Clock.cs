using OneStop.Core.Procedures;

namespace OneStop.Core.Dossiers;

/// <summary>
/// The legal clock of one dossier: walks its entries in order (ruling 2) and says where it stands after them. Given only the entries that
/// count up to a day, that is the state as of the day (rulings 1 and 5). The walk is the one place where the rules of pauses, ends and
/// reopenings are written; a <see cref="ClockLog"/> may listen to it.
/// </summary>
internal sealed class Clock(Func<Entry, Reception> receptionOf, bool returnEnds, ClockLog? log)
{
    private DueDate _due;
    private DueDate _firstDue;

    public Reception? Reception { get; private set; }

    /// <summary>H in force, after every move.</summary>
    public DateOnly? Due { get; private set; }

    /// <summary>The pause that is open.</summary>
    public OpenPause? Paused { get; private set; }

    /// <summary>The entry of the end in force; null = open.</summary>
    public Entry? End { get; private set; }

    /// <summary>E of the end in force; null = open.</summary>
    public DateOnly? EndedOn { get; private set; }

    public EndKind? EndedBy { get; private set; }

    public Outcome? Outcome { get; private set; }

    /// <summary>Refused at intake and not received since.</summary>
    public bool RefusedAtIntake { get; private set; }

    /// <summary>The civil date of that refusal; null = it is not refused.</summary>
    public DateOnly? RefusedOn { get; private set; }

    /// <summary>An end is in force.</summary>
    public bool Ended => End is not null;

    /// <summary>Open on <paramref name="day"/>, past the due date and not validly paused.</summary>
    public bool OverdueOn(DateOnly day) => Reception is not null && !Ended && Due is { } due && day > due && Paused is not { Effective: true };

    /// <summary>Walks entries that are in order.</summary>
    public Clock Run(IReadOnlyList<Entry> entries)
    {
        var effective = EffectiveEnds(entries);
        foreach (var entry in entries)
        {
            Take(entry, effective);
        }

        return this;
    }

    private void Take(Entry entry, List<Entry> effectiveEnds)
    {
        switch (entry.What)
        {
            case Happening.Received when Reception is null:
                Receive(entry);
                break;
            case Happening.Received:
                log?.Flag(Flags.SecondReceived);
                break;
            case Happening.RefusedAtIntake when Reception is null:
                (RefusedAtIntake, RefusedOn) = (true, entry.OccurredOn);
                break;
            case Happening.SupplementRequested asked:
                Pause(entry, PauseKind.Supplement, asked.DueOn);
                break;
            case Happening.PaymentRequested:
                Pause(entry, PauseKind.Payment, null);
                break;
            case Happening.Suspended:
                Pause(entry, PauseKind.Suspension, null);
                break;
            case Happening.Supplemented answer:
                Answer(entry, PauseKind.Supplement, answer.AppointmentOn);
                break;
            case Happening.Paid answer:
                Answer(entry, PauseKind.Payment, answer.AppointmentOn);
                break;
            case Happening.Resumed answer:
                Answer(entry, PauseKind.Suspension, answer.AppointmentOn);
                break;
            case Happening.Reopened reopened:
                Reopen(entry, reopened);
                break;
            default:
                if (Holds(effectiveEnds, entry))
                {
                    EndWith(entry);
                }
                else if (IsEnd(entry.What, Reception is not null))
                {
                    log?.Flag(Flags.SecondEnd);
                    log?.Ended(entry);
                    log?.FlagIf(entry.What is Happening.RefusedAtIntake, Flags.RefusedLate);
                }

                break;
        }
    }

    private void Receive(Entry entry)
    {
        Reception = receptionOf(entry);
        (RefusedAtIntake, RefusedOn) = (false, null);
        SetDue(Reception.FirstDueDate, Reception);
        log?.Received(Reception);
        if (End is not null)
        {
            Judge(End);
        }
    }

    private void Pause(Entry entry, PauseKind kind, DateOnly? supplementDueOn)
    {
        if (Reception is null || Ended)
        {
            return;
        }

        if (Paused is not null)
        {
            log?.Flag(Flags.PauseOverlaps);
            return;
        }

        // A pause asked for, or recorded, after the due date in force changes nothing (ruling 14): the dossier stays late.
        var afterDue = entry.OccurredOn > Due;
        var effective = !(afterDue || entry.RecordedOn > Due);
        Paused = new OpenPause(kind, entry.OccurredOn, effective, supplementDueOn, Due);
        log?.Paused(entry, Paused, Reception);
        if (!effective)
        {
            log?.Flag(afterDue ? Flags.PauseAfterDue : Flags.PauseBackdated);
        }
    }

    private void Answer(Entry entry, PauseKind kind, DateOnly? appointmentOn)
    {
        if (Reception is null || Ended)
        {
            return;
        }

        if (Paused is not { } pause || pause.Kind != kind)
        {
            log?.Unasked(entry);
            return;
        }

        Paused = null;
        if (!pause.Effective)
        {
            log?.Answered(entry, pause, Due, appointmentOn, used: false);
            return;
        }

        var restarts = kind == PauseKind.Supplement && Reception.Rules.Supplement == AfterSupplement.Restart;
        var computed = restarts ? Reception.Restarted(entry, _firstDue) : Reception.Resumed(entry, pause.From, _due);
        SetDue(new DueDate(appointmentOn ?? computed, entry.Position, Fixed: appointmentOn is not null), Reception);
        log?.Answered(entry, pause, Due, appointmentOn, used: true, computed, Reception);
    }

    private void SetDue(DueDate due, Reception reception)
    {
        _due = due;
        _firstDue = _firstDue.On is null ? due : _firstDue;
        Due = reception.InForce(due);
    }

    private void EndWith(Entry entry)
    {
        End = entry;
        if (Reception is not null)
        {
            Judge(entry);
        }
    }

    /// <summary>The class of an end (ruling 22): by date alone; ended while validly paused is on time.</summary>
    private void Judge(Entry end)
    {
        var received = Reception!.Day;
        if (end.RecordedOn < received)
        {
            log?.Flag(Flags.EndBeforeReception);
        }

        var endedOn = end.RecordedOn < received ? received : end.RecordedOn;
        log?.Ended(end);
        EndedOn = endedOn;
        EndedBy = KindOf(end.What);
        Outcome = Paused is { Effective: true } || Due is null ? Dossiers.Outcome.OnTime : ByDate(endedOn, Due.Value, EndedBy.Value);
        if (Paused is { } open)
        {
            log?.Flag(Flags.PauseUnclosed);
            log?.Unclosed(open, Due);
        }

        switch (EndedBy)
        {
            case EndKind.RefusedLate:
                log?.Flag(Flags.RefusedLate);
                break;
            case EndKind.ReturnedOnly:
                log?.Flag(Flags.EndMissing);
                break;
        }
    }

    private void Reopen(Entry entry, Happening.Reopened reopened)
    {
        if (End is null)
        {
            log?.Flag(Flags.ReopenedOpen);
            return;
        }

        log?.Reopened(EndedOn ?? End.RecordedOn, entry, reopened);
        End = null;
        (EndedOn, EndedBy, Outcome, Paused) = (null, null, null, null);
    }

    /// <summary>The class of an end on a date, by the kind of the end: only a result can be early (ruling 22).</summary>
    public static Outcome ByDate(DateOnly ended, DateOnly due, EndKind kind) => ended.CompareTo(due) switch
    {
        > 0 => Dossiers.Outcome.Late,
        < 0 when kind is EndKind.Granted or EndKind.Refused or EndKind.ReturnedOnly => Dossiers.Outcome.Early,
        _ => Dossiers.Outcome.OnTime,
    };

    private static EndKind KindOf(Happening what) => what switch
    {
        Happening.ResultReady { Refused: true } => EndKind.Refused,
        Happening.ResultReady => EndKind.Granted,
        Happening.Withdrawn => EndKind.Withdrawn,
        Happening.Stopped => EndKind.Stopped,
        Happening.RefusedAtIntake => EndKind.RefusedLate,
        _ => EndKind.ReturnedOnly,
    };

    private bool IsEnd(Happening what, bool received) => what switch
    {
        Happening.ResultReady or Happening.Withdrawn or Happening.Stopped => true,
        Happening.RefusedAtIntake => received,
        Happening.Returned => returnEnds,
        _ => false,
    };

    /// <summary>
    /// Of several ends without a reopening between them, the one recorded first counts (ruling 20), whatever their order. A reopening closes the
    /// stretch only where something had ended.
    /// </summary>
    private List<Entry> EffectiveEnds(IReadOnlyList<Entry> entries)
    {
        var effective = new List<Entry>(1);
        Entry? first = null;
        var received = false;
        foreach (var entry in entries)
        {
            received |= entry.What is Happening.Received;
            if (IsEnd(entry.What, received))
            {
                first = first is null || entry.RecordedAt < first.RecordedAt ? entry : first;
            }
            else if (entry.What is Happening.Reopened && first is not null)
            {
                effective.Add(first);
                first = null;
            }
        }

        if (first is not null)
        {
            effective.Add(first);
        }

        return effective;
    }

    // The entry itself: two of the same words are two.
    private static bool Holds(List<Entry> entries, Entry sought)
    {
        foreach (var entry in entries)
        {
            if (ReferenceEquals(entry, sought))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>A pause that has not been answered.</summary>
internal sealed record OpenPause(PauseKind Kind, DateOnly From, bool Effective, DateOnly? SupplementDueOn, DateOnly? DueBefore);
