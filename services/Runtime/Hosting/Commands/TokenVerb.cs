using System.Globalization;
using OneStop.Core.Procedures;

namespace OneStop.Runtime.Hosting.Commands;

/// <summary>
/// <c>token [--user NAME] [--scope a,b] [--agency CODE|*] [--ttl 12h]</c>: one line on standard output, the compact JWT (ruling 37). It needs
/// no server: the key lies in the state folder.
/// </summary>
internal static class TokenVerb
{
    public static readonly Verb Verb = new("token", "print a bearer token", RunAsync)
    {
        Options = [new("user", "NAME"), new("scope", "a,b"), new("agency", "CODE|*"), new("ttl", "12h"), Verb.Json],
    };

    private static async Task<int> RunAsync(VerbCall call, CancellationToken ct)
    {
        var scopes = call.Option("scope")?.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [.. Scopes.All];
        if (scopes.Length == 0 || scopes.Any(scope => !Scopes.All.Contains(scope)))
        {
            await call.Error.WriteLineAsync($"There is no scope '{scopes.FirstOrDefault(scope => !Scopes.All.Contains(scope))}'. Scopes: {string.Join(' ', Scopes.All)}");
            return 2;
        }

        if (LifeOf(call.Option("ttl") ?? "12h") is not { } life)
        {
            await call.Error.WriteLineAsync("--ttl takes a number with s, m, h or d: 90s, 15m, 12h, 30d.");
            return 2;
        }

        var access = new Access(
            call.Option("user") ?? "cli", scopes.ToHashSet(StringComparer.Ordinal), AgencyOf(call.Option("agency") ?? Access.AllAgencies));
        var token = OwnIssuer.Open(call.Settings.DataFolder, TimeProvider.System).Mint(access, life);
        await call.AnswerAsync(token, new { token, access.User, access.Agency, access.Scopes, ExpiresAt = TimeProvider.System.GetUtcNow() + life });
        return 0;
    }

    // Either code style is taken; the token carries the new one.
    private static string AgencyOf(string code) => AgencyCode.Normalise(code) ?? "";

    private static TimeSpan? LifeOf(string text)
    {
        if (text.Length < 2 || !int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number == 0)
        {
            return null;
        }

        return text[^1] switch
        {
            's' => TimeSpan.FromSeconds(number),
            'm' => TimeSpan.FromMinutes(number),
            'h' => TimeSpan.FromHours(number),
            'd' => TimeSpan.FromDays(number),
            _ => null,
        };
    }
}
