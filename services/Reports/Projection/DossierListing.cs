using OneStop.Core.Deadlines;
using OneStop.Core.Dossiers;
using OneStop.Core.Procedures;
using OneStop.Core.Reports;
using OneStop.Core.WorkingTime;

namespace OneStop.Reports.Projection;

/// <summary>
/// What lists show of a dossier and no earlier version keeps, drawn from its story. The story itself is let go: a page holds tens of thousands of dossiers
/// until they are written.
/// </summary>
internal sealed class DossierListing
{
    private DossierListing(Fact fact, IReadOnlyList<Entry> entries, Catalogue catalogue)
    {
        var state = fact.Today;
        Status = state.Status;
        OriginalDueOn = state.OriginalDueOn;
        LatestDueOn = LatestDue(state);
        Paused = state.IsValidlyPaused;
        ReturnedOn = state.ReturnedOn;
        ReturnedVia = state.ReturnedVia;
        ExplainedEndedOn = state.ExplainedEndedOn;
        ExplainedOutcome = state.ExplainedOutcome;
        (HolderAgency, HolderUnit, HolderOfficer) = (state.HolderAgency, state.HolderUnit, state.HolderOfficer);
        Reasons = string.Join(' ', state.Reasons.OrderByDescending(r => r.Primary).Select(r => r.Code).Distinct());
        CausingUnit = CausingUnitOf(state, catalogue);
        Apologies = state.Apologies.Count;
        Explanation = ExplanationOf(state);
        Rating = state.Rating;
        Flags = string.Join(' ', state.Flags);
        EndedBy = state.EndedBy;
        SubmittedOn = state.SubmittedOn;
        WaitingSince = state.Intake?.Since;
        SupplementDueOn = state.SupplementDueOn;
        // What is told under several codes, or was taken back, is another story at another cut-off: it is always looked at.
        Marks = state.Status == DossierStatus.Absent || entries.Any(static e => e.Under is not null || e.What is Happening.Unsaid) ? (Marks)(-1) : MarkDossier.Of(entries, fact);
        Actions = BulkAction.NumbersOf(entries);
    }

    public DossierStatus Status { get; }

    /// <summary>The due date before any move; null = without appointment.</summary>
    public DateOnly? OriginalDueOn { get; }

    /// <summary>The latest date any appointment of the dossier ever had: a day off declared after it moves nothing (ruling 6).</summary>
    public DateOnly? LatestDueOn { get; }

    /// <summary>Validly paused.</summary>
    public bool Paused { get; }

    public DateOnly? ReturnedOn { get; }

    public Channel? ReturnedVia { get; }

    public DateOnly? ExplainedEndedOn { get; }

    public Outcome? ExplainedOutcome { get; }

    public string? HolderAgency { get; }

    public string? HolderUnit { get; }

    public string? HolderOfficer { get; }

    /// <summary>Codes, the primary one first, with blanks between them.</summary>
    public string Reasons { get; }

    /// <summary>Whose step was late, where the dossier ended late; an open one is judged when asked, by who holds it.</summary>
    public string? CausingUnit { get; }

    public int Apologies { get; }

    public ExplanationStanding Explanation { get; }

    public int? Rating { get; }

    /// <summary>Wire names with blanks between them.</summary>
    public string Flags { get; }

    public EndKind? EndedBy { get; }

    public DateOnly? SubmittedOn { get; }

    /// <summary>Since when an online submission waits for the office; null = none does.</summary>
    public DateTimeOffset? WaitingSince { get; }

    public DateOnly? SupplementDueOn { get; }

    /// <summary>What there could ever be to look at in it.</summary>
    public Marks Marks { get; }

    /// <summary>Numbers of the bulk actions it was part of; null = of none.</summary>
    public int[]? Actions { get; }

    /// <summary>Draws it from what all <paramref name="entries"/> make of a dossier.</summary>
    public static DossierListing Of(Fact fact, IReadOnlyList<Entry> entries, Catalogue catalogue) => new(fact, entries, catalogue);

    private static DateOnly? LatestDue(DossierState state) =>
        state.Appointments.Select(a => a.On).Concat(state.Pauses.SelectMany(p => new[] { p.DueBefore, p.DueAfter })).Append(state.DueOn).Max();

    private static string? CausingUnitOf(DossierState state, Catalogue catalogue) =>
        state is { Outcome: Outcome.Late, EndedOn: { } ended }
            && LatenessShares.Of(state, catalogue, VietnamTime.At(ended, TimeOnly.MaxValue)).Responsible is { } unit
            ? unit.Unit ?? unit.Agency
            : null;

    private static ExplanationStanding ExplanationOf(DossierState state) => state.Explanations switch
    {
        [] => ExplanationStanding.None,
        var all when all.Any(e => e.Accepted is true) => ExplanationStanding.Accepted,
        var all when all.Any(e => e.Accepted is null) => ExplanationStanding.Waiting,
        _ => ExplanationStanding.Rejected,
    };
}

/// <summary>How far explanations of a dossier have come.</summary>
internal enum ExplanationStanding
{
    None = 0,
    Waiting = 1,
    Accepted = 2,
    Rejected = 3,
}
