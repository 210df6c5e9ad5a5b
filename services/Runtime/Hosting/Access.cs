using System.Runtime.CompilerServices;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;

namespace OneStop.Runtime.Hosting;

/// <summary>
/// Who asks and how far they may see, as their token says. A minimal API handler takes it as a parameter. Whether an agency lies in the
/// subtree is for the catalogue to say; <see cref="Everywhere"/> asks nothing more.
/// </summary>
/// <param name="User">The token's <c>sub</c>.</param>
/// <param name="Scopes">What the token allows.</param>
/// <param name="Agency">The agency whose subtree is theirs, in the new code style as issued; <c>*</c> = everything.</param>
public sealed record Access(string User, IReadOnlySet<string> Scopes, string Agency)
{
    /// <summary>The agency of a token that sees everything.</summary>
    public const string AllAgencies = "*";

    // A token that is sent again and again comes as the same identity (RememberedTokens), and claims do not change once it is made.
    private static readonly ConditionalWeakTable<ClaimsIdentity, Access> Known = [];

    /// <summary>The only source its step reports may name, of a token that software was given for its own key; null = any.</summary>
    public string? Source { get; init; }

    /// <summary>Whether every agency is theirs.</summary>
    public bool Everywhere => Agency == AllAgencies;

    /// <summary>Whether the token carries <paramref name="scope"/>.</summary>
    public bool May(string scope) => Scopes.Contains(scope);

    /// <summary>The access a signed-in principal has; <c>null</c> where nobody is signed in. A token without <c>agency</c> sees none.</summary>
    public static Access? Of(ClaimsPrincipal principal) =>
        principal.Identity is ClaimsIdentity { IsAuthenticated: true } identity ? Known.GetValue(identity, Read) : null;

    /// <summary>For minimal APIs.</summary>
    public static ValueTask<Access?> BindAsync(HttpContext context) => ValueTask.FromResult(context.Features.Get<Access>() ?? Of(context.User));

    private static Access Read(ClaimsIdentity identity)
    {
        string? First(string claim) => identity.FindFirst(claim)?.Value;
        var scopes = identity.FindAll("scope").SelectMany(claim => claim.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return new(First("sub") ?? "", scopes.ToHashSet(StringComparer.Ordinal), First("agency") ?? "") { Source = First("source") };
    }
}
