namespace OneStop.Simulation.Model;

/// <summary>Dates of the model: an instant read on a clock in Việt Nam (+07:00).</summary>
internal static class CivilTime
{
    public static DateOnly Date(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(TimeSpan.FromHours(7)).DateTime);

    public static TimeOnly Time(DateTimeOffset instant) => TimeOnly.FromDateTime(instant.ToOffset(TimeSpan.FromHours(7)).DateTime);
}
