using System.Security.Claims;
using Microsoft.AspNetCore.Http;

namespace OneStop.Portal.Accounts;

/// <summary>The person a page is made for, read from the cookie of this request. Nobody signed in: no name, no scopes.</summary>
public sealed class Viewer(IHttpContextAccessor http)
{
    /// <summary>Claim with the person's name.</summary>
    public const string FullNameClaim = "full_name";

    /// <summary>Claim with the agency whose subtree is seen.</summary>
    public const string AgencyClaim = "agency";

    /// <summary>Claim with the code of the role.</summary>
    public const string RoleClaim = "portal_role";

    /// <summary>Claim with the instant (round-trip format) at which an account ends by itself.</summary>
    public const string ExpiresClaim = "expires";

    private ClaimsPrincipal? User => http.HttpContext?.User is { Identity.IsAuthenticated: true } user ? user : null;

    /// <summary>Name it signs in with; the <c>sub</c> of its tokens.</summary>
    public string UserName => User?.Identity?.Name ?? "";

    public string FullName => User?.FindFirstValue(FullNameClaim) is { Length: > 0 } name ? name : UserName;

    /// <summary>New code style, or <c>*</c>.</summary>
    public string Agency => User?.FindFirstValue(AgencyClaim) ?? "";

    public Role? Role => Accounts.Role.Find(User?.FindFirstValue(RoleClaim));

    /// <summary>Whether an agency (new code style, or <c>*</c>) is this person's own or lies below it by its code.</summary>
    public bool Reaches(string agency) => Agency is "*" || (Agency.Length > 0 && (agency == Agency || agency.StartsWith(Agency + ".", StringComparison.Ordinal)));

    /// <summary>Whether the role holds the scope.</summary>
    public bool May(string scope) => Role?.Scopes.Contains(scope) == true;
}
