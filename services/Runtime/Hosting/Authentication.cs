using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace OneStop.Runtime.Hosting;

/// <summary>
/// Bearer tokens: RS256, audience <c>onestop</c>, from our own issuer and, where <c>ONESTOP_ISSUER</c> names one, from that OIDC issuer too,
/// whose keys are found by discovery and follow its rotation.
/// </summary>
internal static class Authentication
{
    private static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(30);

    // A token of a key nobody knows makes us ask the issuer for its keys again, at most so often.
    private static readonly TimeSpan RefreshMin = TimeSpan.FromSeconds(1);

    public static void AddBearer(this IServiceCollection services, OneStopSettings settings, OwnIssuer issuer)
    {
        services.AddAuthorization();
        services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(bearer =>
        {
            bearer.TokenHandlers.Clear();
            bearer.TokenHandlers.Add(new RememberedTokens(new JsonWebTokenHandler { MapInboundClaims = false }, TimeProvider.System));
            bearer.RequireHttpsMetadata = false;
            bearer.Authority = settings.Issuer;
            bearer.RefreshInterval = RefreshMin;
            bearer.TokenValidationParameters = new()
            {
                ValidAudience = OwnIssuer.Audience,
                ValidIssuer = OwnIssuer.Issuer,
                IssuerSigningKey = issuer.PublicKey,
                ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
                RequireSignedTokens = true,
                RequireExpirationTime = true,
                ClockSkew = ClockSkew,
                NameClaimType = "sub",
            };
        });
    }

    /// <summary>Our issuer's discovery document and keys, for programs that are told <c>ONESTOP_ISSUER</c> = our address.</summary>
    public static void MapIssuer(this IEndpointRouteBuilder app, OwnIssuer issuer)
    {
        app.MapGet("/.well-known/openid-configuration", (HttpRequest request) => new Dictionary<string, object>
        {
            ["issuer"] = OwnIssuer.Issuer,
            ["jwks_uri"] = $"{request.Scheme}://{request.Host}/.well-known/jwks.json",
            ["id_token_signing_alg_values_supported"] = new[] { SecurityAlgorithms.RsaSha256 },
        }).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/.well-known/jwks.json", () =>
        {
            var key = JsonWebKeyConverter.ConvertFromRSASecurityKey(issuer.PublicKey);
            var published = new Dictionary<string, string>
            {
                ["kty"] = key.Kty,
                ["use"] = "sig",
                ["alg"] = SecurityAlgorithms.RsaSha256,
                ["kid"] = key.Kid,
                ["n"] = key.N,
                ["e"] = key.E,
            };
            return new Dictionary<string, object> { ["keys"] = new[] { published } };
        }).AllowAnonymous().ExcludeFromDescription();
    }
}
