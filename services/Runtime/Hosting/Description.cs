using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace OneStop.Runtime.Hosting;

/// <summary>The program while the build looks at its routes to write the OpenAPI document: no database, nothing that works in the background.</summary>
internal static class Description
{
    public static async Task RunAsync(OneStopSettings settings, IReadOnlyList<Module> modules)
    {
        var state = Directory.CreateTempSubdirectory("onestop-description-");
        await using var app = Server.Build(settings with { DataFolder = state.FullName }, modules, database: null, builder =>
        {
            var background = builder.Services.Where(service => service.ServiceType == typeof(IHostedService) && !IsWebServer(service)).ToList();
            background.ForEach(service => builder.Services.Remove(service));
        });

        // The generator ends the process without asking; what the folder held has been read by now.
        state.Delete(recursive: true);
        await app.RunAsync();
    }

    private static bool IsWebServer(ServiceDescriptor service) => service.ImplementationType?.Assembly.GetName().Name == "Microsoft.AspNetCore.Hosting";
}
