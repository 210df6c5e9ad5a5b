namespace OneStop.Dossiers.Claims;

/// <summary>An explanation or a correction that somebody claims and another person decides.</summary>
/// <param name="Kind"><see cref="Explanation"/> or <see cref="Correction"/>.</param>
/// <param name="Source">Source of the entry that claims.</param>
/// <param name="Id">Its id.</param>
/// <param name="ClaimedBy">The user who claims.</param>
/// <param name="ClaimedAgency">The agency of that user's token, <c>*</c> = everything.</param>
/// <param name="Decision"><c>accepted</c>, <c>rejected</c>, or null while it waits.</param>
public sealed record Claim(string Kind, string Source, string Id, string Dossier, string ClaimedBy, string ClaimedAgency, DateTimeOffset ClaimedAt, string? Decision, string? DecidedBy)
{
    public const string Explanation = "explanation";
    public const string Correction = "correction";
    public const string Accepted = "accepted";
    public const string Rejected = "rejected";
}

/// <summary>By whose token something is claimed, and when.</summary>
public readonly record struct Claimed(string By, string Agency, DateTimeOffset At);
