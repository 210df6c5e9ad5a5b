using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OneStop.Runtime.Hosting;

namespace OneStop.Portal.Accounts;

/// <summary>
/// The account that a fresh installation starts with: <c>quantri</c>, administrator of everything, with a random password that lies in the state
/// folder (readable by its owner only) until somebody changes it. Whether it is still good is asked at every start, and asked directly: the model of
/// accounts takes as long to build as everything else a start does, and nobody signs in yet.
/// </summary>
public sealed class MakeFirstAccount(IServiceScopeFactory scopes, NpgsqlDataSource database, OneStopSettings settings) : IFirstAccount
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
        var (any, hash) = await KeptAsync(ct);
        if (!any)
        {
            await MakeAsync(scope.ServiceProvider.GetRequiredService<UserManager<Account>>(), ct);
            (_, hash) = await KeptAsync(ct);
        }

        var password = File.Exists(PasswordFile) ? (await File.ReadAllTextAsync(PasswordFile, ct)).Trim() : null;
        var hasher = scope.ServiceProvider.GetRequiredService<IPasswordHasher<Account>>();
        return password is not null && hash is not null && hasher.VerifyHashedPassword(new Account(), hash, password) != PasswordVerificationResult.Failed
            ? new FirstAccount(UserName, password)
            : null;
    }

    /// <summary>Whether there are accounts, and the hash of the first one's password; null where it is gone or has none.</summary>
    private async Task<(bool Any, string? Hash)> KeptAsync(CancellationToken ct)
    {
        await using var command = database.CreateCommand("select count(*) > 0, max(password_hash) filter (where user_name = $1) from portal.account");
        command.Parameters.Add(new() { Value = UserName });
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        return (reader.GetBoolean(0), reader.IsDBNull(1) ? null : reader.GetString(1));
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
