namespace OneStop.Runtime.Ledger;

/// <summary>
/// The ledger has more waiting than it may hold, and waiting for room took too long. Nothing of the call was written; the same call may be
/// repeated after <see cref="RetryAfter"/>. The program answers it with 429 <c>overloaded</c>.
/// </summary>
public sealed class LedgerOverloadedException(TimeSpan retryAfter) : Exception("The ledger is overloaded; try again later.")
{
    /// <summary>When to come again.</summary>
    public TimeSpan RetryAfter { get; } = retryAfter;
}

/// <summary>
/// The database could not be reached or broke off, and repeating did not help. Whether the call was written is not known; repeating it is
/// always right, since (source, id) is written once. The program answers it with 503 <c>unavailable</c>.
/// </summary>
public sealed class LedgerUnavailableException(Exception cause) : Exception("The ledger is not available; try again later.", cause);
