namespace OneStop.Core.Dossiers;

/// <summary>
/// The actual end date of an accepted N9 explanation (ruling 23). In the explained view it stands in the place of E, on every business date
/// from it on, where nothing has ended by then or what has ended did so on it or later.
/// </summary>
/// <param name="On">The claimed date, not before R.</param>
/// <param name="VoidFrom">First business date on which a later reopening has voided the decision; <see cref="DateOnly.MaxValue"/> = never.</param>
internal sealed record ActualEnd(DateOnly On, DateOnly VoidFrom)
{
    /// <summary>Whether it takes the place of the software's end on a day, given the clock as of that day.</summary>
    public bool Holds(Clock clock, DateOnly day) => day >= On && day < VoidFrom && !(clock.EndedOn < On);

    /// <summary>
    /// The class it has: ended in a valid pause is on time, on or before the due date by date and kind; one after the due date leaves the
    /// software's class, late where that has none yet.
    /// </summary>
    public Outcome Judge(Clock clock) => clock switch
    {
        { Paused.Effective: true } or { Due: null } => Outcome.OnTime,
        { Due: { } due } when On <= due => Clock.ByDate(On, due, clock.EndedBy ?? EndKind.Granted),
        _ => clock.Outcome ?? Outcome.Late,
    };
}
