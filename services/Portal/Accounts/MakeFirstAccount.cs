using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OneStop.Runtime.Hosting;

namespace OneStop.Portal.Accounts;

/// <summary>
/// The account that a fresh installation starts with: <c>quantri</c>, administrator of everything, with a random password that lies in the state
/// folder (readable by its owner only) until somebody changes it.
/// </summary>
public sealed class MakeFirstAccount(IServiceScopeFactory scopes, OneStopSettings settings) : IFirstAccount
{
    /// <summary>Name of the first account.</summary>
    public const string UserName = "quantri";

    /// <summary>File in the state folder that holds its password and nothing else.</summary>
    public const string FileName = "first-account";

    // No 0/O, 1/l/I: the password is read from a terminal and typed.
    private const string Letters = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private string PasswordFile => Path.Combine(settings.DataFolder, FileName);

    public async Task<FirstAccount?> EnsureAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        if (!await accounts.Users.AnyAsync(ct))
        {
            await MakeAsync(accounts, ct);
        }

        var password = File.Exists(PasswordFile) ? (await File.ReadAllTextAsync(PasswordFile, ct)).Trim() : null;
        return password is not null && await accounts.FindByNameAsync(UserName) is { } account && await accounts.CheckPasswordAsync(account, password)
            ? new FirstAccount(UserName, password)
            : null;
    }

    private async Task MakeAsync(UserManager<Account> accounts, CancellationToken ct)
    {
        SecretFile.Create(PasswordFile, RandomNumberGenerator.GetString(Letters, 16));
        var password = (await File.ReadAllTextAsync(PasswordFile, ct)).Trim();
        var account = new Account { UserName = UserName, FullName = "Quản trị hệ thống", Agency = Access.AllAgencies, Role = Role.Administrator.Code };
        var made = await accounts.CreateAsync(account, password);
        if (!made.Succeeded)
        {
            throw new InvalidOperationException("The first account could not be made: " + string.Join("; ", made.Errors.Select(e => e.Description)));
        }
    }
}
