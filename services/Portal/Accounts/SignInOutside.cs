using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;

namespace OneStop.Portal.Accounts;

/// <summary>
/// Signs in who comes back from the outside provider. An account belongs to one person there, by the provider's own identifier: the first time it
/// is found by its name, and only an account made without a password can be found so. Role, agency and end stay with the account.
/// </summary>
public sealed class SignInOutside(UserManager<Account> accounts, SignInManager<Account> signIn, IHttpContextAccessor http, TimeProvider clock)
{
    public const string ProviderFailed = "nha-cung-cap";

    /// <summary>What went wrong, by the word in the address.</summary>
    public static readonly IReadOnlyDictionary<string, string> Refusals = new Dictionary<string, string>
    {
        [ProviderFailed] = "Không đăng nhập được qua nhà cung cấp. Hãy thử lại.",
        ["chua-co"] = "Chưa có tài khoản nào dành cho người này; hãy đề nghị người quản trị hệ thống.",
        ["het-han"] = "Tài khoản đã hết thời hạn sử dụng.",
        ["khoa"] = "Tài khoản đang bị khóa.",
    };

    /// <summary>Sets the cookie and gives null, or gives a key of <see cref="Refusals"/>.</summary>
    public async Task<string?> TryAsync()
    {
        var context = http.HttpContext!;
        var back = await context.AuthenticateAsync(IdentityConstants.ExternalScheme);
        await context.SignOutAsync(IdentityConstants.ExternalScheme);
        if (back.Principal?.FindFirstValue(ClaimTypes.NameIdentifier) is not { } subject)
        {
            return ProviderFailed;
        }

        if (await AccountOfAsync(subject, back.Principal.FindFirstValue(ClaimTypes.Name)) is not { } account)
        {
            return "chua-co";
        }

        if (account.ExpiresAt <= clock.GetUtcNow())
        {
            return "het-han";
        }

        if (await accounts.IsLockedOutAsync(account))
        {
            return "khoa";
        }

        await signIn.SignInAsync(account, isPersistent: false, OutsideProvider.Scheme);
        return null;
    }

    private async Task<Account?> AccountOfAsync(string subject, string? name)
    {
        if (await accounts.FindByLoginAsync(OutsideProvider.Scheme, subject) is { } known)
        {
            return known;
        }

        if (name is null || await accounts.FindByNameAsync(name) is not { PasswordHash: null } account || (await accounts.GetLoginsAsync(account)).Count > 0)
        {
            return null;
        }

        var linked = await accounts.AddLoginAsync(account, new UserLoginInfo(OutsideProvider.Scheme, subject, null));
        return linked.Succeeded ? account : null;
    }
}
