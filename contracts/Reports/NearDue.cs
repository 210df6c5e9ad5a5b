namespace OneStop.Contracts.Reports;

/// <summary><c>GET /v1/near-due?nearDue=N&amp;…</c>: open dossiers that fall due, by the working days left; other filters as for <c>GET /v1/dossiers</c>.</summary>
/// <param name="Items">From 0 working days left (due today) to N, each once, also where none falls due.</param>
/// <param name="Dossiers">How many dossiers those are together.</param>
public sealed record NearDue(IReadOnlyList<NearDueDays> Items, long Dossiers);

/// <summary>Dossiers with so many working days left, each on the calendar of its own agency. The filter <c>daysLeft</c> finds exactly these.</summary>
/// <param name="Days">Working days after today until the due date.</param>
/// <param name="From">The first due date that leaves so many, on any of these calendars.</param>
/// <param name="To">The last one: days off after a working day leave as many as it does.</param>
public sealed record NearDueDays(int Days, DateOnly From, DateOnly To, long Count);
