using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace OneStop.Runtime.Hosting;

/// <summary>
/// Lets a request through to its route. Closed by default: a route says <c>AllowAnonymous</c>, or names a policy of its own, or the caller
/// needs a valid bearer token, with the scope the route requires.
/// </summary>
internal sealed class Gate(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint() is not RouteEndpoint { Metadata: var metadata }
            || metadata.GetMetadata<IAllowAnonymous>() is not null
            || (metadata.GetMetadata<IAuthorizeData>() is not null && metadata.GetMetadata<RequiredScope>() is null))
        {
            await next(context);
            return;
        }

        var bearer = await context.AuthenticateAsync(JwtBearerDefaults.AuthenticationScheme);
        if (bearer.Principal is null || Access.Of(bearer.Principal) is not { } access)
        {
            await Unauthenticated(context).ExecuteAsync(context);
            return;
        }

        context.User = bearer.Principal;
        context.Features.Set(access);
        var missing = metadata.GetOrderedMetadata<RequiredScope>().FirstOrDefault(required => !access.May(required.Scope));
        if (missing is not null)
        {
            await MissingScope(missing.Scope).ExecuteAsync(context);
            return;
        }

        await next(context);
    }

    private static Problem Unauthenticated(HttpContext context)
    {
        context.Response.Headers.WWWAuthenticate = "Bearer";
        return Problem.Of(StatusCodes.Status401Unauthorized, "unauthenticated", "A valid bearer token is needed.");
    }

    private static Problem MissingScope(string scope) => Problem.Of(
        StatusCodes.Status403Forbidden,
        "missingScope",
        $"The token lacks the scope {scope}.",
        new Dictionary<string, object?> { ["scope"] = scope });
}
