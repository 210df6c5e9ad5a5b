using System.Diagnostics;
using System.Text;
using OneStop.Services.Tests.Demo;

namespace OneStop.Services.Tests.Readme;

/// <summary>Every command of the README is run against the program with the demo province, in one shell, and prints what the page shows.</summary>
[Collection(nameof(DemoCollection))]
public sealed class ReadmeTests(DemoProgram program)
{
    private const string Mark = "---- end of command";

    [Fact]
    public async Task Every_command_prints_what_the_page_shows()
    {
        var exchanges = Transcript.Read(await File.ReadAllTextAsync(Path.Combine(RepositoryRoot.Folder, "README.md"), TestContext.Current.CancellationToken));
        Assert.True(exchanges.Count >= 8, "the page has its commands");

        var script = new StringBuilder("set -u\n");
        foreach (var exchange in exchanges)
        {
            script.Append(exchange.Command.Replace("http://127.0.0.1:5080", program.Url, StringComparison.Ordinal)).Append("\necho '").Append(Mark).Append("'\n");
        }

        var printed = (await RunAsync(script.ToString())).Split(Mark + "\n");
        for (var n = 0; n < exchanges.Count; n++)
        {
            var expected = string.Concat(exchanges[n].Output.Select(line => line + "\n"));
            Assert.True(expected == printed[n], $"$ {exchanges[n].Command}\nthe page shows:\n{expected}\nit printed:\n{printed[n]}");
        }
    }

    [Fact]
    public void A_changed_output_would_be_seen()
    {
        var exchange = Assert.Single(Transcript.Read("text\n```console\n$ a \\\n> b\none\ntwo\n```\n$ no command\n```sh\ndeploy/run\n```\n"));
        Assert.Equal("a \\\nb", exchange.Command);
        Assert.Equal(["one", "two"], exchange.Output);
    }

    private async Task<string> RunAsync(string script)
    {
        var shell = new ProcessStartInfo("/bin/sh", ["-c", script]) { WorkingDirectory = RepositoryRoot.Folder, RedirectStandardOutput = true };
        shell.Environment["ONESTOP_DATA"] = program.StateFolder;
        using var process = Process.Start(shell)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return output.ReplaceLineEndings("\n");
    }
}
