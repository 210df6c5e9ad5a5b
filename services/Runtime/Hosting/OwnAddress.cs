using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace OneStop.Runtime.Hosting;

/// <summary>Where this program answers, known once it listens.</summary>
public sealed class OwnAddress
{
    private readonly TaskCompletionSource<string> _url = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>
    /// A URL of this program that this machine can reach, without a closing slash. It completes when the server listens, so a hosted service
    /// must not wait for it in <c>StartAsync</c>.
    /// </summary>
    public Task<string> Url => _url.Task;

    /// <summary>The server listens.</summary>
    internal void Open(IServiceProvider services)
    {
        var addresses = services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        if (addresses.FirstOrDefault() is { } first)
        {
            var here = first.Replace("://[::]", "://127.0.0.1", StringComparison.Ordinal).Replace("://0.0.0.0", "://127.0.0.1", StringComparison.Ordinal)
                .Replace("://+", "://127.0.0.1", StringComparison.Ordinal).Replace("://*", "://127.0.0.1", StringComparison.Ordinal);
            _url.TrySetResult(here.TrimEnd('/'));
        }
    }
}
