using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;

namespace OneStop.Runtime.Hosting;

/// <summary>
/// Lets a request through to its route as the <see cref="AccessTable"/> says. Closed by default: an address outside the table is open only where
/// it says <c>AllowAnonymous</c> or names a policy of its own.
/// </summary>
internal sealed class Gate(RequestDelegate next, VisitorLimit limit)
{
    public async Task InvokeAsync(HttpContext context)
    {
        // No text of ours holds this character and PostgreSQL cannot: a statement that it reached would fail, with its connection in an unsure state.
        if (context.Request.QueryString.Value?.Contains("%00", StringComparison.Ordinal) is true)
        {
            await Problem.Of(StatusCodes.Status400BadRequest, "badRequest", "The request cannot be read: its query holds U+0000.").ExecuteAsync(context);
            return;
        }

        var endpoint = context.GetEndpoint();
        var rule = AccessTable.Of(endpoint);
        if (rule is { Limited: true } && await limit.RefusesAsync(context) is { } tooFast)
        {
            await tooFast.ExecuteAsync(context);
            return;
        }

        if (rule is { NeedsToken: false } || (rule is null && (endpoint is null || HasOwnPolicy(endpoint.Metadata))))
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
        if (rule is not null && Refusal(rule, access) is { } refused)
        {
            await refused.ExecuteAsync(context);
            return;
        }

        await next(context);
    }

    private static bool HasOwnPolicy(EndpointMetadataCollection metadata) =>
        metadata.GetMetadata<IAllowAnonymous>() is not null || metadata.GetMetadata<IAuthorizeData>() is not null;

    private static Problem Unauthenticated(HttpContext context)
    {
        context.Response.Headers.WWWAuthenticate = "Bearer";
        return Problem.Of(StatusCodes.Status401Unauthorized, "unauthenticated", "A valid bearer token is needed.");
    }

    private static Problem? Refusal(AccessRule rule, Access access)
    {
        if (rule.Scopes.FirstOrDefault(scope => !access.May(scope)) is { } missing)
        {
            return Problem.Of(
                StatusCodes.Status403Forbidden, "missingScope", $"The token lacks the scope {missing}.", new Dictionary<string, object?> { ["scope"] = missing });
        }

        if (access.Source is not null && rule.Route != AccessTable.StepsRoute)
        {
            return Problem.Of(StatusCodes.Status403Forbidden, "sourceOnly", "Mã truy cập của một nguồn chỉ gửi được báo cáo các bước.");
        }

        return rule.IsBeyond(access)
            ? Problem.Of(StatusCodes.Status403Forbidden, "foreignScope", rule.Reach is Reach.Root ? "Chỉ dành cho mã truy cập của tỉnh." : "Chỉ dành cho mã truy cập phạm vi *.")
            : null;
    }
}
