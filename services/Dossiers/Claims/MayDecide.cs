using Microsoft.AspNetCore.Http;
using OneStop.Core.Procedures;
using OneStop.Dossiers.Commands;

namespace OneStop.Dossiers.Claims;

/// <summary>
/// Who may decide a claim (rulings 25a, 37): another person, of an agency above the claimant's; for the province's own claims another person
/// of the province. Somebody whose token is not bound to an agency claims for the dossier's agency.
/// </summary>
public static class MayDecide
{
    /// <summary>The refusal, or null.</summary>
    /// <param name="claimants">Everybody who stands behind the claim.</param>
    /// <param name="dossierAgency">The dossier's competent agency; null = unknown.</param>
    public static Refusal? Refuses(Claim claim, IReadOnlyCollection<string?> claimants, string? dossierAgency, string user, string agency, Core.Procedures.Catalogue catalogue, DateOnly on)
    {
        if (user == claim.ClaimedBy || claimants.Contains(user))
        {
            return new Refusal(StatusCodes.Status409Conflict, "ownClaim", "Không ai tự quyết định đề nghị của mình.", new Dictionary<string, object?> { ["user"] = user });
        }

        if (agency == "*")
        {
            return null;
        }

        var claimant = Code(claim.ClaimedAgency == "*" ? dossierAgency : claim.ClaimedAgency, catalogue, on);
        var decider = Code(agency, catalogue, on);
        var above = claimant is null ? catalogue.IsRoot(decider, on)
            : claimant == decider ? catalogue.IsRoot(decider, on)
            : decider is not null && catalogue.InSubtree(claimant, decider, on);
        return above
            ? null
            : new Refusal(
                StatusCodes.Status403Forbidden,
                "foreignScope",
                "Người quyết định phải thuộc cơ quan cấp trên của cơ quan đề nghị.",
                new Dictionary<string, object?> { ["claimant"] = claimant, ["decider"] = decider });
    }

    private static string? Code(string? agency, Core.Procedures.Catalogue catalogue, DateOnly on) => catalogue.FindAgency(agency, on)?.Code ?? AgencyCode.Normalise(agency);
}
