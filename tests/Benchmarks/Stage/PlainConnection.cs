using System.Net;
using System.Net.Sockets;
using System.Text;

namespace OneStop.Benchmarks.Stage;

/// <summary>
/// One HTTP/1.1 connection that sends ready-made requests one after the other and reads each answer to its end. It does no more than that, because
/// it shares the processors with what it measures.
/// </summary>
internal sealed class PlainConnection : IDisposable
{
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _answer = new byte[256 * 1024];

    public static async Task<PlainConnection> OpenAsync(Uri url, CancellationToken ct)
    {
        var connection = new PlainConnection();
        await connection._socket.ConnectAsync(IPAddress.Loopback, url.Port, ct);
        return connection;
    }

    /// <summary>A request with a body.</summary>
    public static byte[] Post(Caller caller, string path, ReadOnlySpan<byte> body, string type) =>
        [.. Encoding.ASCII.GetBytes(
            $"POST /{path} HTTP/1.1\r\nHost: {caller.Url.Authority}\r\nAuthorization: Bearer {caller.Token}\r\nContent-Type: {type}\r\nContent-Length: {body.Length}\r\n\r\n"),
            .. body];

    /// <summary>A request without a body.</summary>
    public static byte[] Get(Caller caller, string path) =>
        Encoding.ASCII.GetBytes($"GET /{path} HTTP/1.1\r\nHost: {caller.Url.Authority}\r\nAuthorization: Bearer {caller.Token}\r\n\r\n");

    /// <summary>Sends a request and reads the answer; its status.</summary>
    public async Task<int> AskAsync(ReadOnlyMemory<byte> request, CancellationToken ct)
    {
        await _socket.SendAsync(request, ct);
        var length = 0;
        while (true)
        {
            var read = await _socket.ReceiveAsync(_answer.AsMemory(length), ct);
            if (read == 0)
            {
                throw new IOException("The program closed the connection.");
            }

            length += read;
            if (IsWhole(_answer.AsSpan(0, length)))
            {
                return ((_answer[9] - '0') * 100) + ((_answer[10] - '0') * 10) + (_answer[11] - '0');
            }
        }
    }

    public void Dispose() => _socket.Dispose();

    private static bool IsWhole(ReadOnlySpan<byte> answer)
    {
        var head = answer.IndexOf("\r\n\r\n"u8);
        if (head < 0)
        {
            return false;
        }

        var lengthAt = answer[..head].IndexOf("Content-Length: "u8);
        if (lengthAt < 0)
        {
            return answer.EndsWith("0\r\n\r\n"u8);
        }

        return System.Buffers.Text.Utf8Parser.TryParse(answer[(lengthAt + 16)..], out int length, out _) && answer.Length >= head + 4 + length;
    }
}
