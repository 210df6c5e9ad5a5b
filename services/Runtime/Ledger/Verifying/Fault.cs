namespace OneStop.Runtime.Ledger.Verifying;

/// <summary>What kind of change was found.</summary>
public enum FaultKind
{
    /// <summary>The entry is not what was written at its position: a byte of its body, stream, key, kind or stamp was changed.</summary>
    Altered,

    /// <summary>There is no entry at a position below the head.</summary>
    Missing,

    /// <summary>Two entries stand in each other's place.</summary>
    Swapped,

    /// <summary>A batch whose entries fit each other no longer fits the chain: it was written anew.</summary>
    Rewritten,

    /// <summary>A batch's row is missing or overlaps another.</summary>
    BatchMissing,

    /// <summary>The head does not agree with the last entry or the last batch.</summary>
    Head,

    /// <summary>The chain is not the one that an anchor outside the database noted.</summary>
    Anchor,
}

/// <summary>One place where the ledger is not as it was written.</summary>
/// <param name="Kind">What was found.</param>
/// <param name="Position">The first position concerned.</param>
/// <param name="At">The stamp there, where it is known.</param>
/// <param name="Detail">One sentence.</param>
public sealed record Fault(FaultKind Kind, long Position, DateTimeOffset? At, string Detail);

/// <summary>What a verification found.</summary>
/// <param name="Entries">Entries read.</param>
/// <param name="Batches">Batches read.</param>
/// <param name="Anchors">Anchors compared.</param>
/// <param name="Head">The position it went up to.</param>
/// <param name="Faults">In order of position; at most <see cref="Verification.FaultsMax"/>, then it stops looking.</param>
public sealed record VerificationReport(long Entries, long Batches, int Anchors, long Head, IReadOnlyList<Fault> Faults)
{
    /// <summary>Nothing was found.</summary>
    public bool Whole => Faults.Count == 0;
}
