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

    /// <summary>A filed report is not the one that was filed, or is gone.</summary>
    FiledReport,
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
/// <param name="FiledReports">Filed reports checked.</param>
/// <param name="FiledReportsMadeAgain">Those among them that were made again from the ledger.</param>
public sealed record VerificationReport(
    long Entries, long Batches, int Anchors, long Head, IReadOnlyList<Fault> Faults, int FiledReports = 0, int FiledReportsMadeAgain = 0)
{
    /// <summary>Nothing was found.</summary>
    public bool Whole => Faults.Count == 0;
}

/// <summary>What a verification of filed reports found.</summary>
/// <param name="Checked">Reports whose bytes were compared with their hash.</param>
/// <param name="MadeAgain">Those among them that were also made again from the ledger; a report is not where its module has not come so far yet.</param>
/// <param name="Faults">In order of position.</param>
public sealed record FiledVerification(int Checked, int MadeAgain, IReadOnlyList<Fault> Faults);
