using System.Text.RegularExpressions;
using OneStop.Runtime.Hosting;
using OneStop.Services.Tests.Demo;

namespace OneStop.Services.Tests.Hosting;

/// <summary>How the pages, the image, compose and the manifests call the program is understood by it, word by word.</summary>
public sealed partial class WrittenCallsTests
{
    private static readonly IReadOnlyList<Verb> _verbs = OneStopProgram.Verbs(Host.Services.All, Host.Services.Others, Host.Services.Verbs);

    private static readonly string[] _pages = ["README.md", "contracts/samples/README.md", "deploy/README.md", "deploy/SECURITY.md", "deploy/capacity.md"];

    [Fact]
    public async Task Every_call_that_is_written_down_is_understood()
    {
        var calls = new List<string>();
        foreach (var page in _pages)
        {
            calls.AddRange(InText().Matches(await ReadAsync(page)).Select(match => match.Groups["words"].Value));
        }

        foreach (var file in Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Folder, "k8s"), "*.yaml", SearchOption.AllDirectories).Append("deploy/compose.yaml").Append("deploy/Dockerfile"))
        {
            calls.AddRange(InList().Matches(await ReadAsync(file)).Select(match => match.Groups["words"].Value.Replace("\"", "", StringComparison.Ordinal).Replace(',', ' ')));
        }

        Assert.True(calls.Count > 20, $"{calls.Count} calls found");
        Assert.All(calls, call => Assert.Null(RefusalOf(call)));
    }

    [Theory]
    [InlineData("token --scopes reports:read")]
    [InlineData("backups FILE")]
    [InlineData("serve --serve")]
    public void A_call_that_is_not_understood_would_be_seen(string call) => Assert.NotNull(RefusalOf(call));

    private static Task<string> ReadAsync(string path) => File.ReadAllTextAsync(Path.Combine(RepositoryRoot.Folder, path), TestContext.Current.CancellationToken);

    private static string? RefusalOf(string call)
    {
        var words = call.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return _verbs.FirstOrDefault(verb => verb.Name == words[0]) is { } verb ? VerbArguments.Read(verb, words[1..]).Refusal : $"There is no verb {words[0]}.";
    }

    // Up to what ends it: a quotation mark, a bracket, a pipe, "and so on". "bench" is the script's own word, not the program's.
    [GeneratedRegex(@"(?:deploy/onestop|`onestop) +(?<words>(?!bench|help|VERB)[a-z]+(?: +(?!…)[^\s`()|;…]+)*)(?=\s*[`()|;…])", RegexOptions.CultureInvariant)]
    private static partial Regex InText();

    [GeneratedRegex(@"(?:args:|^\s*command:|CMD) *\[(?<words>""?(?:serve|migrate)[^\]]*)\]", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex InList();
}
