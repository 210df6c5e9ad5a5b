using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace OneStop.Portal.Accounts;

/// <summary>
/// The account that a fresh installation starts with: <c>quantri</c>, administrator of everything, with a random password that lies in the state
/// folder (readable by its owner only) until somebody deletes the file.
/// </summary>
public sealed class FirstAccount(UserManager<Account> accounts)
{
    /// <summary>Name of the first account.</summary>
    public const string UserName = "quantri";

    /// <summary>File in the state folder: one line, <c>name password</c>.</summary>
    public const string FileName = "first-account";

    // No 0/O, 1/l/I: the password is read from a terminal and typed.
    private const string Letters = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    /// <summary>Creates it when there is no account at all; otherwise does nothing.</summary>
    public async Task EnsureAsync(string stateFolder, CancellationToken cancellation)
    {
        if (await accounts.Users.AnyAsync(cancellation))
        {
            return;
        }

        var password = RandomNumberGenerator.GetString(Letters, 16);
        Directory.CreateDirectory(stateFolder);
        var path = Path.Combine(stateFolder, FileName);
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using (var file = new StreamWriter(path, options))
        {
            await file.WriteLineAsync($"{UserName} {password}".AsMemory(), cancellation);
        }

        var account = new Account { UserName = UserName, FullName = "Quản trị hệ thống", Agency = "*", Role = Role.Administrator.Code };
        var made = await accounts.CreateAsync(account, password);
        if (!made.Succeeded)
        {
            throw new InvalidOperationException("The first account could not be made: " + string.Join("; ", made.Errors.Select(e => e.Description)));
        }
    }
}
