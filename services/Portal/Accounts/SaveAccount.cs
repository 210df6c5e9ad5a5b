using Microsoft.AspNetCore.Identity;
using OneStop.Core.Procedures;
using OneStop.Runtime.Hosting;

namespace OneStop.Portal.Accounts;

/// <summary>
/// Makes an account or changes one. A change of role, agency, end or password ends the account's open sessions within a minute. The last
/// administrator cannot take the role from himself, nor lock himself out. What files reports by itself in the account's name stops with it.
/// </summary>
public sealed class SaveAccount(UserManager<Account> accounts, Viewer viewer, RetireSealers sealers)
{
    /// <summary>Gives null, or the sentence that says why not.</summary>
    /// <param name="password">The new password; null or empty keeps the old one, and is refused for a new account.</param>
    /// <param name="outside">Signs in at the outside provider: a new account is made without a password.</param>
    public async Task<string?> RunAsync(
        string userName, string fullName, string role, string agency, DateTimeOffset? expiresAt, bool locked, string? password, bool outside = false)
    {
        if (Role.Find(role) is null || fullName.Length == 0 || userName.Length == 0 || agency.Length == 0)
        {
            return "Cần có tên đăng nhập, họ tên, vai trò và cơ quan.";
        }

        if (role == Role.Inspector.Code && expiresAt is null)
        {
            return "Tài khoản đoàn kiểm tra phải có ngày hết hạn.";
        }

        agency = agency == Access.AllAgencies ? agency : AgencyCode.Normalise(agency)!;
        var known = await accounts.FindByNameAsync(userName);
        if (!viewer.Reaches(agency) || (known is not null && !viewer.Reaches(known.Agency)))
        {
            return "Chỉ quản lý được tài khoản của cơ quan mình và các cơ quan trực thuộc.";
        }

        if (known is not null && known.UserName == viewer.UserName && (role != known.Role || locked || expiresAt is not null))
        {
            return "Không thể tự bỏ vai trò, tự khóa hoặc tự đặt hạn cho tài khoản đang dùng.";
        }

        var account = known ?? new Account { UserName = userName, LockoutEnabled = true };
        account.FullName = fullName;
        account.Role = role;
        account.Agency = agency;
        account.ExpiresAt = expiresAt;
        account.LockoutEnd = locked ? DateTimeOffset.MaxValue : null;
        return known is null ? await MakeAsync(account, password, outside) : await ChangeAsync(account, password) ?? await RetireAsync();
    }

    /// <summary>Where Reports is away now, the next look stops what must stop.</summary>
    private async Task<string?> RetireAsync()
    {
        try
        {
            await sealers.RunAsync(CancellationToken.None);
        }
        catch (Exception away) when (away is HttpRequestException or IOException or OperationCanceledException)
        {
            return null;
        }

        return null;
    }

    private async Task<string?> MakeAsync(Account account, string? password, bool outside)
    {
        if (outside)
        {
            return Said(await accounts.CreateAsync(account));
        }

        return string.IsNullOrEmpty(password) ? "Tài khoản mới phải có mật khẩu." : Said(await accounts.CreateAsync(account, password));
    }

    private async Task<string?> ChangeAsync(Account account, string? password)
    {
        if (Said(await accounts.UpdateAsync(account)) is { } refused)
        {
            return refused;
        }

        return string.IsNullOrEmpty(password)
            ? Said(await accounts.UpdateSecurityStampAsync(account))
            : Said(await accounts.ResetPasswordAsync(account, await accounts.GeneratePasswordResetTokenAsync(account), password));
    }

    private static string? Said(IdentityResult result) => result.Succeeded ? null : result.Errors.First().Code switch
    {
        "PasswordTooShort" => "Mật khẩu phải có ít nhất 10 ký tự.",
        "PasswordRequiresLower" => "Mật khẩu phải có chữ thường.",
        "PasswordRequiresUniqueChars" => "Mật khẩu phải có nhiều ký tự khác nhau.",
        "InvalidUserName" => "Tên đăng nhập chỉ gồm chữ không dấu, số và dấu chấm.",
        "DuplicateUserName" => "Tên đăng nhập đã có.",
        _ => result.Errors.First().Description,
    };
}
