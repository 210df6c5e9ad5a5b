using System.Net;
using System.Net.Sockets;
using OneStop.Runtime.Hosting;

namespace OneStop.Runtime.Tests.Hosting;

/// <summary>A peer that hangs up between the connection and the request is a peer that is away, whatever the library calls it.</summary>
public sealed class SocketFaultTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_connection_reset_before_it_was_used_is_a_failed_request()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var client = new HttpClient(new SocketFaultHandler { InnerHandler = new SocketsHttpHandler { ConnectCallback = (_, ct) => ConnectAndBeResetAsync(listener, ct) } });
        var failure = await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(new Uri("http://peer/"), Ct));
        Assert.Equal(HttpRequestError.ConnectionError, failure.HttpRequestError);
        Assert.IsType<SocketException>(failure.InnerException);
    }

    private static async ValueTask<Stream> ConnectAndBeResetAsync(TcpListener listener, CancellationToken ct)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(listener.LocalEndpoint, ct);
        using (var other = await listener.AcceptSocketAsync(ct))
        {
            other.LingerState = new(true, 0);
        }

        while (!socket.Poll(TimeSpan.FromMilliseconds(10), SelectMode.SelectRead))
        {
            ct.ThrowIfCancellationRequested();
        }

        return new NetworkStream(socket, ownsSocket: true);
    }
}
