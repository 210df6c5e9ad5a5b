using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;

namespace OneStop.Portal.Accounts;

/// <summary>The scope a page needs: without a sign-in it leads to the sign-in page, with one that lacks the scope to a page that says so.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsAttribute(string scope) : AuthorizeAttribute(PolicyFor(scope))
{
    public string Scope { get; } = scope;

    /// <summary>Name of the policy for any signed-in account.</summary>
    public const string SignedIn = "portal";

    /// <summary>Adds the policy of every scope to <paramref name="options"/>; all of them read the portal's cookie only.</summary>
    public static void AddPolicies(AuthorizationOptions options)
    {
        options.AddPolicy(SignedIn, p => p.AddAuthenticationSchemes(IdentityConstants.ApplicationScheme).RequireAuthenticatedUser());
        foreach (var scope in Role.All.SelectMany(r => r.Scopes).Distinct())
        {
            options.AddPolicy(PolicyFor(scope), p => p
                .AddAuthenticationSchemes(IdentityConstants.ApplicationScheme)
                .RequireAuthenticatedUser()
                .RequireAssertion(c => Role.Find(c.User.FindFirst(Viewer.RoleClaim)?.Value)?.Scopes.Contains(scope) == true));
        }
    }

    /// <summary>Name of the policy for a scope.</summary>
    public static string PolicyFor(string scope) => $"portal {scope}";
}
