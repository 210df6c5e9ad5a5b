using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace OneStop.Runtime.Hosting;

/// <summary>
/// The API described by itself (OpenAPI 3.1): <c>/openapi/v1.json</c> is everything this program serves, <c>/openapi/{module}.json</c> one
/// module, as kept in <c>contracts/openapi</c>. A module puts its routes under its name by <c>WithGroupName</c>.
/// </summary>
public static class OpenApiDocuments
{
    /// <summary>The document of everything.</summary>
    public const string All = "v1";

    private const string Bearer = "bearer";

    internal static void AddOpenApiDocuments(this IServiceCollection services, IEnumerable<Module> modules)
    {
        services.AddOpenApi(All, options =>
        {
            options.ShouldInclude = description => description.RelativePath?.StartsWith("v1/", StringComparison.Ordinal) == true;
            Describe(options, "OneStop");
        });
        foreach (var module in modules)
        {
            services.AddOpenApi(module.Name, options =>
            {
                options.ShouldInclude = description => description.GroupName == module.Name;
                Describe(options, $"OneStop: {module.Name}");
            });
        }
    }

    internal static void MapOpenApiDocuments(this IEndpointRouteBuilder app) => app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();

    private static void Describe(OpenApiOptions options, string title)
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo { Title = title, Version = "1" };
            document.Servers = [];
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
            document.Components.SecuritySchemes[Bearer] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = Bearer, BearerFormat = "JWT" };
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            var rule = AccessTable.Find(context.Description.HttpMethod ?? "GET", context.Description.RelativePath ?? "");
            if (rule is { Scopes: { Count: > 0 } scopes })
            {
                operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Bearer, context.Document)] = [.. scopes] }];
            }

            return Task.CompletedTask;
        });
    }
}
