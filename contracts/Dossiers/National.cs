namespace OneStop.Contracts.Dossiers;

/// <summary>An item that was not taken.</summary>
/// <param name="Index">1-based place in the message.</param>
public sealed record NationalError(int Index, string? MaHoSo, string Code, string Detail);

/// <summary>A code or name that means another (<c>GET, PUT /v1/national/aliases</c>). It counts for messages that come after it; what is in the
/// ledger stays. One is ended by putting it again with a last day.</summary>
/// <param name="Kind"><c>dossier</c> or <c>unit</c>.</param>
/// <param name="Source">Null = for every source.</param>
/// <param name="Meaning">A dossier code, or an agency code.</param>
/// <param name="From">First day, by the day of reception or of the step; null = ever.</param>
/// <param name="To">Last day, inclusive; null = open.</param>
public sealed record NationalAlias(string Kind, string? Source, string Alias, string Meaning, DateOnly? From, DateOnly? To);

/// <summary>Software that signs in with a key (<c>PUT /v1/sources</c>).</summary>
/// <param name="Source">Its name, which its entries carry.</param>
/// <param name="Key">At least 20 characters; only its hash is kept.</param>
/// <param name="Agency">The agency whose subtree it may write, <c>*</c> = all.</param>
/// <param name="Addresses">Addresses or networks (CIDR) it may call from; none = any.</param>
/// <param name="GraceHours">For how long the key before this one still holds, 0–720; null = 24.</param>
/// <param name="PerMinute">How many requests it may send in a minute, at least 1; null = as many as it likes.</param>
public sealed record SourceKey(string Source, string Key, string Agency, IReadOnlyList<string>? Addresses, int? GraceHours = null, int? PerMinute = null);
