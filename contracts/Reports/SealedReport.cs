namespace OneStop.Contracts.Reports;

/// <summary><c>POST /v1/sealed-reports</c>: file a report (chốt số liệu). Defaults as for asking one.</summary>
/// <param name="Cutoff">A ledger position or an instant; absent = what Reports has now.</param>
/// <param name="Template">For <c>cchc</c>.</param>
/// <param name="Replaces">The edition that this one takes the place of.</param>
public sealed record SealReport(
    string Form,
    DateOnly From,
    DateOnly To,
    string? Scope = null,
    string? GroupBy = null,
    string? View = null,
    string? ScopeBy = null,
    string? Cutoff = null,
    string? Template = null,
    string? Replaces = null,
    string? OnlineBase = null);

/// <summary>
/// <c>POST /v1/sealed-reports/together</c>: file several reports at one cut-off, such as the CCHC appendix and the KSTTHC forms of a quarter, all or none.
/// </summary>
/// <param name="Cutoff">Of all of them; a cut-off in a single report is not looked at.</param>
/// <param name="Reports">At most 50.</param>
public sealed record SealTogether(IReadOnlyList<SealReport> Reports, string? Cutoff = null);

/// <summary>What sealing several reports answers, in the order asked.</summary>
public sealed record SealedTogether(IReadOnlyList<ReportSealed> Reports);

/// <summary>What sealing answers; the bytes are at <c>GET /v1/sealed-reports/{id}</c>.</summary>
/// <param name="Sha256">Of those bytes, lower-case hexadecimal.</param>
public sealed record ReportSealed(string Id, string Sha256, long Position, DateTimeOffset? Instant);

/// <summary>One line of the list of sealed reports, newest first.</summary>
public sealed record SealedReportItem(
    string Id,
    string Form,
    DateOnly From,
    DateOnly To,
    string Scope,
    string GroupBy,
    string View,
    string Sha256,
    long Position,
    DateTimeOffset? Instant,
    string SealedBy,
    DateTimeOffset SealedAt,
    string? Replaces);

/// <summary><c>GET /v1/sealed-reports/{id}/verify</c>: the report made again from the ledger has the same bytes, and the case list the same lines.</summary>
/// <param name="Holds">Both are unchanged and come out again.</param>
/// <param name="CasesHold">The case list alone; null for editions filed without a hash of theirs.</param>
public sealed record SealVerified(bool Holds, string Sha256, bool? CasesHold);

/// <summary>A line of <c>GET /v1/sealed-reports/{id}/cases</c>: a dossier and the cells it stood in when the report was filed.</summary>
public sealed record SealedCase(string Dossier, IReadOnlyList<ReportPlace> Cells);

/// <summary><c>GET /v1/sealed-reports/{id}/edition</c>: what a filed report was made from.</summary>
/// <param name="Definition">Version of the form's definition; its words are in the body.</param>
/// <param name="Catalogue">Position of the last catalogue entry it knew; null = none.</param>
/// <param name="Calendar">Position of the last calendar entry it knew; null = none.</param>
/// <param name="RuleSets">Codes of the rule sets in force in its period.</param>
/// <param name="Cases">How many dossiers its case list holds.</param>
/// <param name="CasesSha256">Of the lines of that list; null in editions filed before there was one.</param>
public sealed record SealedEdition(
    SealedReportItem Report,
    string? Definition,
    long? Catalogue,
    long? Calendar,
    IReadOnlyList<string> RuleSets,
    long? Cases,
    string? CasesSha256);
