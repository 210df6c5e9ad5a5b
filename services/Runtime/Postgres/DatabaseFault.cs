using Npgsql;

namespace OneStop.Runtime.Postgres;

/// <summary>Tells what the database refused from what passes when it is asked again: a server that stops, starts, or is replaced by its standby.</summary>
public static class DatabaseFault
{
    /// <summary>
    /// Whether <paramref name="failure"/>, or what caused it, is no judgement on what was asked but the state of the server or of the way to it.
    /// A write may or may not have happened.
    /// </summary>
    public static bool IsPassing(Exception failure) => failure switch
    {
        PostgresException refused => refused.IsTransient || refused.SqlState is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown
            or PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.ReadOnlySqlTransaction,
        NpgsqlException => true,
        _ => failure.InnerException is { } cause && IsPassing(cause),
    };
}
