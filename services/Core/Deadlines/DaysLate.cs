using OneStop.Core.Dossiers;
using OneStop.Core.WorkingTime;

namespace OneStop.Core.Deadlines;

/// <summary>
/// L, by how many working days something is late: those in (H, E], or in (H, the day asked] while open (domain §8.1). Lateness itself is judged by
/// date alone (domain §5.7): due on a Friday and ended on the Saturday after is late, with L = 0.
/// </summary>
public static class DaysLate
{
    /// <returns>L; null = not late on <paramref name="today"/>.</returns>
    public static int? Of(DossierState dossier, WorkingCalendar calendar, DateOnly today) =>
        dossier.LateOn(today) ? Between(dossier.DueOn, dossier.EndedOn ?? today, calendar) : null;

    /// <returns>Working days in (<paramref name="due"/>, <paramref name="until"/>]; null where either is missing or it is not after the due date.</returns>
    public static int? Between(DateOnly? due, DateOnly? until, WorkingCalendar calendar) =>
        due is { } from && until is { } to && to > from ? calendar.Count(from, to) : null;
}
