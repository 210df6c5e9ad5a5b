using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Endpoints;

using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace OneStop.Portal.Layout;

/// <summary>What holds for every page and for no other address: security headers, and pages of our own for addresses that lead nowhere and for faults.</summary>
public static class Pages
{
    /// <summary>Adds the headers and the page for faults to the pipeline; the addresses of the services keep their own answers.</summary>
    public static void Use(WebApplication app) => app.Use(async (context, next) =>
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is null)
        {
            await next(context);
            return;
        }

        SecurityHeaders.Set(context);
        try
        {
            await next(context);
        }
        catch (Exception e) when (!context.Response.HasStarted && e is not BadHttpRequestException && !context.RequestAborted.IsCancellationRequested)
        {
            app.Logger.LogError(e, "The page {Path} failed", context.Request.Path);
            context.Response.Clear();
            SecurityHeaders.Set(context);
            await new RazorComponentResult<FaultPage> { StatusCode = StatusCodes.Status500InternalServerError }.ExecuteAsync(context);
        }
    });

    /// <summary>Any address that is no page, no file and no address of a service.</summary>
    public static void MapNotFound(IEndpointRouteBuilder app) => app
        .MapGet("/{*path:regex(^(?!v1/|health|openapi|metrics|\\.well-known).*$)}", (HttpContext context) =>
        {
            SecurityHeaders.Set(context);
            return new RazorComponentResult<NotFoundPage> { StatusCode = StatusCodes.Status404NotFound };
        })
        .WithOrder(int.MaxValue)
        .AllowAnonymous()
        .ExcludeFromDescription();
}
