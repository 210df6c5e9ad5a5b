using OneStop.Core.Dossiers;
using OneStop.Core.Procedures;

namespace OneStop.Simulation.Model;

/// <summary>
/// The due date of one dossier, moved by its pauses (domain §5, rulings 6 and 8–17).
/// <para>
/// Readings. Ruling 6: a date that was computed is moved by every calendar entry after the position that set it, one after the other, when
/// it is a day off by then and the entry was appended on or before the date as it stood. A source's appointment is never moved (15). Where
/// one date is computed from another (resume), the other is read as it stood at the position that sets the new one (its
/// own, or that of the older date where this became known later); whether a pause was asked
/// for in time is judged by the date as known at the cut-off. An unknown procedure: the first position at which the catalogue has it sets
/// every date that needs it, with the calendar of that position. Ruling 11: limit unknown = the procedure was not known at the position of
/// the restart, or has no limit while the source gave an appointment; "first due" is the first date the dossier ever had. Ruling 15: at
/// reception <c>appointmentOn: null</c> declares a procedure without appointment, and a restart keeps that; in the answers null is absent.
/// Rulings 13, 14: a pause without effect occupies the place of the one pause; its answer closes it and moves nothing. A pause is closed by
/// an end; after a reopening the dossier runs (domain §4: 9, 10 → 4), so that a recall after H is late at once (21). Requests and answers
/// that stand after an end and before a reopening change nothing, for no clock runs.
/// </para>
/// </summary>
internal sealed class SlowClock
{
    private readonly SlowCatalogue _catalogue;
    private readonly Entry _reception;
    private readonly Happening.Received _received;
    private readonly Procedure? _procedure;
    private readonly long _knownAt;
    private readonly bool _sourceSaysNone;
    private DateOnly? _first;
    private long _firstSetAt;
    private SlowDue _due;

    public SlowClock(Entry reception, SlowCatalogue catalogue)
    {
        _catalogue = catalogue;
        _reception = reception;
        _received = (Happening.Received)reception.What;
        _sourceSaysNone = _received.Appointment is { On: null };
        (_procedure, _knownAt) = WhenKnown();
        _due = _received.Appointment is { } given
            ? new SlowDue(given.On, Moves: false, reception.Position)
            : Counted(reception.OccurredAt, reception.Position);
        RememberFirst();
    }

    public DateOnly ReceivedOn => CivilTime.Date(_reception.OccurredAt);

    /// <summary>H, with every move known at the cut-off.</summary>
    public DateOnly? DueOn => Standing(_due, long.MaxValue);

    /// <summary>Counted like no appointment, listed apart (ruling 16).</summary>
    public bool DueUnknown => _due.On is null && !_sourceSaysNone && _procedure is null;

    /// <summary>Flags of ruling 43 that arise at the clock.</summary>
    /// <summary>Handovers; an answer that comes with one is no fault where no pause is open (decision 0011).</summary>
    public List<Entry> Handovers { get; } = [];

    public HashSet<string> Flags { get; } = [];

    public SlowPause? Pause { get; private set; }

    public void ForgetPause() => Pause = null;

    public void Hear(Entry entry)
    {
        switch (entry.What)
        {
            case Happening.SupplementRequested:
                Ask(PauseKind.Supplement, entry);
                break;
            case Happening.PaymentRequested:
                Ask(PauseKind.Payment, entry);
                break;
            case Happening.Suspended:
                Ask(PauseKind.Suspension, entry);
                break;
            case Happening.Supplemented s:
                Answer(PauseKind.Supplement, entry, s.AppointmentOn);
                break;
            case Happening.Paid p:
                Answer(PauseKind.Payment, entry, p.AppointmentOn);
                break;
            case Happening.Resumed r:
                Answer(PauseKind.Suspension, entry, r.AppointmentOn);
                break;
        }
    }

    private void Ask(PauseKind kind, Entry entry)
    {
        if (Pause is not null)
        {
            Flags.Add("pauseOverlaps");
            return;
        }

        var asked = CivilTime.Date(entry.OccurredAt);
        var late = DueOn is { } due && asked > due;
        var recordedLate = DueOn is { } then && CivilTime.Date(entry.RecordedAt) > then;
        if (late || recordedLate)
        {
            Flags.Add(late ? "pauseAfterDue" : "pauseBackdated");
        }

        Pause = new SlowPause(kind, asked, Effective: !late && !recordedLate, AskedAfterDue: late);
    }

    private void Answer(PauseKind kind, Entry entry, DateOnly? appointment)
    {
        if (Pause is not { } pause || pause.Kind != kind)
        {
            if (!Handovers.Exists(h => h.Source == entry.Source && h.OccurredAt == entry.OccurredAt))
            {
                Flags.Add("answerWithoutPause");
            }

            return;
        }

        Pause = null;
        if (!pause.Effective)
        {
            if (appointment is not null)
            {
                Flags.Add("appointmentNotUsed");
            }

            return;
        }

        if (appointment is not null)
        {
            _due = new SlowDue(appointment, Moves: false, entry.Position);
        }
        else if (kind == PauseKind.Supplement)
        {
            _due = Restarted(entry);
        }
        else
        {
            _due = Resumed(pause, entry);
        }

        RememberFirst();
    }

    private SlowDue Restarted(Entry entry)
    {
        if (_sourceSaysNone && _first is null)
        {
            return _due;
        }

        var procedureKnown = _procedure is not null && (_knownAt <= entry.Position || _knownAt == _reception.Position);
        var limitKnown = procedureKnown && SlowCatalogue.Limit(_procedure!, Channel) is not null;
        var firstKnown = _firstSetAt <= entry.Position || _firstSetAt == _reception.Position;
        if (limitKnown || !firstKnown || _first is not { } first)
        {
            return Counted(entry.OccurredAt, entry.Position);
        }

        var calendar = Calendar(entry.Position);
        var days = calendar.WorkingDaysIn(ReceivedOn, first);
        var fifteen = procedureKnown && _procedure!.AfterFifteenNextDay;
        return new SlowDue(SlowTerm.Due(calendar, entry.OccurredAt, new TimeLimit(days, LimitUnit.WorkingDays), fifteen), Moves: true, entry.Position);
    }

    private SlowDue Resumed(SlowPause pause, Entry entry)
    {
        var position = Math.Max(entry.Position, _due.SetAt);
        if (Standing(_due, position) is not { } due)
        {
            return _due;
        }

        var calendar = Calendar(position);
        var left = calendar.WorkingDaysIn(pause.From, due);
        var day = CivilTime.Date(entry.OccurredAt);
        day = left == 0 && !calendar.IsWorkingDay(day) ? calendar.NextWorkingDay(day) : SlowTerm.AfterWorkingDays(calendar, day, left);
        return new SlowDue(day, Moves: true, position);
    }

    private SlowDue Counted(DateTimeOffset receipt, long position)
    {
        if (_procedure is null || SlowCatalogue.Limit(_procedure, Channel) is not { } limit)
        {
            return new SlowDue(null, Moves: false, position);
        }

        var setAt = Math.Max(position, _knownAt);
        return new SlowDue(SlowTerm.Due(Calendar(setAt), receipt, limit, _procedure.AfterFifteenNextDay), Moves: true, setAt);
    }

    /// <summary>A due date as it stands at a position, moved by the calendar entries since it was set.</summary>
    private DateOnly? Standing(SlowDue due, long position)
    {
        if (!due.Moves || due.On is not { } on)
        {
            return due.On;
        }

        foreach (var change in _catalogue.Changes.Where(c => c.Position > due.SetAt && c.Position <= position && c.What is CalendarEdition))
        {
            var calendar = Calendar(change.Position);
            if (CivilTime.Date(change.AppendedAt) <= on && !calendar.IsWorkingDay(on))
            {
                on = calendar.NextWorkingDay(on);
            }
        }

        return on;
    }

    private void RememberFirst()
    {
        if (_first is null)
        {
            (_first, _firstSetAt) = (DueOn, _due.SetAt);
        }
    }

    private SlowCalendar Calendar(long position) => _catalogue.Calendar(_reception.Agency, _reception.Unit, position);

    private Channel Channel => _received.Channel ?? Channel.Direct;

    private (Procedure? Procedure, long KnownAt) WhenKnown()
    {
        var places = _catalogue.Changes.Select(c => c.Position).Where(p => p > _reception.Position).Prepend(_reception.Position);
        foreach (var place in places)
        {
            if (_catalogue.FindProcedure(_received.Procedure, _reception.Agency, ReceivedOn, place) is { } found)
            {
                return (found, place);
            }
        }

        return (null, _reception.Position);
    }
}

/// <summary>A due date and the ledger position that set it; <paramref name="Moves"/> false for a source's own appointment.</summary>
internal sealed record SlowDue(DateOnly? On, bool Moves, long SetAt);
