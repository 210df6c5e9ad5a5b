namespace OneStop.Contracts.Reports;

/// <summary>A dossier in a list (<c>GET /v1/dossiers?…</c>) or behind a cell (<c>GET /v1/reports/{form}/dossiers?…</c>).</summary>
/// <param name="Procedure">Code as the source wrote it.</param>
/// <param name="ProcedureName">Null where the catalogue does not know the code.</param>
/// <param name="Field">Code of the procedure's field; null where unknown.</param>
/// <param name="Agency">Competent agency, new style.</param>
/// <param name="Channel"><c>direct</c>, <c>online</c> or <c>postal</c>.</param>
/// <param name="Status"><c>submitted</c>, <c>refused</c>, <c>open</c>, <c>paused</c> or <c>ended</c>.</param>
/// <param name="Outcome"><c>early</c>, <c>onTime</c>, <c>late</c>; null while it has not ended.</param>
/// <param name="Overdue">Open, past its due date and not validly paused on the day of the answer.</param>
/// <param name="DaysLate">Working days after the due date until the end, or until the day of the answer: 0 where only days off lie between; null where not late.</param>
/// <param name="Explained">The explained view.</param>
/// <param name="HolderUnit">Who holds it, or held it last.</param>
/// <param name="Reasons">Late reasons N1…N12, the primary one first.</param>
public sealed record DossierItem(
    string Code,
    string? Procedure,
    string? ProcedureName,
    string? Field,
    string? Agency,
    string? ReceivedBy,
    string? Unit,
    string Channel,
    DateOnly? ReceivedOn,
    DateOnly? DueOn,
    DateOnly? EndedOn,
    DateOnly? ReturnedOn,
    string Status,
    string? Outcome,
    bool Overdue,
    int? DaysLate,
    ExplainedOutcome Explained,
    string? HolderAgency,
    string? HolderUnit,
    string? HolderOfficer,
    IReadOnlyList<string> Reasons,
    int Apologies,
    bool ApologyOwed,
    IReadOnlyList<string> Flags)
{
    /// <summary>An online submission that waits for reception: from when the office owes its answer; null = it owes none.</summary>
    public DateTimeOffset? WaitingSince { get; init; }

    /// <summary>Minutes of office time of the desk since then; null = no answer is owed.</summary>
    public long? WaitedMinutes { get; init; }

    /// <summary>Over the 08 working hours within which an online submission is answered (NĐ 45/2020/NĐ-CP).</summary>
    public bool AnswerLate { get; init; }

    /// <summary>The last day for a supplement that is awaited, before reception or after; null = none is, or no day was given.</summary>
    public DateOnly? SupplementDueOn { get; init; }

    /// <summary>That day is over and the supplement has not come. It ends nothing by itself.</summary>
    public bool SupplementLapsed { get; init; }
}

/// <summary>The end and its class after accepted explanations.</summary>
public sealed record ExplainedOutcome(DateOnly? EndedOn, string? Outcome);
