namespace OneStop.Contracts.Reports;

/// <summary><c>GET /v1/holders?…</c>: who holds the dossiers that the filters of <c>GET /v1/dossiers</c> find.</summary>
/// <param name="Items">The most first; at most <c>limit</c> of them.</param>
/// <param name="Dossiers">How many dossiers those hold together.</param>
public sealed record Holders(IReadOnlyList<Holder> Items, long Dossiers);

/// <summary>One who holds dossiers. The filters <c>holder</c>, <c>unit</c> and <c>officer</c> find exactly these; <c>-</c> stands for null there.</summary>
/// <param name="Agency">Code of the agency; null = not known.</param>
/// <param name="Unit">Name of the unit; null = not known.</param>
/// <param name="Officer">As the source names the officer; null = not known.</param>
public sealed record Holder(string? Agency, string? Unit, string? Officer, long Count);
