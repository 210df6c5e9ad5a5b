using OneStop.Core.Procedures;

namespace OneStop.Core.Dossiers;

/// <summary>
/// Tells a dossier's whole story for people: the state of <see cref="DossierState"/>, drawn from the clock and the entries beside it. As of a day
/// it is told from <see cref="KnownEntries.UpTo"/> that day: clock, steps, apologies, rating and return alike.
/// </summary>
internal static class DossierStory
{
    /// <summary>An end appended later than this many days after it was recorded is on the exception list (ruling 3).</summary>
    public const int LateAppendDays = 3;

    public static DossierState Tell(string code, KnownEntries known, CatalogueHistory catalogue)
    {
        var log = new ClockLog(known.All);
        var clock = known.RunClock(known.Clock, log);
        var received = clock.Reception;
        var keys = KeysOf(known, received);
        var end = clock.EndedOn;
        var actual = known.ActualEnd is { } claimed && claimed.Holds(clock, known.Until) ? claimed : null;
        FlagTimes(known.All, log);
        FlagNames(keys, received, catalogue.Newest, log);
        var submittedAt = SubmittedAt(known, received);
        var returned = known.All.LastOrDefault(e => e.What is Happening.Returned);
        var steps = StepsOf(known.All, received, clock.End?.RecordedAt);
        return new DossierState(
            code,
            StatusOf(known, clock),
            keys.Procedure,
            keys.Agency,
            received?.What.ReceivedBy,
            keys.Unit,
            keys.Channel,
            submittedAt is { } s ? WorkingTime.VietnamTime.DateOf(s) : null,
            submittedAt,
            received?.Day,
            received?.Entry.OccurredAt,
            clock.Due,
            received?.FirstDue,
            DueUnknown(clock),
            end,
            clock.EndedBy,
            clock.Outcome,
            returned?.OccurredOn,
            (returned?.What as Happening.Returned)?.Via,
            actual?.On ?? end,
            actual?.Judge(clock) ?? clock.Outcome,
            steps.Count > 0 ? steps[^1].Agency : null,
            steps.Count > 0 ? steps[^1].Unit : null,
            steps.Count > 0 ? steps[^1].Officer : null,
            steps,
            OpinionsOf(known.All),
            log.Pauses,
            log.Appointments.Concat(RescheduledBy(known.All)).ToList(),
            ApologiesOf(known.All, received?.Rules.ReappointmentsMax ?? RuleSet.All[^1].ReappointmentsMax, log),
            ReasonsOf(known.All),
            ExplanationsOf(known.All),
            log.Recalls,
            (known.All.LastOrDefault(e => e.What is Happening.Surveyed)?.What as Happening.Surveyed)?.Rating,
            log.FlagsInOrder)
        {
            RefusedOn = clock.RefusedOn,
            Intake = StatusOf(known, clock) == DossierStatus.Submitted ? IntakeWait.Of(known.All) : null,
        };
    }

    /// <summary>Where the dossier stands, without the story.</summary>
    public static DossierStanding StandingOf(KnownEntries known, Clock clock) => new(
        StatusOf(known, clock),
        SubmittedAt(known, clock.Reception) is { } at ? WorkingTime.VietnamTime.DateOf(at) : null,
        clock.Due,
        DueUnknown(clock),
        clock.EndedOn,
        clock.Outcome);

    private static DateTimeOffset? SubmittedAt(KnownEntries known, Reception? received) =>
        received?.What.SubmittedAt ?? known.All.FirstOrDefault(static e => e.What is Happening.Submitted)?.OccurredAt;

    private static bool DueUnknown(Clock clock) => clock is { Reception.DueUnknown: true, Due: null };

    private static DossierStatus StatusOf(KnownEntries known, Clock clock) => clock switch
    {
        _ when known.Nothing => DossierStatus.Absent,
        { Reception: null, RefusedAtIntake: true } => DossierStatus.Refused,
        { Reception: null } => DossierStatus.Submitted,
        { Ended: true } => DossierStatus.Ended,
        { Paused: not null } => DossierStatus.Paused,
        _ => DossierStatus.Open,
    };

    /// <summary>The keys of the dossier's row: as received, with accepted corrections; before reception, as submitted.</summary>
    public static (string? Procedure, string? Agency, string? Unit, Channel Channel) KeysOf(KnownEntries known, Reception? received)
    {
        if (received is null)
        {
            var any = known.All.FirstOrDefault(e => e.What is Happening.Submitted) ?? (known.All.Count > 0 ? known.All[0] : null);
            var submitted = any?.What as Happening.Submitted;
            return (submitted?.Procedure, any?.Agency, any?.Unit, submitted?.Channel ?? Channel.Direct);
        }

        (string? Procedure, string? Agency, string? Unit, Channel Channel) keys =
            (received.What.Procedure, received.Entry.Agency, received.Entry.Unit, received.Channel);
        foreach (var correction in known.CorrectionsOf(received.Entry))
        {
            keys = (correction.Procedure ?? keys.Procedure, correction.Agency ?? keys.Agency, correction.Unit ?? keys.Unit, correction.Channel ?? keys.Channel);
        }

        return keys;
    }

    private static void FlagTimes(IReadOnlyList<Entry> entries, ClockLog log)
    {
        foreach (var entry in entries)
        {
            log.FlagIf(entry.What is Happening.BodyDiffered, Flags.BodyDiffers);
            log.FlagIf(entry.RecordedBeforeOccurred, Flags.RecordedBeforeOccurred);
            log.FlagIf(entry.RecordedUnknown, Flags.RecordedUnknown);
            log.FlagIf(entry.OccurredAt > entry.AppendedAt || entry.RecordedAt > entry.AppendedAt, Flags.FutureDated);
        }
    }

    private static void FlagNames((string? Procedure, string? Agency, string? Unit, Channel Channel) keys, Reception? received, Catalogue catalogue, ClockLog log)
    {
        if (received is null)
        {
            return;
        }

        log.FlagIf(catalogue.FindAgency(keys.Agency, received.Day) is null, Flags.AgencyUnknown);
        log.FlagIf(catalogue.FindProcedure(keys.Procedure, keys.Agency, received.Day) is null, Flags.ProcedureUnknown);
        log.FlagIf(received.What.Channel is null, Flags.ChannelUnknown);
    }

    private static List<StepState> StepsOf(IReadOnlyList<Entry> entries, Reception? received, DateTimeOffset? endedAt)
    {
        var steps = new List<StepState>();
        if (received is null)
        {
            return steps;
        }

        var desk = received.Entry;
        steps.Add(new StepState(null, received.What.ReceivedBy ?? desk.Agency, desk.Unit, desk.Officer, desk.OccurredAt, desk.OccurredAt, null, null));
        foreach (var entry in entries)
        {
            switch (entry.What)
            {
                case Happening.HandedOver to:
                    steps[^1] = steps[^1] with { EndedAt = entry.OccurredAt };
                    steps.Add(new StepState(to.Step, to.ToAgency ?? entry.Agency, to.ToUnit, to.ToOfficer, entry.OccurredAt, null, null, to.DueAt));
                    break;
                case Happening.Accepted accepted when steps.FindLastIndex(s => s.AcceptedAt is null && (accepted.Step is null || s.Name == accepted.Step)) is >= 0 and var at:
                    steps[at] = steps[at] with { AcceptedAt = entry.OccurredAt };
                    break;
            }
        }

        if (endedAt is { } end)
        {
            steps[^1] = steps[^1] with { EndedAt = end > steps[^1].HandedAt ? end : steps[^1].HandedAt };
        }

        return steps;
    }

    private static List<OpinionState> OpinionsOf(IReadOnlyList<Entry> entries)
    {
        var opinions = new List<OpinionState>();
        foreach (var entry in entries)
        {
            switch (entry.What)
            {
                case Happening.OpinionRequested asked:
                    opinions.Add(new OpinionState(asked.Agency, entry.OccurredAt, asked.DueAt, null));
                    break;
                case Happening.OpinionReceived came when opinions.FindIndex(o => o.ReceivedAt is null && (came.Agency is null || o.Agency == came.Agency)) is >= 0 and var at:
                    opinions[at] = opinions[at] with { ReceivedAt = entry.OccurredAt };
                    break;
            }
        }

        return opinions;
    }

    /// <summary>Apologies in order. Only the first, as many as the law lets reappoint, carries a new date; a later one is ignored and flagged (ruling 24).</summary>
    private static List<Apology> ApologiesOf(IReadOnlyList<Entry> entries, int reappointmentsMax, ClockLog log)
    {
        var apologies = new List<Apology>();
        foreach (var entry in entries)
        {
            if (entry.What is Happening.Apologised said)
            {
                var first = apologies.Count < reappointmentsMax;
                log.FlagIf(!first && said.NewAppointmentOn is not null, Flags.SecondAppointment);
                log.FlagIf(said.Reason is null || (first && said.NewAppointmentOn is null), Flags.ApologyIncomplete);
                apologies.Add(new Apology(entry.OccurredOn, said.Reason, first ? said.NewAppointmentOn : null, said.DocumentNo, said.SignedBy));
            }
        }

        return apologies;
    }

    private static IEnumerable<Appointment> RescheduledBy(IReadOnlyList<Entry> entries)
    {
        var first = entries.FirstOrDefault(e => e.What is Happening.Apologised);
        return first?.What is Happening.Apologised { NewAppointmentOn: { } on }
            ? [new Appointment(AppointmentKind.Rescheduled, on, first.OccurredOn, FromSource: true, Used: false, Sentence.Of("hẹn lại sau xin lỗi: không thay hạn thống kê"))]
            : [];
    }

    private static List<LateReason> ReasonsOf(IReadOnlyList<Entry> entries) =>
    [
        .. from entry in entries
           let reason = entry.What as Happening.LateReasonGiven
           where reason is not null
           select new LateReason(reason.Code, reason.Unit, reason.Primary, entry.OccurredOn),
    ];

    private static List<ExplanationState> ExplanationsOf(IReadOnlyList<Entry> entries)
    {
        var explanations = new List<ExplanationState>();
        foreach (var entry in entries)
        {
            if (entry.What is Happening.ExplanationSubmitted c)
            {
                var decision = entries.Where(e => e.What is Happening.ExplanationDecided d && d.Explanation == c.Explanation).MaxBy(e => e.Position)?.What as Happening.ExplanationDecided;
                explanations.Add(new ExplanationState(c.Explanation, c.Step, c.Reason, c.ActualOn, c.EvidenceNumber, c.EvidenceOn, c.By, c.ByAgency, decision?.Agreed, decision?.By));
            }
        }

        return explanations;
    }
}
