namespace OneStop.Contracts.Dossiers;

/// <summary>
/// <c>POST /v1/typed-figures</c>: a service keeps figures that people typed beside the ledger and asks for their place in it. From that position on they
/// hold, at no earlier cut-off. The words and names in them never enter the ledger, only their hash.
/// </summary>
/// <param name="Id">Of the rows kept; asked again, the same place is answered.</param>
/// <param name="What"><c>indicators</c> or <c>surveys</c>.</param>
/// <param name="Count">How many rows.</param>
/// <param name="Sha256">Of the rows as they were put, lower-case hexadecimal.</param>
public sealed record TypedFigures(string Id, string What, int Count, string Sha256);

/// <summary>Their place in the ledger.</summary>
public sealed record TypedFiguresPlaced(string Id, long Position);
