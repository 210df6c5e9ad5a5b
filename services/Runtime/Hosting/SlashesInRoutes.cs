using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace OneStop.Runtime.Hosting;

/// <summary>
/// Gives routes their values with the slashes the caller wrote as <c>%2F</c>. The server decodes every other escape of a path before routing but
/// leaves this one, because it would split the value; once the route is chosen the whole value is known. A value that means the three characters
/// <c>%2F</c> themselves cannot be asked for.
/// </summary>
internal static class SlashesInRoutes
{
    private const string Escaped = "%2F";

    public static void UseSlashesInRoutes(this WebApplication app) => app.Use((context, next) =>
    {
        Decode(context.Request.RouteValues);
        return next(context);
    });

    private static void Decode(RouteValueDictionary values)
    {
        if (values.Count == 0)
        {
            return;
        }

        foreach (var (name, value) in values.ToArray())
        {
            if (value is string text && text.Contains(Escaped, StringComparison.OrdinalIgnoreCase))
            {
                values[name] = text.Replace(Escaped, "/", StringComparison.OrdinalIgnoreCase);
            }
        }
    }
}
