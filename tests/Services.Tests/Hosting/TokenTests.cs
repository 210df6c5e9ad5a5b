using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using OneStop.Runtime.Hosting;

namespace OneStop.Services.Tests.Hosting;

/// <summary>Which tokens get in, and what the others are told.</summary>
public sealed class TokenTests(RunningProgram program) : IClassFixture<RunningProgram>
{
    private static readonly Uri Asked = new("/v1/catalogue/agencies", UriKind.Relative);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private OwnIssuer Issuer => program.Services.GetRequiredService<OwnIssuer>();

    [Fact]
    public async Task A_valid_token_with_the_scope_gets_in() =>
        Assert.Equal((HttpStatusCode.OK, null), await AskAsync(program.MintToken(scopes: Scopes.CatalogueRead)));

    [Fact]
    public async Task A_valid_token_without_the_scope_is_told_which_one_is_missing() =>
        Assert.Equal((HttpStatusCode.Forbidden, "missingScope"), await AskAsync(program.MintToken(scopes: Scopes.StepsWrite)));

    [Fact]
    public async Task No_token_is_unauthenticated() => Assert.Equal((HttpStatusCode.Unauthorized, "unauthenticated"), await AskAsync(token: null));

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("a.b.c")]
    public async Task Something_that_is_no_token_is_unauthenticated(string token) =>
        Assert.Equal((HttpStatusCode.Unauthorized, "unauthenticated"), await AskAsync(token));

    [Fact]
    public async Task An_expired_token_is_unauthenticated()
    {
        var old = OwnIssuer.Open(program.StateFolder, new HoursAgo(2)).Mint(Peers.Service("test"), TimeSpan.FromHours(1));
        Assert.Equal((HttpStatusCode.Unauthorized, "unauthenticated"), await AskAsync(old));
    }

    [Fact]
    public async Task A_token_that_is_not_valid_yet_is_unauthenticated()
    {
        var early = OwnIssuer.Open(program.StateFolder, new HoursAgo(-2)).Mint(Peers.Service("test"), TimeSpan.FromHours(1));
        Assert.Equal((HttpStatusCode.Unauthorized, "unauthenticated"), await AskAsync(early));
    }

    [Fact]
    public async Task A_token_of_another_key_is_unauthenticated()
    {
        var state = Directory.CreateTempSubdirectory("onestop-other-key-");
        var stranger = OwnIssuer.Open(state.FullName, TimeProvider.System).Mint(Peers.Service("test"), TimeSpan.FromHours(1));
        state.Delete(recursive: true);
        Assert.Equal((HttpStatusCode.Unauthorized, "unauthenticated"), await AskAsync(stranger));
    }

    [Theory]
    [InlineData("another-audience", OwnIssuer.Issuer)]
    [InlineData(OwnIssuer.Audience, "another-issuer")]
    public async Task A_token_for_another_audience_or_of_another_issuer_is_unauthenticated(string audience, string issuer)
    {
        using var key = RSA.Create();
        key.ImportFromPem(await File.ReadAllTextAsync(Path.Combine(program.StateFolder, "issuer.pem"), Ct));
        var token = new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Audience = audience,
            Issuer = issuer,
            Expires = TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(1),
            Claims = new Dictionary<string, object> { ["sub"] = "test", ["scope"] = Scopes.CatalogueRead, ["agency"] = "*" },
            SigningCredentials = new(new RsaSecurityKey(key) { KeyId = Issuer.PublicKey.KeyId }, SecurityAlgorithms.RsaSha256),
        });
        Assert.Equal((HttpStatusCode.Unauthorized, "unauthenticated"), await AskAsync(token));
    }

    [Fact]
    public async Task A_token_that_is_not_signed_or_was_changed_is_unauthenticated()
    {
        var parts = program.MintToken(scopes: Scopes.CatalogueRead).Split('.');
        var none = Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT"}""");
        var wider = Base64UrlEncoder.Encode(Base64UrlEncoder.Decode(parts[1]).Replace(Scopes.CatalogueRead, Scopes.LedgerRead, StringComparison.Ordinal));
        foreach (var token in new[] { $"{none}.{parts[1]}.", $"{none}.{parts[1]}.{parts[2]}", $"{parts[0]}.{parts[1]}.", $"{parts[0]}.{wider}.{parts[2]}" })
        {
            Assert.Equal((HttpStatusCode.Unauthorized, "unauthenticated"), await AskAsync(token));
        }
    }

    [Fact]
    public async Task A_token_signed_with_our_public_key_as_a_shared_secret_is_unauthenticated()
    {
        var published = JsonNode.Parse(await program.Anonymous().GetStringAsync(new Uri("/.well-known/jwks.json", UriKind.Relative), Ct))!["keys"]![0]!;
        Assert.Null(published["d"]);
        var token = new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Audience = OwnIssuer.Audience,
            Issuer = OwnIssuer.Issuer,
            Expires = TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(1),
            SigningCredentials = new(new SymmetricSecurityKey(Encoding.UTF8.GetBytes((string)published["n"]!)), SecurityAlgorithms.HmacSha256),
        });
        Assert.Equal((HttpStatusCode.Unauthorized, "unauthenticated"), await AskAsync(token));
    }

    [Fact]
    public async Task A_program_that_trusts_another_as_issuer_takes_its_tokens_by_discovery()
    {
        await using var trusting = new TrustingProgram(program.Url);
        await trusting.InitializeAsync();
        using var client = trusting.Anonymous();
        client.DefaultRequestHeaders.Authorization = new("Bearer", program.MintToken(scopes: Scopes.CatalogueRead));
        using var answer = await client.GetAsync(Asked, Ct);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using var own = await trusting.Client().GetAsync(Asked, Ct);
        Assert.Equal(HttpStatusCode.OK, own.StatusCode);
    }

    [Fact]
    public async Task Metrics_are_told_as_prometheus_reads_them()
    {
        using var client = program.Anonymous();
        await client.GetStringAsync(new Uri("/health/live", UriKind.Relative), Ct);

        // A request is measured after its answer has gone out.
        var text = "";
        await Wait.UntilAsync(async () => (text = await client.GetStringAsync(new Uri("/metrics", UriKind.Relative), Ct)).Contains("/health/live", StringComparison.Ordinal));
        Assert.Matches(@"(?m)^# TYPE http_server_request_duration_seconds histogram$", text);
        Assert.Matches(@"(?m)^http_server_request_duration_seconds_count\{[^}]*http_route=""/health/live""[^}]*\} \d+$", text);
    }

    private async Task<(HttpStatusCode Status, string? Code)> AskAsync(string? token)
    {
        using var client = program.Anonymous();
        client.DefaultRequestHeaders.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        using var answer = await client.GetAsync(Asked, Ct);
        if (answer.IsSuccessStatusCode)
        {
            return (answer.StatusCode, null);
        }

        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        return (answer.StatusCode, (string?)(await answer.Content.ReadFromJsonAsync<JsonObject>(Ct))!["code"]);
    }

    private sealed class HoursAgo(double hours) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddHours(-hours);
    }

    private sealed class TrustingProgram(string issuer) : RunningProgram
    {
        protected override OneStopSettings Configure(OneStopSettings settings) => settings with { Issuer = issuer };
    }
}
