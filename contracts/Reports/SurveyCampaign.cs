namespace OneStop.Contracts.Reports;

/// <summary>A survey on paper or online that belongs to no single dossier (<c>PUT /v1/surveys</c>, an array; upsert by id).</summary>
/// <param name="Id">The sender's own identifier.</param>
/// <param name="Agency">Whose survey, new code style.</param>
/// <param name="Place">Where it was held, in words.</param>
/// <param name="Field">Lĩnh vực, in words; null = all.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day; the campaign counts in the period that holds it.</param>
/// <param name="Mode"><c>online</c>, <c>paper</c> or <c>mixed</c>.</param>
/// <param name="Issued">Sheets handed out, not less than <paramref name="Collected"/>.</param>
/// <param name="Collected">Sheets that came back; the sum of the ratings.</param>
/// <param name="Ratings">Five counts, from very satisfied to very dissatisfied.</param>
public sealed record SurveyCampaign(
    string Id,
    string Agency,
    string Place,
    string? Field,
    DateOnly From,
    DateOnly To,
    string Mode,
    long Issued,
    long Collected,
    IReadOnlyList<long> Ratings,
    string? Note = null);

/// <summary>What a PUT of surveys or typed indicators answers.</summary>
/// <param name="Position">From this ledger position on they hold; null = nothing was kept.</param>
public sealed record KeptItems(int Accepted, IReadOnlyList<RefusedItem> Rejected, long? Position);

/// <param name="Index">Place in the array, from 0.</param>
public sealed record RefusedItem(int Index, string Code, string Detail);
