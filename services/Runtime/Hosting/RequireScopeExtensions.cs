using Microsoft.AspNetCore.Builder;

namespace OneStop.Runtime.Hosting;

/// <summary>What a token must carry for a route; the gate reads it.</summary>
public sealed record RequiredScope(string Scope);

/// <summary>Marking routes.</summary>
public static class RequireScopeExtensions
{
    /// <summary>Only a token that carries <paramref name="scope"/> gets through: else 401 <c>unauthenticated</c> or 403 <c>missingScope</c>.</summary>
    public static TBuilder RequireScope<TBuilder>(this TBuilder routes, string scope)
        where TBuilder : IEndpointConventionBuilder =>
        routes.WithMetadata(new RequiredScope(scope));
}
