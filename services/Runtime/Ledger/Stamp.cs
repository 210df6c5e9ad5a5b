namespace OneStop.Runtime.Ledger;

/// <summary>Ledger stamps are whole microseconds, as PostgreSQL keeps them, so that each one reads back as it was written.</summary>
internal static class Stamp
{
    /// <summary>Microseconds since the Unix epoch, rounded down.</summary>
    public static long OfInstant(DateTimeOffset instant) => (instant.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    /// <summary>The instant, in UTC.</summary>
    public static DateTimeOffset ToInstant(long micros) => DateTimeOffset.UnixEpoch.AddTicks(micros * TimeSpan.TicksPerMicrosecond);
}
