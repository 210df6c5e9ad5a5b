using System.Diagnostics;
using System.Text.Json.Nodes;
using OneStop.Services.Tests.Dossiers;

namespace OneStop.Services.Tests.Hosting;

/// <summary>The command line as an operator meets it: one screen, JSON for scripts, exit codes, completion.</summary>
public sealed class OperatorTests(OperatorTests.FilledProgram program) : IClassFixture<OperatorTests.FilledProgram>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Status_shows_server_ledger_figures_sources_disk_and_backup_and_says_by_its_code_whether_all_is_well()
    {
        var (idle, _, _) = await RunAsync("status", "--json");
        Assert.Equal(1, idle); // No server uses this state folder by the file yet.

        Runtime.Hosting.ServerFile.Write(new("", program.StateFolder), program.Url);
        var (saved, answer, _) = await RunAsync("backup", "--json");
        Assert.Equal(0, saved);
        var (code, output, _) = await RunAsync("status", "--json");
        var status = JsonNode.Parse(output)!;
        Assert.Equal((0, "Healthy"), (code, (string?)status["server"]!["state"]));
        Assert.Equal("Healthy", (string?)status["server"]!["checks"]!["database"]);
        Assert.Equal((string?)JsonNode.Parse(answer)!["chain"], (string?)status["ledger"]!["chain"]);
        Assert.Equal(0, (long)status["reports"]!["behind"]!);
        Assert.Equal(("test", 1L), ((string?)status["dossiers"]!["recentSources"]![0]!["source"], (long)status["dossiers"]!["recentSources"]![0]!["entries"]!));
        Assert.Equal(1, (long)status["dossiers"]!["inQuarantine"]!);
        Assert.True((long)status["disk"]!["freeBytes"]! > 0);
        Assert.Equal((string?)JsonNode.Parse(answer)!["path"], (string?)status["backup"]!["path"]);

        var (_, screen, _) = await RunAsync("status");
        Assert.Equal(["server", "ledger", "dossiers", "reports", "disk", "anchor", "backup"], screen.Split('\n').Where(line => line.Length > 0 && line[0] != ' ').Select(line => line.Split(' ')[0]));
        Assert.Contains("source test, entries 1", screen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_is_one_line_that_says_what_the_text_says()
    {
        var (code, output, _) = await RunAsync("token", "--json", "--user", "igate", "--agency", "000.00.07.H10", "--ttl", "90s");
        var token = JsonNode.Parse(output)!;
        Assert.Equal((0, "igate", "H10.07", 3), (code, (string?)token["user"], (string?)token["agency"], ((string)token["token"]!).Split('.').Length));
        var (whole, verified, _) = await RunAsync("verify", "--json");
        Assert.Equal((0, true), (whole, (bool)JsonNode.Parse(verified)!["whole"]!));
    }

    [Theory]
    [InlineData(2, "restore")]
    [InlineData(2, "completion", "tcsh")]
    [InlineData(1, "verify", "--province", "H10")]
    [InlineData(0, "help")]
    public async Task Exit_codes_are_those_of_the_help(int code, params string[] arguments)
    {
        var result = await RunAsync(arguments);
        Assert.Equal(code, result.Code);
        Assert.Equal(code == 0, result.Output.Length > 0);
        Assert.Equal(code != 0, result.Error.Length > 0);
    }

    [Fact]
    public async Task The_shell_completes_words_and_options()
    {
        var (_, script, _) = await RunAsync("completion", "bash");
        Assert.Equal("status", (await CompleteAsync(script, "onestop", "stat")).Trim());
        Assert.Equal(["--scope"], (await CompleteAsync(script, "onestop", "token", "--sc")).Split('\n', StringSplitOptions.RemoveEmptyEntries));
        var (_, fish, _) = await RunAsync("completion", "fish");
        Assert.Contains("__fish_seen_subcommand_from restore' -l replace", fish, StringComparison.Ordinal);
    }

    private static async Task<string> CompleteAsync(string script, params string[] words)
    {
        using var bash = Process.Start(new ProcessStartInfo("bash", ["-s"]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        await bash.StandardInput.WriteAsync($"{script}\nCOMP_WORDS=({string.Join(' ', words)}); COMP_CWORD={words.Length - 1}; _onestop; printf '%s\\n' \"${{COMPREPLY[@]}}\"\n");
        bash.StandardInput.Close();
        return await bash.StandardOutput.ReadToEndAsync(Ct);
    }

    private Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments) => ChildProgram.RunAsync(program.StateFolder, program.Db, Ct, arguments);

    /// <summary>A program with one step and one line in quarantine.</summary>
    public sealed class FilledProgram : RunningProgram, IAsyncLifetime
    {
        async ValueTask IAsyncLifetime.InitializeAsync()
        {
            await InitializeAsync();
            using var client = Client();
            await client.PostAsync(Steps.Received(Steps.NewDossier()));
            await client.PostAsync("{}");
            await Reports.ExampleProgram.ReachAsync(client);
        }
    }
}
