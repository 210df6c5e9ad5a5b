namespace OneStop.Contracts.Dossiers;

/// <summary>The answer to a batch of step reports (ruling 32a): one outcome per line.</summary>
/// <param name="Accepted">Lines that became ledger entries.</param>
/// <param name="Duplicates">Lines whose (source, id) was known; whatever else they say, the first body holds.</param>
/// <param name="RejectedCount">Lines that went to quarantine.</param>
/// <param name="Rejected">The first 1000 of them, in order.</param>
/// <param name="Position">The highest ledger position among the lines: of their own entries, or of the originals of duplicates; null = nothing.</param>
public sealed record StepsAnswer(int Accepted, int Duplicates, int RejectedCount, IReadOnlyList<Rejection> Rejected, long? Position)
{
    /// <summary>How many rejections an answer lists at most.</summary>
    public const int RejectedMax = 1000;
}

/// <summary>A line that was not taken.</summary>
/// <param name="Line">1-based line of the body, or index in the array.</param>
/// <param name="Id">The line's own id where it could be read.</param>
/// <param name="Code">One of <see cref="RejectionCodes"/>.</param>
/// <param name="Detail">What is wrong, in Vietnamese, without personal data.</param>
public sealed record Rejection(int Line, string? Id, string Code, string Detail);
