using System.Collections.Concurrent;
using Microsoft.IdentityModel.Tokens;

namespace OneStop.Runtime.Hosting;

/// <summary>
/// Remembers of a valid token, for at most <see cref="KeptFor"/>, that it was found valid: a source sends the same token with every step, and
/// checking its signature costs more than writing the step. What is not valid is judged anew each time. A key that its issuer takes back is
/// therefore honoured for at most that long. Thread safe.
/// </summary>
/// <param name="judge">Who checks signature, issuer, audience and lifetime.</param>
/// <param name="time">Now.</param>
internal sealed class RememberedTokens(TokenHandler judge, TimeProvider time) : TokenHandler
{
    /// <summary>How long a judgement is used again.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(30);

    private const int TokensMax = 10_000;

    private readonly ConcurrentDictionary<string, Judgement> _judged = new(StringComparer.Ordinal);

    private sealed record Judgement(TokenValidationResult Result, DateTimeOffset Until);

    public override async Task<TokenValidationResult> ValidateTokenAsync(string token, TokenValidationParameters validationParameters)
    {
        var now = time.GetUtcNow();
        if (_judged.TryGetValue(token, out var known))
        {
            if (now < known.Until)
            {
                return known.Result;
            }

            _judged.TryRemove(token, out _);
        }

        var result = await judge.ValidateTokenAsync(token, validationParameters);
        if (result.IsValid)
        {
            Keep(token, result, now);
        }

        return result;
    }

    public override Task<TokenValidationResult> ValidateTokenAsync(SecurityToken token, TokenValidationParameters validationParameters) =>
        judge.ValidateTokenAsync(token, validationParameters);

    public override SecurityToken ReadToken(string token) => judge.ReadToken(token);

    private void Keep(string token, TokenValidationResult result, DateTimeOffset now)
    {
        if (_judged.Count >= TokensMax)
        {
            _judged.Clear();
        }

        var expires = new DateTimeOffset(DateTime.SpecifyKind(result.SecurityToken.ValidTo, DateTimeKind.Utc));
        _judged[token] = new(result, expires < now + KeptFor ? expires : now + KeptFor);
    }
}
