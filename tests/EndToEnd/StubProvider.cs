using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OneStop.Runtime.Hosting;

namespace OneStop.EndToEnd;

/// <summary>
/// A small OIDC provider in this process, with the addresses of Keycloak. Whoever comes is <see cref="Person"/>. It gives a token only for the
/// verifier that belongs to the challenge (PKCE) and for the client's secret.
/// </summary>
public sealed class StubProvider : IAsyncDisposable
{
    private const string Secret = "bi-mat-cua-cong-thu";
    private const string Base = "/protocol/openid-connect/";

    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, (string Challenge, (string Subject, string Name) Person)> _codes = new();
    private readonly ConcurrentDictionary<string, (string Subject, string Name)> _tokens = new();

    private StubProvider(WebApplication app) => _app = app;

    /// <summary>Who signs in next: the provider's own identifier, and the name to sign in with.</summary>
    public (string Subject, string Name) Person { get; set; } = ("nobody", "nobody");

    public string Url => _app.Urls.First();

    public static async Task<StubProvider> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var stub = new StubProvider(builder.Build());
        stub._app.MapGet(Base + "auth", stub.Authorize);
        stub._app.MapPost(Base + "token", stub.TokenAsync);
        stub._app.MapGet(Base + "userinfo", stub.Who);
        await stub._app.StartAsync();
        return stub;
    }

    /// <summary>A module that tells the program about this provider; it stands before the portal.</summary>
    public Module Settings() => new TellProgram(Url);

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private IResult Authorize(HttpRequest request)
    {
        var code = Guid.NewGuid().ToString("N");
        _codes[code] = (request.Query["code_challenge"].ToString(), Person);
        return Results.Redirect($"{request.Query["redirect_uri"]}?code={code}&state={Uri.EscapeDataString(request.Query["state"].ToString())}");
    }

    private async Task<IResult> TokenAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        if (!_codes.TryRemove(form["code"].ToString(), out var given) || form["client_secret"] != Secret || ChallengeOf(form["code_verifier"].ToString()) != given.Challenge)
        {
            return Results.BadRequest(new { error = "invalid_grant" });
        }

        var token = Guid.NewGuid().ToString("N");
        _tokens[token] = given.Person;
        return Results.Json(new { access_token = token, token_type = "Bearer", expires_in = 60 });
    }

    private IResult Who(HttpRequest request) => _tokens.TryGetValue(request.Headers.Authorization.ToString().Split(' ')[^1], out var person)
        ? Results.Json(new { sub = person.Subject, preferred_username = person.Name })
        : Results.Unauthorized();

    private static string ChallengeOf(string verifier) =>
        Convert.ToBase64String(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private sealed class TellProgram(string url) : Module
    {
        public override string Name => "provider";

        public override void AddServices(IHostApplicationBuilder builder) => builder.Configuration.AddInMemoryCollection(
        [
            new("ONESTOP_SIGNIN", url),
            new("ONESTOP_SIGNIN_SECRET", Secret),
            new("ONESTOP_SIGNIN_NAME", "Cổng thử"),
        ]);
    }
}
