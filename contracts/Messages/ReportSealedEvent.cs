namespace OneStop.Contracts.Messages;

/// <summary>
/// What OneStop publishes when a report has been sealed (chốt số liệu), on the same exchange and by the same rules as <see cref="DossierEvent"/>.
/// The report itself is at <c>GET /v1/sealed-reports/{report}</c>.
/// </summary>
/// <param name="Schema">Version of this shape; 1.</param>
/// <param name="Id">The ledger position and the event's name.</param>
/// <param name="Event"><see cref="Sealed"/>.</param>
/// <param name="Report">The sealed report's id.</param>
/// <param name="Form">Its form, as <c>ii06a</c>.</param>
/// <param name="From">First day of its period.</param>
/// <param name="To">Last day, inclusive.</param>
/// <param name="Scope">The agency whose subtree it counts; <c>*</c> = all.</param>
/// <param name="View"><c>software</c> or <c>explained</c>.</param>
/// <param name="Sha256">Of its bytes, lower-case hexadecimal.</param>
/// <param name="CutOff">The ledger position it was read at.</param>
/// <param name="OccurredAt">When it was sealed.</param>
/// <param name="Position">Ledger position of the notice.</param>
public sealed record ReportSealedEvent(
    int Schema,
    string Id,
    string Event,
    string Report,
    string Form,
    DateOnly From,
    DateOnly To,
    string Scope,
    string View,
    string Sha256,
    long CutOff,
    DateTimeOffset OccurredAt,
    long Position)
{
    public const string Sealed = "report.sealed";
}
