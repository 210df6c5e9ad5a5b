namespace OneStop.Simulation.Model;

/// <summary>
/// One catalogue or calendar entry with its place in the ledger; <paramref name="What"/> is an Agency, a Procedure, a Unit or a
/// CalendarEdition of Core's vocabulary.
/// </summary>
public sealed record KnownChange(long Position, DateTimeOffset AppendedAt, object What);
