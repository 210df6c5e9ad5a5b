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
    string? Replaces = null);

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

/// <summary><c>GET /v1/sealed-reports/{id}/verify</c>: the report made again from the ledger has the same bytes.</summary>
public sealed record SealVerified(bool Holds, string Sha256);

/// <summary><c>GET /v1/sealed-reports/{id}/compare?with=</c>: every dossier whose place changed, with one cause each; causes add up.</summary>
public sealed record ReportComparison(IReadOnlyList<PlaceChange> Differences, IReadOnlyList<CauseCount> Causes);

/// <param name="From">Its place in the older report; null = it was in none.</param>
/// <param name="To">Its place in the newer one.</param>
/// <param name="Cause"><c>newEntry lateEntry correction explanation catalogue calendar rule time period</c> (ruling 36).</param>
public sealed record PlaceChange(string Dossier, ReportPlace? From, ReportPlace? To, string Cause);

/// <summary>
/// The row a dossier stands in and its column: of 8, 9, 10, 12 and 13 the one that tells how it stands; where only the way it came in changed, of
/// 4, 5 and 6 the one that tells that.
/// </summary>
public sealed record ReportPlace(string Row, string Column);

public sealed record CauseCount(string Cause, long Count);
