namespace OneStop.Core.Dossiers;

/// <summary>Where a dossier stands (ruling 34). The numbers are stored, in columns, views and indexes of Reports: never renumber.</summary>
public enum DossierStatus
{
    /// <summary>Submitted online, waiting for reception; or known only by other entries.</summary>
    Submitted = 0,

    /// <summary>Refused at intake: counts nowhere, is visible.</summary>
    Refused = 1,

    Open = 2,

    Paused = 3,

    Ended = 4,

    /// <summary>Nothing is told of it: its code means another dossier (decision 0012). In no figure and no list.</summary>
    Absent = 5,
}

/// <summary>How an ended dossier is judged (domain §6). The numbers are stored: never renumber.</summary>
public enum Outcome
{
    Early = 0,
    OnTime = 1,
    Late = 2,
}

/// <summary>How a dossier ended. The numbers are stored: never renumber.</summary>
public enum EndKind
{
    Granted = 0,
    Refused = 1,
    Withdrawn = 2,
    Stopped = 3,
    RefusedLate = 4,
    ReturnedOnly = 5,
}

/// <summary>Why the clock stands.</summary>
public enum PauseKind
{
    /// <summary>Bổ sung: the clock restarts from zero.</summary>
    Supplement,

    /// <summary>Nghĩa vụ tài chính: the clock resumes.</summary>
    Payment,

    /// <summary>Tạm dừng: the clock resumes.</summary>
    Suspension,
}

/// <summary>One pause. <paramref name="To"/> null = still open. A pause that was asked for, or recorded, after the due date has no effect.</summary>
public sealed record Pause(PauseKind Kind, DateOnly From, DateOnly? To, bool Effective, DateOnly? SupplementDueOn, DateOnly? DueBefore, DateOnly? DueAfter)
{
    /// <summary>The moment it began; minutes of office time are counted from here.</summary>
    public required DateTimeOffset FromAt { get; init; }

    /// <summary>The moment it ended; null = still open.</summary>
    public DateTimeOffset? ToAt { get; init; }
}

/// <summary>Where an appointment came from.</summary>
public enum AppointmentKind
{
    Original,
    Recomputed,
    Rescheduled,

    /// <summary>Moved because a new day off was declared in time (domain §5.14).</summary>
    Moved,
}

/// <summary>One appointment date in a dossier's history. <paramref name="Used"/> false = stored and flagged, never used.</summary>
public sealed record Appointment(AppointmentKind Kind, DateOnly? On, DateOnly SetOn, bool FromSource, bool Used, Sentence Reason);

/// <summary>An apology as issued.</summary>
public sealed record Apology(DateOnly On, string? Reason, DateOnly? NewAppointmentOn, string? DocumentNo, string? SignedBy);

/// <summary>A late reason given.</summary>
public sealed record LateReason(string Code, string? Unit, bool Primary, DateOnly On);

/// <summary>A claim and, once there is one, its decision.</summary>
public sealed record ExplanationState(string Id, string? Step, string Reason, DateOnly? ActualOn, string? EvidenceNumber, DateOnly? EvidenceOn, string By, string? ByAgency, bool? Accepted, string? DecidedBy);

/// <summary>One holding of the dossier by a unit, from one handover to the next.</summary>
/// <param name="Name">The step's name, where the source gave one.</param>
/// <param name="HandedAt">Giao: where the step clock starts.</param>
/// <param name="AcceptedAt">Nhận; null = not reported.</param>
/// <param name="EndedAt">The next handover or the end; null = still held.</param>
/// <param name="DueAt">As the source gave it; null = none.</param>
public sealed record StepState(string? Name, string? Agency, string? Unit, string? Officer, DateTimeOffset HandedAt, DateTimeOffset? AcceptedAt, DateTimeOffset? EndedAt, DateTimeOffset? DueAt);

/// <summary>A consultation: never a pause.</summary>
public sealed record OpinionState(string? Agency, DateTimeOffset RequestedAt, DateTimeOffset? DueAt, DateTimeOffset? ReceivedAt);

/// <summary>A recall: which end it undid and when it counted.</summary>
public sealed record Recall(DateOnly EndedOn, DateOnly ReopenedOn, string? ApprovedBy);

/// <summary>
/// A dossier folded from its entries, as it stands after the last of them (no clock: whether an open one is overdue depends on the day asked,
/// see <see cref="OverdueOn"/>).
/// </summary>
/// <param name="ReceivedOn">R, the civil date of the first reception; null = never received.</param>
/// <param name="DueOn">H, the statutory due date; null = none or unknown.</param>
/// <param name="OriginalDueOn">The first due date.</param>
/// <param name="DueUnknown">No known limit and no appointment (ruling 16): counted like no appointment, listed as <c>dueUnknown</c>.</param>
/// <param name="EndedOn">E of the last end, software view.</param>
/// <param name="ReturnedOn">When the citizen collected.</param>
/// <param name="ExplainedEndedOn">E of the explained view.</param>
/// <param name="Flags">Names of ruling 43, each once, in the order they arose.</param>
public sealed record DossierState(
    string Code,
    DossierStatus Status,
    string? Procedure,
    string? Agency,
    string? ReceivedBy,
    string? Unit,
    Channel Channel,
    DateOnly? SubmittedOn,
    DateTimeOffset? SubmittedAt,
    DateOnly? ReceivedOn,
    DateTimeOffset? ReceivedAt,
    DateOnly? DueOn,
    DateOnly? OriginalDueOn,
    bool DueUnknown,
    DateOnly? EndedOn,
    EndKind? EndedBy,
    Outcome? Outcome,
    DateOnly? ReturnedOn,
    Channel? ReturnedVia,
    DateOnly? ExplainedEndedOn,
    Outcome? ExplainedOutcome,
    string? HolderAgency,
    string? HolderUnit,
    string? HolderOfficer,
    IReadOnlyList<StepState> Steps,
    IReadOnlyList<OpinionState> Opinions,
    IReadOnlyList<Pause> Pauses,
    IReadOnlyList<Appointment> Appointments,
    IReadOnlyList<Apology> Apologies,
    IReadOnlyList<LateReason> Reasons,
    IReadOnlyList<ExplanationState> Explanations,
    IReadOnlyList<Recall> Recalls,
    int? Rating,
    IReadOnlyList<string> Flags)
{
    /// <summary>While an online submission waits for reception: whose turn it is; null = it does not.</summary>
    public IntakeWait? Intake { get; init; }

    /// <summary>The day it was refused at intake, while it stands refused; null = it does not.</summary>
    public DateOnly? RefusedOn { get; init; }

    /// <summary>The last day for the supplement that is awaited now, before reception or after; null = none is, or no day was given.</summary>
    public DateOnly? SupplementDueOn => Status switch
    {
        DossierStatus.Submitted => Intake?.SupplementDueOn,
        DossierStatus.Paused when Pauses is [.., { To: null, Kind: PauseKind.Supplement } pause] => pause.SupplementDueOn,
        _ => null,
    };

    /// <summary>The clock stands: a pause is open that was asked for, and recorded, by the due date (ruling 14).</summary>
    public bool IsValidlyPaused => Status is DossierStatus.Paused && Pauses is [.., { To: null, Effective: true }];

    /// <summary>Open on <paramref name="day"/>, past its due date and not validly paused.</summary>
    public bool OverdueOn(DateOnly day) => Status is DossierStatus.Open or DossierStatus.Paused && DueOn is { } due && day > due && !IsValidlyPaused;

    /// <summary>Late in the software: ended late, or open and overdue on <paramref name="day"/>.</summary>
    public bool LateOn(DateOnly day) => Outcome == Dossiers.Outcome.Late || OverdueOn(day);
}
