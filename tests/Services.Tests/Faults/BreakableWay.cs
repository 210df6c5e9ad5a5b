using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace OneStop.Services.Tests.Faults;

/// <summary>A way over TCP to a server, which can be cut, or made to swallow whatever is sent on it, as a lost network does.</summary>
public sealed class BreakableWay : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<Socket, bool> _open = new();
    private readonly CancellationTokenSource _ends = new();
    private readonly int _to;
    private volatile State _state;

    public BreakableWay(Uri to)
    {
        _to = to.Port;
        _listener.Start();
        _ = AcceptAsync();
    }

    /// <summary>What the way does.</summary>
    public enum State
    {
        /// <summary>It carries.</summary>
        Open,

        /// <summary>Connections are reset, new ones too.</summary>
        Cut,

        /// <summary>Connections stand, new ones too, and nothing arrives.</summary>
        Swallows,
    }

    /// <summary>The address to call instead of the server's.</summary>
    public string Url => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    /// <summary>Changes it. Whatever was open before the way carries again is lost.</summary>
    public void Turn(State state)
    {
        _state = state;
        if (state is not State.Swallows)
        {
            foreach (var socket in _open.Keys)
            {
                socket.Close(0);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _ends.CancelAsync();
        _listener.Dispose();
        Turn(State.Cut);
        _ends.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_ends.IsCancellationRequested)
        {
            var caller = await _listener.AcceptSocketAsync(_ends.Token);
            _open[caller] = true;
            _ = CarryAsync(caller);
        }
    }

    private async Task CarryAsync(Socket caller)
    {
        using var server = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            if (_state is State.Cut)
            {
                return;
            }

            await server.ConnectAsync(IPAddress.Loopback, _to, _ends.Token);
            _open[server] = true;
            await Task.WhenAny(CarryAsync(caller, server), CarryAsync(server, caller));
        }
        catch (Exception lost) when (lost is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // What the way was made for.
        }
        finally
        {
            caller.Close(0);
            _open.TryRemove(caller, out _);
            _open.TryRemove(server, out _);
        }
    }

    private async Task CarryAsync(Socket from, Socket to)
    {
        var buffer = new byte[16_384];
        while (await from.ReceiveAsync(buffer, _ends.Token) is > 0 and var read)
        {
            if (_state is State.Open)
            {
                await to.SendAsync(buffer.AsMemory(0, read), _ends.Token);
            }
        }
    }
}
