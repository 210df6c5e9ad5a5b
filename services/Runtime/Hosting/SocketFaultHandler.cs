using System.Net.Sockets;

namespace OneStop.Runtime.Hosting;

/// <summary>
/// Makes every failed connection an <see cref="HttpRequestException"/>. A peer that resets a connection in the moment it was made lets the
/// library's pool throw a bare <see cref="SocketException"/>, which nobody who waits for an absent peer expects. Stands next to the network.
/// </summary>
public sealed class SocketFaultHandler : DelegatingHandler
{
    /// <exception cref="HttpRequestException">The peer does not answer.</exception>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        catch (SocketException fault)
        {
            throw new HttpRequestException(HttpRequestError.ConnectionError, fault.Message, fault);
        }
    }
}
