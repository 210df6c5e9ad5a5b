using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace OneStop.Portal.Accounts;

/// <summary>Puts what pages need of an account into its cookie, and ends the session of an account whose time is over.</summary>
public sealed class AccountClaims(UserManager<Account> accounts, IOptions<IdentityOptions> options) : UserClaimsPrincipalFactory<Account>(accounts, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Account user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(Viewer.FullNameClaim, user.FullName));
        identity.AddClaim(new Claim(Viewer.AgencyClaim, user.Agency));
        identity.AddClaim(new Claim(Viewer.RoleClaim, user.Role));
        if (user.ExpiresAt is { } end)
        {
            identity.AddClaim(new Claim(Viewer.ExpiresClaim, end.ToString("O", CultureInfo.InvariantCulture)));
        }

        return identity;
    }

    /// <summary>Refuses the cookie of an expired account, then lets Identity compare the security stamp.</summary>
    public static Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var now = context.HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        if (context.Principal?.FindFirstValue(Viewer.ExpiresClaim) is { } end
            && DateTimeOffset.Parse(end, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind) <= now)
        {
            context.RejectPrincipal();
            return Task.CompletedTask;
        }

        return SecurityStampValidator.ValidatePrincipalAsync(context);
    }
}
