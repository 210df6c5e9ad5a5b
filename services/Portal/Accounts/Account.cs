using Microsoft.AspNetCore.Identity;

namespace OneStop.Portal.Accounts;

/// <summary>A person who signs in with a name and password kept here.</summary>
public sealed class Account : IdentityUser
{
    /// <summary>Name of the person, as on the pages and in the ledger beside decisions.</summary>
    public string FullName { get; set; } = "";

    /// <summary>Agency code in the new style, or <c>*</c> for everything.</summary>
    public string Agency { get; set; } = "*";

    /// <summary>Code of its <see cref="Accounts.Role"/>.</summary>
    public string Role { get; set; } = Accounts.Role.Viewer.Code;

    /// <summary>From this instant on the account cannot sign in and open sessions end; null = no end.</summary>
    public DateTimeOffset? ExpiresAt { get; set; }
}
