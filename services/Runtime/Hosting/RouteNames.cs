using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace OneStop.Runtime.Hosting;

/// <summary>Names the span of a request after its route: <c>GET /v1/dossiers/{code}</c>, and says which province it is for where there are several.</summary>
internal static class RouteNames
{
    public static void UseRouteNames(this WebApplication app)
    {
        var province = app.Services.GetRequiredService<OneStopSettings>().Province;
        app.Use((context, next) =>
        {
            if (context.Features.Get<IHttpActivityFeature>()?.Activity is { IsAllDataRequested: true } span && context.GetEndpoint() is RouteEndpoint { RoutePattern.RawText: { } pattern })
            {
                var route = "/" + pattern.TrimStart('/');
                span.DisplayName = $"{context.Request.Method} {route}";
                span.SetTag("http.route", route);
                span.SetTag("onestop.province", province);
            }

            return next(context);
        });
    }
}
