using System.Net;
using System.Net.Sockets;
using OneStop.Runtime.Hosting;

namespace OneStop.Runtime.Tests.Hosting;

/// <summary>Whether a server uses the state folder: verbs that must not run beside one ask this.</summary>
public sealed class ServerFileTests : IDisposable
{
    private readonly DirectoryInfo _state = Directory.CreateTempSubdirectory("onestop-url-");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private OneStopSettings Settings => new("http://127.0.0.1:0", _state.FullName);

    public void Dispose() => _state.Delete(recursive: true);

    [Fact]
    public async Task A_server_that_hangs_runs()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        ServerFile.Write(Settings, $"http://{listener.LocalEndpoint}");
        Assert.True(await ServerFile.AnswersAsync(Settings, TimeSpan.FromMilliseconds(100), Ct));
    }

    [Fact]
    public async Task Where_nobody_listens_none_runs()
    {
        using (var listener = new TcpListener(IPAddress.Loopback, 0))
        {
            listener.Start();
            ServerFile.Write(Settings, $"http://{listener.LocalEndpoint}");
        }

        Assert.False(await ServerFile.AnswersAsync(Settings, Ct));
        ServerFile.Remove(Settings);
        Assert.False(await ServerFile.AnswersAsync(Settings, Ct));
    }

    [Theory]
    [InlineData("")]
    [InlineData("file:///etc/hosts")]
    [InlineData("h")]
    public async Task A_file_that_names_no_address_names_no_server(string text)
    {
        ServerFile.Write(Settings, text);
        Assert.False(await ServerFile.AnswersAsync(Settings, Ct));
    }

    [Fact]
    public async Task Who_gives_up_asking_is_not_told_anything()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        ServerFile.Write(Settings, $"http://{listener.LocalEndpoint}");
        using var stop = new CancellationTokenSource();
        var asking = ServerFile.AnswersAsync(Settings, stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
    }
}
