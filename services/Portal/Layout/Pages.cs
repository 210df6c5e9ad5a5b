using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http;

namespace OneStop.Portal.Layout;

/// <summary>What holds for every page and for no other address: security headers, and a page of our own for addresses that lead nowhere.</summary>
public static class Pages
{
    /// <summary>Adds both to the pipeline; the addresses of the services keep their own answers.</summary>
    public static void Use(WebApplication app)
    {
        app.Use((context, next) =>
        {
            if (context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null)
            {
                SecurityHeaders.Set(context);
            }

            return next(context);
        });
        app.UseWhen(IsOurs, branch => branch.UseStatusCodePagesWithReExecute("/khong-tim-thay"));
    }

    private static bool IsOurs(HttpContext context) =>
        context.GetEndpoint() is null
        && HttpMethods.IsGet(context.Request.Method)
        && !context.Request.Path.StartsWithSegments("/v1")
        && context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
}
