using System.Diagnostics;

namespace OneStop.Build.Tests;

/// <summary>The kept description of messages is AsyncAPI 3.0, judged by the official parser.</summary>
public sealed class AsyncApiTests
{
    private static readonly string _root = Tree.FindRoot();
    private static readonly string _check = Path.Combine(_root, "contracts/check");
    private static readonly Lazy<bool> _ready = new(Install);

    [Fact]
    public void The_description_of_messages_is_valid()
    {
        var (said, code) = Judge(File.ReadAllText(Path.Combine(_root, "contracts/asyncapi.json")));
        Assert.True(code == 0, said);
        Assert.Contains("AsyncAPI 3.0.0, 3 channels, 3 operations, 4 messages", said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_action_and_a_reference_to_nothing_are_caught()
    {
        var kept = File.ReadAllText(Path.Combine(_root, "contracts/asyncapi.json"));
        Assert.Equal(1, Judge(kept.Replace("\"action\": \"send\"", "\"action\": \"publish\"", StringComparison.Ordinal)).Code);
        Assert.Equal(1, Judge(kept.Replace("#/components/schemas/dossierEvent", "#/components/schemas/nothing", StringComparison.Ordinal)).Code);
    }

    private static (string Said, int Code) Judge(string document)
    {
        Assert.True(_ready.Value, "npm ci failed in contracts/check");
        return Run("node", ["asyncapi.mjs"], document);
    }

    private static bool Install()
    {
        var installed = new FileInfo(Path.Combine(_check, "node_modules/.package-lock.json"));
        return (installed.Exists && installed.LastWriteTimeUtc >= File.GetLastWriteTimeUtc(Path.Combine(_check, "package-lock.json")))
            || Run("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], "").Code == 0;
    }

    private static (string Said, int Code) Run(string program, string[] arguments, string input)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = _check, RedirectStandardInput = true, RedirectStandardOutput = true })!;
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (said, process.ExitCode);
    }
}
