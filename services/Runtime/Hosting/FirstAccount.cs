namespace OneStop.Runtime.Hosting;

/// <summary>The sign-in that the first start makes.</summary>
/// <param name="User">Its name.</param>
/// <param name="Password">Its password, in clear text, for the one line that <c>serve</c> prints.</param>
public sealed record FirstAccount(string User, string Password);

/// <summary>
/// Whoever keeps accounts makes the first administrator and remembers its password in the state folder (see <see cref="SecretFile"/>), so
/// that each start can print it.
/// </summary>
public interface IFirstAccount
{
    /// <summary>The account, made where there is none; <c>null</c> once somebody has changed its password.</summary>
    Task<FirstAccount?> EnsureAsync(CancellationToken ct);
}
