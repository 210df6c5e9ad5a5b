namespace OneStop.Contracts.Dossiers;

/// <summary>The answer to a catalogue PUT (ruling 33).</summary>
/// <param name="Accepted">Items that hold now, unchanged ones included.</param>
/// <param name="Unchanged">Those of them that already held word for word and made no entry.</param>
/// <param name="Rejected">Items that were not taken, each with the reason.</param>
/// <param name="Position">The position from which all accepted items hold; null = nothing was accepted.</param>
public sealed record CatalogueAnswer(int Accepted, int Unchanged, IReadOnlyList<RejectedItem> Rejected, long? Position);

/// <summary>A catalogue item that was not taken.</summary>
/// <param name="Line">1-based index in the array.</param>
/// <param name="Id">The item's code or name where it could be read.</param>
/// <param name="Code"><c>badJson</c>, <c>missingField</c>, <c>badValue</c> or <c>forbiddenAgency</c>.</param>
/// <param name="Detail">What is wrong, in Vietnamese.</param>
public sealed record RejectedItem(int Line, string? Id, string Code, string Detail);
