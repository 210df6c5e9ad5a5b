namespace OneStop.Contracts.Reports;

/// <summary>
/// <c>GET /v1/samples?…&amp;seed=&amp;size=</c>: a simple random sample of the dossiers that the filters of <c>GET /v1/dossiers</c> find, which anybody can check:
/// every code is hashed together with the seed (SHA-256 of <c>seed LF code</c>, UTF-8), and those with the smallest hashes are drawn, in that order.
/// </summary>
/// <param name="Population">How many dossiers it was drawn from.</param>
/// <param name="PopulationSha256">Of all their codes in ordinal order, each followed by a line feed; hex, lower case.</param>
/// <param name="Drawn">At most <c>size</c> (1 … 100, default 20); fewer where there are not so many.</param>
public sealed record Sample(int Population, string PopulationSha256, IReadOnlyList<DossierItem> Drawn);
