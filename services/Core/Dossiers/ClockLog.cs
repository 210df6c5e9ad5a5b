namespace OneStop.Core.Dossiers;

/// <summary>What the clock's walk leaves behind for people: pauses, appointments, recalls and flags. It never influences the walk.</summary>
/// <param name="known">Every entry known.</param>
internal sealed class ClockLog(IReadOnlyList<Entry> known)
{
    private readonly HashSet<string> _flags = new(StringComparer.Ordinal);
    private int _supplements;

    public List<Pause> Pauses { get; } = [];

    public List<Appointment> Appointments { get; } = [];

    public List<Recall> Recalls { get; } = [];

    /// <summary>The flags so far, in the order of ruling 43.</summary>
    public IReadOnlyList<string> FlagsInOrder => [.. Flags.All.Where(_flags.Contains)];

    public void Flag(string flag) => _flags.Add(flag);

    public void FlagIf(bool condition, string flag)
    {
        if (condition)
        {
            _flags.Add(flag);
        }
    }

    public void Received(Reception reception)
    {
        var entry = reception.Entry;
        if (reception.What.Appointment is { } given)
        {
            Compare(given.On, reception.FirstComputed, reception, entry);
            FlagIf(given.On is null && reception.FirstComputed is not null, Flags.AppointmentDiffers);
            FlagIf(given.On < reception.Day, Flags.AppointmentBeforeReception);
            Appointments.Add(new Appointment(AppointmentKind.Original, given.On, reception.Day, FromSource: true, Used: true, Sentence.Of("ngày hẹn do phần mềm một cửa ghi")));
            return;
        }

        Appointments.Add(new Appointment(AppointmentKind.Original, reception.FirstComputed, reception.Day, FromSource: false, Used: true, Sentence.Of("tính từ thời hạn của thủ tục")));
        Moved(reception.FirstComputed, entry, reception);
    }

    public void Paused(Entry entry, OpenPause pause, Reception reception)
    {
        Pauses.Add(new Pause(pause.Kind, pause.From, null, pause.Effective, pause.SupplementDueOn, pause.DueBefore, null) { FromAt = entry.OccurredAt });
        if (pause.Kind == PauseKind.Supplement)
        {
            FlagIf(++_supplements > reception.Rules.SupplementsMax, Flags.SecondSupplement);
            FlagIf(reception.CalendarAt(entry.Position).Count(reception.Day, entry.OccurredOn) > reception.Rules.SupplementWithinDays, Flags.SupplementLate);
        }
    }

    /// <summary>
    /// An answer that found no pause open. Together with a handover by the same source it says only that work goes on, and is no fault (decision 0011).
    /// </summary>
    public void Unasked(Entry answer) => FlagIf(
        !known.Any(e => e.What is Happening.HandedOver && e.OccurredAt == answer.OccurredAt && e.Source == answer.Source), Flags.AnswerWithoutPause);

    public void Answered(
        Entry entry, OpenPause pause, DateOnly? due, DateOnly? given, bool used, DateOnly? computed = null, Reception? reception = null)
    {
        Pauses[^1] = Pauses[^1] with { To = entry.OccurredOn, ToAt = entry.OccurredAt, DueAfter = due };
        if (!used)
        {
            if (given is not null)
            {
                Flag(Flags.AppointmentNotUsed);
                Appointments.Add(new Appointment(AppointmentKind.Recomputed, given, entry.OccurredOn, FromSource: true, Used: false, Sentence.Of("tạm dừng sau hạn: không dùng")));
            }

            return;
        }

        if (given is not null)
        {
            Compare(given, computed, reception!, entry);
        }

        Appointments.Add(new Appointment(AppointmentKind.Recomputed, given ?? computed, entry.OccurredOn, given is not null, Used: true, pause.Kind switch
        {
            PauseKind.Supplement => Sentence.Of("bổ sung xong: tính lại từ đầu"),
            PauseKind.Payment => Sentence.Of("hoàn thành nghĩa vụ tài chính: tính tiếp"),
            _ => Sentence.Of("hết tạm dừng: tính tiếp"),
        }));
        if (given is null)
        {
            Moved(computed, entry, reception!);
        }
    }

    /// <summary>An end appended more than three days after it was recorded is on the exception list (ruling 3), except in a first load.</summary>
    public void Ended(Entry end) =>
        FlagIf(!end.Backfill && end.AppendedAt - end.RecordedAt > TimeSpan.FromDays(DossierStory.LateAppendDays), Flags.LateAppended);

    public void Unclosed(OpenPause pause, DateOnly? due) => Pauses[^1] = Pauses[^1] with { DueAfter = pause.Effective ? due : pause.DueBefore };

    /// <summary>A recall ends a pause that the end had left open: the clock runs again.</summary>
    public void Reopened(DateOnly endedOn, Entry entry, Happening.Reopened reopened)
    {
        Recalls.Add(new Recall(endedOn, entry.RecordedOn, reopened.ApprovedBy));
        if (Pauses is [.., { To: null } open])
        {
            Pauses[^1] = open with { To = entry.OccurredOn, ToAt = entry.OccurredAt };
        }
    }

    private void Compare(DateOnly? given, DateOnly? computed, Reception reception, Entry entry)
    {
        FlagIf(given is not null && computed is not null && given != computed, Flags.AppointmentDiffers);
        FlagIf(given > computed, Flags.AppointmentExtended);
        FlagIf(given is { } day && !reception.CalendarAt(entry.Position).IsWorkingDay(day), Flags.AppointmentOnDayOff);
    }

    private void Moved(DateOnly? due, Entry entry, Reception reception)
    {
        if (due is not { } first)
        {
            return;
        }

        foreach (var move in reception.Moves(first, entry.Position))
        {
            var why = Sentence.Of("ngày {0} thành ngày nghỉ ({1})", Sentence.Of(move.From), Sentence.Of(move.Name ?? "lịch mới"));
            Appointments.Add(new Appointment(AppointmentKind.Moved, move.To, move.DeclaredOn, FromSource: false, Used: true, why));
        }
    }
}
