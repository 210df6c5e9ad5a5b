using System.Net.Http.Headers;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using OneStop.Runtime.Hosting;
using OneStop.Services.Tests.Dossiers;

namespace OneStop.Services.Tests.Trust;

/// <summary>Tokens of another issuer are taken by its discovery document, follow its keys, and are refused where anything about them is not right.</summary>
public sealed class OidcTests(OidcTests.WithIssuer running) : IClassFixture<OidcTests.WithIssuer>
{
    [Fact]
    public async Task A_token_of_the_issuer_gets_in_and_so_do_ours()
    {
        Assert.Equal("200", await AskAsync(running.Issuer.Mint()));
        Assert.Equal("200", await AskAsync(running.MintToken()));
    }

    [Fact]
    public async Task A_new_key_is_taken_without_a_restart()
    {
        Assert.Equal("200", await AskAsync(running.Issuer.Mint()));
        running.Issuer.ChangeKey();
        await Wait.UntilAsync(async () => await AskAsync(running.Issuer.Mint()) == "200");
    }

    [Fact]
    public async Task Another_audience_a_stranger_key_a_shared_secret_and_no_signature_are_refused()
    {
        Assert.Equal("401 unauthenticated", await AskAsync(running.Issuer.Mint(audience: "another")));
        Assert.Equal("401 unauthenticated", await AskAsync(running.Issuer.Mint(issuer: "https://another.example.vn")));
        using var stranger = RSA.Create(2048);
        Assert.Equal("401 unauthenticated", await AskAsync(running.Issuer.Mint(key: new SigningCredentials(new RsaSecurityKey(stranger) { KeyId = running.Issuer.KeyId }, SecurityAlgorithms.RsaSha256))));
        var secret = new SymmetricSecurityKey(running.Issuer.PublicBytes()) { KeyId = running.Issuer.KeyId };
        Assert.Equal("401 unauthenticated", await AskAsync(running.Issuer.Mint(key: new SigningCredentials(secret, SecurityAlgorithms.HmacSha256))));
        var whole = running.Issuer.Mint();
        Assert.Equal("401 unauthenticated", await AskAsync(whole[..(whole.LastIndexOf('.') + 1)]));
    }

    private async Task<string> AskAsync(string token)
    {
        using var client = running.Anonymous();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await client.GetOutcomeAsync("/v1/catalogue/agencies");
    }

    /// <summary>The program beside an issuer that tells its keys and can change them.</summary>
    public sealed class WithIssuer : RunningProgram, IAsyncLifetime
    {
        public StubIssuer Issuer { get; } = new();

        async ValueTask IAsyncLifetime.InitializeAsync()
        {
            await Issuer.StartAsync();
            await InitializeAsync();
        }

        async ValueTask IAsyncDisposable.DisposeAsync()
        {
            await DisposeAsync();
            await Issuer.DisposeAsync();
        }

        protected override OneStopSettings Configure(OneStopSettings settings) => settings with { Issuer = Issuer.Url };
    }

    /// <summary>An issuer of the least kind: a discovery document and one key.</summary>
    public sealed class StubIssuer : IAsyncDisposable
    {
        private readonly WebApplication _app;
        private RSA _key = RSA.Create(2048);
        private int _changes;

        public StubIssuer()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.Logging.ClearProviders();
            _app = builder.Build();
            _app.MapGet("/.well-known/openid-configuration", () => new Dictionary<string, object> { ["issuer"] = Url, ["jwks_uri"] = $"{Url}/keys" });
            _app.MapGet("/keys", () => new Dictionary<string, object> { ["keys"] = new[] { Published() } });
        }

        public string Url => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

        public string KeyId => $"key-{_changes}";

        public Task StartAsync() => _app.StartAsync();

        public void ChangeKey()
        {
            _changes++;
            _key = RSA.Create(2048);
        }

        public byte[] PublicBytes() => _key.ExportSubjectPublicKeyInfo();

        public string Mint(string? audience = null, string? issuer = null, SigningCredentials? key = null) => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Audience = audience ?? OwnIssuer.Audience,
            Issuer = issuer ?? Url,
            Expires = TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(5),
            Claims = new Dictionary<string, object> { ["sub"] = "ai-do", ["scope"] = Scopes.CatalogueRead, ["agency"] = "H10.07", ["jti"] = Guid.NewGuid().ToString() },
            SigningCredentials = key ?? new(new RsaSecurityKey(_key) { KeyId = KeyId }, SecurityAlgorithms.RsaSha256),
        });

        public async ValueTask DisposeAsync() => await _app.DisposeAsync();

        private Dictionary<string, string> Published()
        {
            var parameters = _key.ExportParameters(includePrivateParameters: false);
            return new()
            {
                ["kty"] = "RSA",
                ["use"] = "sig",
                ["kid"] = KeyId,
                ["n"] = Base64UrlEncoder.Encode(parameters.Modulus!),
                ["e"] = Base64UrlEncoder.Encode(parameters.Exponent!),
            };
        }
    }
}
