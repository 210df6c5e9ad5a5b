using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace OneStop.Services.Tests.Hosting;

/// <summary>The program from the command line: what the scripts under <c>deploy/</c> rely on.</summary>
public sealed class CommandLineTests : IAsyncDisposable
{
    private readonly DirectoryInfo _state = Directory.CreateTempSubdirectory("onestop-child-");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        // The guard of the cluster ends it just after its program: until then it still writes into its folder.
        await Wait.UntilAsync(() => Task.FromResult(Clusters() == 0), "PostgreSQL has ended");
        foreach (var folder in new[] { _state.FullName, Runtime.Postgres.ClusterFolder.Elsewhere(_state.FullName) }.Where(Directory.Exists))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_token_is_one_line_and_works_on_a_server_that_starts_later()
    {
        var (code, output, _) = await ChildProgram.RunAsync(_state.FullName, db: null, Ct, "token", "--scope", "catalogue:read", "--agency", "000.00.07.H10");
        Assert.Equal(0, code);
        Assert.Equal(1, output.Count(c => c == '\n'));
        var payload = JsonNode.Parse(Base64(output.Split('.')[1]))!;
        Assert.Equal(("onestop", "cli", "catalogue:read", "H10.07"), ((string?)payload["aud"], (string?)payload["sub"], (string?)payload["scope"], (string?)payload["agency"]));

        await using var server = await ChildProgram.ServeAsync(_state.FullName, await TestCluster.NewDatabaseAsync(Ct), Ct);
        using var client = new HttpClient { BaseAddress = new Uri(server.Url) };
        client.DefaultRequestHeaders.Authorization = new("Bearer", output.Trim());
        using var allowed = await client.GetAsync(new Uri("/v1/catalogue/agencies", UriKind.Relative), Ct);
        using var refused = await client.PostAsync(new Uri("/v1/steps", UriKind.Relative), new StringContent("[]", Encoding.UTF8, "application/json"), Ct);
        Assert.Equal(HttpStatusCode.OK, allowed.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Theory]
    [InlineData("token", "--scope", "no:such")]
    [InlineData("token", "--scope", ",")]
    [InlineData("token", "--ttl", "soon")]
    [InlineData("token", "--scopes", "reports:read")]
    [InlineData("serve", "--demo", "binh-phuoc", "--empty")]
    [InlineData("no-such-verb")]
    [InlineData("serve", "--serve", "no-such-service")]
    public async Task A_wrong_call_ends_with_2_and_says_nothing_on_standard_output(params string[] arguments)
    {
        var (code, output, error) = await ChildProgram.RunAsync(_state.FullName, db: null, Ct, arguments);
        Assert.Equal((2, ""), (code, output));
        Assert.NotEmpty(error);
    }

    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    [InlineData("KILL")]
    public async Task However_it_ends_its_private_cluster_ends_with_it_and_starts_again(string signal)
    {
        await using (var server = await ChildProgram.ServeAsync(_state.FullName, db: null, Ct))
        {
            Assert.Equal("ready", server.ReadyLine[0]);
            Assert.Equal(4, server.ReadyLine.Count);
            Assert.True(Clusters() > 0);
            Assert.Equal(signal == "KILL" ? 137 : 0, await server.StopAsync(signal));
            Assert.Equal("", await server.MoreOutput);
        }

        await Wait.UntilAsync(() => Task.FromResult(Clusters() == 0), "PostgreSQL has ended");
        await using var again = await ChildProgram.ServeAsync(_state.FullName, db: null, Ct);
        Assert.Equal("ready", again.ReadyLine[0]);
    }

    // The state folder of the test is closed to the account of the cluster when the tests run as root: then it lies elsewhere, under a name of its own.
    private int Clusters()
    {
        var folder = Path.Combine(_state.FullName, "postgres");
        using var list = Process.Start(new ProcessStartInfo("ps", ["-eo", "args"]) { RedirectStandardOutput = true })!;
        var lines = list.StandardOutput.ReadToEnd().Split('\n');
        var elsewhere = Directory.Exists(folder) ? folder : Runtime.Postgres.ClusterFolder.Elsewhere(_state.FullName);
        return lines.Count(line => line.Contains($"-D {elsewhere}", StringComparison.Ordinal));
    }

    private static byte[] Base64(string text) => Convert.FromBase64String(text.Replace('-', '+').Replace('_', '/').PadRight((text.Length + 3) / 4 * 4, '='));
}
