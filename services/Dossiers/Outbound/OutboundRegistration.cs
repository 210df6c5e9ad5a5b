using Microsoft.Extensions.DependencyInjection;
using OneStop.Runtime.Hosting;

namespace OneStop.Dossiers.Outbound;

/// <summary>Registration of the way out.</summary>
internal static class OutboundRegistration
{
    public static IServiceCollection AddOutbound(this IServiceCollection services)
    {
        services.AddSingleton<OutboundHosts>();
        services.AddHttpClient(OutboundHosts.Client, static client => client.Timeout = Timeout.InfiniteTimeSpan)
            .AddHttpMessageHandler(static () => new SocketFaultHandler())
            .ConfigurePrimaryHttpMessageHandler(static provider => provider.GetRequiredService<OutboundHosts>().NewHandler());
        return services;
    }
}
