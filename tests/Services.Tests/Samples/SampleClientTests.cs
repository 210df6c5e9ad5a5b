using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using OneStop.Services.Tests.Demo;
using OneStop.Services.Tests.Dossiers;
using OneStop.Services.Tests.Webhooks;

namespace OneStop.Services.Tests.Samples;

/// <summary>The small clients do what they say, against the running program.</summary>
public sealed class SampleClientTests(OutboundProgram program) : IClassFixture<OutboundProgram>
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Theory]
    [InlineData("curl", "sh", "curl/send.sh")]
    [InlineData("python", "python3", "python/send.py")]
    [InlineData("csharp", "dotnet", "run", "csharp/Send.cs", "--")]
    public async Task It_sends_a_dossier_twice_and_reads_it_back(string language, string command, params string[] arguments)
    {
        var code = $"mau/{language}/000.00.07.H10-210412-0001";
        using var client = Start(command, [.. arguments, program.Url, program.MintToken("H10", "sample", "steps:write", "dossiers:read"), code]);
        var (output, errors) = (client.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), client.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        using var patience = new CancellationTokenSource(Patience);
        await client.WaitForExitAsync(patience.Token);
        Assert.True(client.ExitCode == 0, await output + await errors);
        var lines = (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => JsonNode.Parse(line)!.AsObject()).ToList();
        Assert.Equal(["2/0/0", "0/2/0"], lines.Take(2).Select(static answer => answer.Counts()));
        Assert.Equal($"{code} ended early", $"{lines[2]["code"]} {lines[2]["status"]} {lines[2]["outcome"]}");
    }

    [Fact]
    public async Task The_receiver_takes_signed_deliveries_and_refuses_others()
    {
        var port = FreePort();
        using var client = program.Client();
        var (_, made) = await client.SendAsync(HttpMethod.Put, "/v1/webhooks/mau", new JsonObject { ["url"] = $"http://127.0.0.1:{port}/", ["events"] = new JsonArray("dossier.received") });
        using var receiver = Start("python3", ["python/receive.py", (string)made["secret"]!, $"{port}"]);
        try
        {
            using var patience = new CancellationTokenSource(Patience);
            Assert.Equal($"listening {port}", await receiver.StandardOutput.ReadLineAsync(patience.Token));
            using var forged = new HttpRequestMessage(HttpMethod.Post, new Uri($"http://127.0.0.1:{port}/")) { Content = new StringContent("{\"events\":[]}") };
            forged.Headers.Add("OneStop-Signature", $"t={TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()},v1={new string('0', 64)}");
            using var refused = await client.SendAsync(forged, patience.Token);
            Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
            var code = Steps.NewDossier();
            await client.PostAsync(Steps.Received(code));
            Assert.Equal($"1 dossier.received {code}", await receiver.StandardOutput.ReadLineAsync(patience.Token));
        }
        finally
        {
            receiver.Kill(entireProcessTree: true);
        }
    }

    private static Process Start(string command, string[] arguments) => Process.Start(new ProcessStartInfo(command, arguments)
    {
        WorkingDirectory = Path.Combine(RepositoryRoot.Folder, "contracts/samples"),
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
