namespace OneStop.Contracts.Dossiers;

/// <summary>Names of the entry types on the wire. They are stable for ever: a stored entry is a file format.</summary>
public static class EntryTypes
{
    public const string Submitted = "submitted";
    public const string Received = "received";
    public const string HandedOver = "handedOver";
    public const string Accepted = "accepted";
    public const string StepCompleted = "stepCompleted";
    public const string OpinionRequested = "opinionRequested";
    public const string OpinionReceived = "opinionReceived";
    public const string SupplementRequested = "supplementRequested";
    public const string Supplemented = "supplemented";
    public const string PaymentRequested = "paymentRequested";
    public const string Paid = "paid";
    public const string Suspended = "suspended";
    public const string Resumed = "resumed";
    public const string Apologised = "apologised";
    public const string ResultReady = "resultReady";
    public const string RefusedAtIntake = "refusedAtIntake";
    public const string Withdrawn = "withdrawn";
    public const string Stopped = "stopped";
    public const string Returned = "returned";
    public const string Reopened = "reopened";
    public const string LateReasonGiven = "lateReasonGiven";
    public const string Surveyed = "surveyed";
    public const string Corrected = "corrected";

    public const string ExplanationSubmitted = "explanationSubmitted";
    public const string ExplanationDecided = "explanationDecided";
    public const string CorrectionDecided = "correctionDecided";
    public const string BodyDiffered = "bodyDiffered";
    public const string DossierLate = "dossierLate";
    public const string DossierNearDue = "dossierNearDue";
    public const string ApologyOwed = "apologyOwed";
    public const string Unsaid = "unsaid";

    /// <summary>What any source may report, in the order of the type table (ruling 2).</summary>
    public static IReadOnlyList<string> Reportable { get; } =
    [
        Submitted, Received, HandedOver, Accepted, StepCompleted, OpinionRequested, OpinionReceived, SupplementRequested, Supplemented,
        PaymentRequested, Paid, Suspended, Resumed, Apologised, ResultReady, RefusedAtIntake, Withdrawn, Stopped, Returned, Reopened,
        LateReasonGiven, Surveyed, Corrected,
    ];

    /// <summary>What only the program itself writes; a step report of such a type is rejected as <c>systemType</c> (ruling 22a).</summary>
    public static IReadOnlyList<string> System { get; } =
        [ExplanationSubmitted, ExplanationDecided, CorrectionDecided, BodyDiffered, DossierLate, DossierNearDue, ApologyOwed, Unsaid];
}
