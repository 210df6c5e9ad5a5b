using Microsoft.AspNetCore.Identity;

namespace OneStop.Portal.Accounts;

/// <summary>Signs an account in with its password; ten wrong ones in a row lock it for a quarter of an hour.</summary>
public sealed class SignInAccount(UserManager<Account> accounts, SignInManager<Account> signIn, TimeProvider clock)
{
    /// <summary>Sets the cookie and gives null, or gives the sentence that says why not. Unknown names and wrong passwords read alike.</summary>
    public async Task<string?> TryAsync(string userName, string password)
    {
        var account = await accounts.FindByNameAsync(userName.Trim());
        if (account?.ExpiresAt <= clock.GetUtcNow())
        {
            return "Tài khoản đã hết thời hạn sử dụng.";
        }

        var result = await signIn.PasswordSignInAsync(userName.Trim(), password, isPersistent: false, lockoutOnFailure: true);
        return result switch
        {
            { Succeeded: true } => null,
            { IsLockedOut: true } => "Tài khoản tạm khóa do nhập sai nhiều lần. Hãy thử lại sau 15 phút.",
            _ => "Tên đăng nhập hoặc mật khẩu không đúng.",
        };
    }
}
