using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace OneStop.Portal.Accounts;

/// <summary>
/// Sign-in at an OIDC provider (Keycloak and its like), by authorization code with PKCE; who somebody is comes from its userinfo endpoint over
/// the back channel. Settings: <c>ONESTOP_SIGNIN</c> (the issuer; absent = names and passwords only), <c>ONESTOP_SIGNIN_CLIENT</c> (default
/// <c>onestop</c>), <c>ONESTOP_SIGNIN_SECRET</c>, <c>ONESTOP_SIGNIN_NAME</c> (on the button), and, where the issuer's endpoints are not Keycloak's,
/// <c>ONESTOP_SIGNIN_AUTHORIZE</c>, <c>ONESTOP_SIGNIN_TOKEN</c>, <c>ONESTOP_SIGNIN_USERINFO</c>.
/// </summary>
public static class OutsideProvider
{
    /// <summary>Name of the scheme, and of the provider in the table of outside sign-ins.</summary>
    public const string Scheme = "outside";

    private const string Keycloak = "/protocol/openid-connect/";

    /// <summary>Words for the button; null where no provider is set.</summary>
    public static string? NameIn(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return string.IsNullOrWhiteSpace(configuration["ONESTOP_SIGNIN"]) ? null : Or(configuration, "NAME", "SSO");
    }

    /// <summary>Adds the scheme where a provider is set.</summary>
    public static void Add(IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(services);
        if (NameIn(configuration) is not { } name)
        {
            return;
        }

        var issuer = configuration["ONESTOP_SIGNIN"]!.Trim().TrimEnd('/');
        services.AddAuthentication().AddOAuth(Scheme, name, options =>
        {
            options.SignInScheme = IdentityConstants.ExternalScheme;
            options.ClientId = Or(configuration, "CLIENT", "onestop");
            options.ClientSecret = Or(configuration, "SECRET", "-");
            options.AuthorizationEndpoint = Or(configuration, "AUTHORIZE", issuer + Keycloak + "auth");
            options.TokenEndpoint = Or(configuration, "TOKEN", issuer + Keycloak + "token");
            options.UserInformationEndpoint = Or(configuration, "USERINFO", issuer + Keycloak + "userinfo");
            options.CallbackPath = "/dang-nhap/nha-cung-cap";
            options.UsePkce = true;
            options.Scope.Add("openid");
            options.Scope.Add("profile");

            // Also over plain HTTP on the loopback, where a cookie marked Secure would not come back.
            options.CorrelationCookie.SameSite = SameSiteMode.Lax;
            options.CorrelationCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.Events.OnCreatingTicket = AskWhoAsync;
            options.Events.OnRemoteFailure = Refuse;
        });
    }

    /// <summary><c>GET /dang-nhap/ngoai</c> leads to the provider, <c>GET /dang-nhap/xong</c> comes back from it.</summary>
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/dang-nhap/ngoai", (string? ve, IConfiguration configuration) => NameIn(configuration) is null
                ? Results.Redirect("/dang-nhap")
                : Results.Challenge(new AuthenticationProperties { RedirectUri = "/dang-nhap/xong?ve=" + Uri.EscapeDataString(LocalPath.OrHome(ve)) }, [Scheme]))
            .AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/dang-nhap/xong", async (string? ve, SignInOutside signIn) => await signIn.TryAsync() is { } refused
                ? Results.Redirect("/dang-nhap?loi=" + refused)
                : Results.Redirect(LocalPath.OrHome(ve)))
            .AllowAnonymous().ExcludeFromDescription();
    }

    private static async Task AskWhoAsync(OAuthCreatingTicketContext context)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, context.Options.UserInformationEndpoint);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", context.AccessToken);
        using var answer = await context.Backchannel.SendAsync(request, context.HttpContext.RequestAborted);
        answer.EnsureSuccessStatusCode();
        var who = await answer.Content.ReadFromJsonAsync<JsonElement>(context.HttpContext.RequestAborted);
        foreach (var (member, claim) in new[] { ("sub", ClaimTypes.NameIdentifier), ("preferred_username", ClaimTypes.Name) })
        {
            if (who.TryGetProperty(member, out var value) && value.GetString() is { Length: > 0 } text)
            {
                context.Identity!.AddClaim(new Claim(claim, text));
            }
        }
    }

    private static Task Refuse(RemoteFailureContext context)
    {
        context.Response.Redirect("/dang-nhap?loi=" + SignInOutside.ProviderFailed);
        context.HandleResponse();
        return Task.CompletedTask;
    }

    private static string Or(IConfiguration configuration, string name, string otherwise) =>
        configuration["ONESTOP_SIGNIN_" + name] is { Length: > 0 } value ? value : otherwise;
}
