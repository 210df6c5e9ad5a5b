namespace OneStop.Contracts.Dossiers;

/// <summary>One dossier as it stands (ruling 34), folded from its entries when asked. Dates are civil dates in Vietnam.</summary>
/// <param name="Procedure">Code as the source wrote it.</param>
/// <param name="Agency">Competent agency, new code style.</param>
/// <param name="Channel"><c>direct</c>, <c>online</c> or <c>postal</c>.</param>
/// <param name="DueOn">The statutory due date; null = none or unknown.</param>
/// <param name="DueProvisional">The due date lies in a year whose days off are not all decided, so it may still move; never for an ended dossier or a date of the source's own.</param>
/// <param name="EndedOn">The last end, software view.</param>
/// <param name="Status"><c>submitted</c>, <c>refused</c>, <c>open</c>, <c>paused</c> or <c>ended</c>.</param>
/// <param name="Outcome"><c>early</c>, <c>onTime</c>, <c>late</c>; null while open.</param>
/// <param name="Overdue">Open today, past due and not validly paused.</param>
/// <param name="Explained">The same dossier in the explained view.</param>
/// <param name="ResponsibleUnit">The unit with the largest overrun; null where the dossier is not late.</param>
/// <param name="Flags">Names of <see cref="Dossiers.Flags"/>.</param>
/// <param name="Explain">How the due date came about, in plain Vietnamese, one sentence per interval.</param>
/// <param name="AsOf">The ledger position the answer was folded at.</param>
/// <param name="ExplainParts">The sentences of <paramref name="Explain"/> with their parts apart, for another language.</param>
public sealed record DossierAnswer(
    string Code,
    string? Procedure,
    string? ProcedureName,
    string? Agency,
    string? AgencyName,
    string? ReceivedBy,
    string? Unit,
    string Channel,
    DateOnly? SubmittedOn,
    DateOnly? ReceivedOn,
    DateOnly? DueOn,
    DateOnly? OriginalDueOn,
    bool DueUnknown,
    bool DueProvisional,
    DateOnly? EndedOn,
    DateOnly? ReturnedOn,
    string Status,
    string? Outcome,
    bool Overdue,
    ExplainedAnswer Explained,
    string? ResponsibleUnit,
    IReadOnlyList<StepAnswer> Steps,
    IReadOnlyList<PauseAnswer> Pauses,
    IReadOnlyList<AppointmentAnswer> Appointments,
    IReadOnlyList<ApologyAnswer> Apologies,
    IReadOnlyList<ReasonAnswer> Reasons,
    IReadOnlyList<ExplanationAnswer> Explanations,
    IReadOnlyList<string> Flags,
    IReadOnlyList<string> Explain,
    AsOf AsOf,
    DossierInsight Insight,
    IReadOnlyList<SentenceParts> ExplainParts);

/// <summary>A coordinate of the ledger.</summary>
public sealed record AsOf(long Position, DateTimeOffset Instant);

/// <summary>End and outcome after accepted explanations (quá hạn sau giải trình).</summary>
public sealed record ExplainedAnswer(DateOnly? EndedOn, string? Outcome);

/// <summary>One holding of the dossier by a unit; minutes are office minutes on the holder's calendar.</summary>
/// <param name="AllowedMinutes">Null = the step has no limit and cannot be late.</param>
/// <param name="GapMinutes">Between handing over and acceptance; belongs to the receiver.</param>
/// <param name="OverMinutes">Beyond what was allowed.</param>
/// <param name="Share">Its part of the dossier's lateness, 0 … 1; null where the dossier is not late.</param>
/// <param name="Provisional">Attributed by holding time, because steps lack limits (tạm tính).</param>
public sealed record StepAnswer(
    string? Name,
    string? Agency,
    string? Unit,
    string? Officer,
    DateTimeOffset HandedAt,
    DateTimeOffset? AcceptedAt,
    DateTimeOffset? EndedAt,
    DateTimeOffset? DueAt,
    int? AllowedMinutes,
    int? ElapsedMinutes,
    int? GapMinutes,
    int? OverMinutes,
    decimal? Share,
    bool Provisional);

/// <summary>One pause; <paramref name="Effective"/> false = it was asked for, or recorded, after the due date and changed nothing.</summary>
/// <param name="Kind"><c>supplement</c>, <c>payment</c> or <c>suspension</c>.</param>
public sealed record PauseAnswer(string Kind, DateOnly From, DateOnly? To, bool Effective, DateOnly? SupplementDueOn, DateOnly? DueBefore, DateOnly? DueAfter);

/// <summary>One appointment in the dossier's history.</summary>
/// <param name="Kind"><c>original</c>, <c>recomputed</c>, <c>rescheduled</c> or <c>moved</c>.</param>
public sealed record AppointmentAnswer(string Kind, DateOnly? On, DateOnly SetOn, bool FromSource, bool Used, string Reason, SentenceParts ReasonParts);

/// <summary>An apology as issued.</summary>
public sealed record ApologyAnswer(DateOnly On, string? Reason, DateOnly? NewAppointmentOn, string? DocumentNo, string? SignedBy);

/// <summary>A late reason N1 … N12.</summary>
public sealed record ReasonAnswer(string Code, string? Unit, bool Primary, DateOnly On);
