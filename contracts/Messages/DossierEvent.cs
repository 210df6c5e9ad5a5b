namespace OneStop.Contracts.Messages;

/// <summary>
/// What OneStop publishes about a dossier, on the topic exchange <see cref="Exchange"/> with the event's name as routing key: at least once, in
/// ledger order for each dossier. <see cref="Id"/> deduplicates: it is the same however often an event is sent. No personal data.
/// </summary>
/// <param name="Schema">Version of this shape; 1.</param>
/// <param name="Id">The ledger position and the event's name.</param>
/// <param name="Event">One of the names below.</param>
/// <param name="Dossier">The dossier's code.</param>
/// <param name="Agency">Competent agency, new code style; null where not named.</param>
/// <param name="OccurredAt">When it happened.</param>
/// <param name="RecordedAt">When it was recorded.</param>
/// <param name="DueOn">The due date a notice speaks of; null in other events.</param>
/// <param name="WorkingDaysLeft">The rung of the near-due ladder; null in other events.</param>
/// <param name="Position">Ledger position it follows from.</param>
public sealed record DossierEvent(
    int Schema,
    string Id,
    string Event,
    string Dossier,
    string? Agency,
    DateTimeOffset OccurredAt,
    DateTimeOffset RecordedAt,
    DateOnly? DueOn,
    int? WorkingDaysLeft,
    long Position)
{
    public const string Exchange = "onestop.events";

    public const string Received = "dossier.received";
    public const string Resolved = "dossier.resolved";
    public const string Late = "dossier.late";
    public const string NearDue = "dossier.near-due";
    public const string ApologyOwed = "apology.owed";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> Names { get; } = [Received, Resolved, Late, NearDue, ApologyOwed];
}
