namespace OneStop.Core.WorkingTime;

/// <summary>
/// The civil time every date is judged in: Asia/Ho_Chi_Minh, which has been UTC+07:00 without daylight saving since 13 June 1975; earlier
/// instants do not occur in a ledger.
/// </summary>
public static class VietnamTime
{
    /// <summary>The fixed offset, +07:00.</summary>
    public static readonly TimeSpan Offset = TimeSpan.FromHours(7);

    /// <summary>The civil date of an instant.</summary>
    public static DateOnly DateOf(DateTimeOffset instant) => DateOnly.FromDateTime(instant.UtcDateTime + Offset);

    /// <summary>The civil time of day of an instant.</summary>
    public static TimeOnly TimeOf(DateTimeOffset instant) => TimeOnly.FromDateTime(instant.UtcDateTime + Offset);

    /// <summary>The instant of a civil date and time.</summary>
    public static DateTimeOffset At(DateOnly date, TimeOnly time) => new(date.ToDateTime(time), Offset);

    /// <summary>The first instant of a civil date.</summary>
    public static DateTimeOffset StartOf(DateOnly date) => At(date, TimeOnly.MinValue);
}
