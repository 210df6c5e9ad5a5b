namespace OneStop.Contracts.Dossiers;

/// <summary>What a calendar would move, were it declared now.</summary>
/// <param name="Moved">Open dossiers whose due date would move, by code.</param>
/// <param name="Rejected">Items that are no calendars; they were left out.</param>
public sealed record CalendarPreview(IReadOnlyList<MovedDossier> Moved, IReadOnlyList<RejectedItem> Rejected);

/// <summary>One due date that would move, and why.</summary>
public sealed record MovedDossier(string Dossier, string? Agency, string? Procedure, DateOnly? From, DateOnly? To, string? Reason);
