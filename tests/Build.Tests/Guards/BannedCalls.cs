namespace OneStop.Build.Tests.Guards;

/// <summary>Calls that are not made here, each with what to call instead.</summary>
public sealed class BannedCalls : Guard
{
    private static readonly WordRule[] _everywhere =
    [
        new(@"\bDateTime\.(Now|UtcNow|Today)\b", "ask a TimeProvider that was given in"),
        new(@"\bDateTimeOffset\.(Now|UtcNow)\b", "ask a TimeProvider that was given in"),
        new(@"\bThread\.Sleep\b", "wait for the signal; where there is none, Task.Delay with a token"),
        new(@"\basync void\b", "return a Task"),
        new(@"\.GetAwaiter\(\)\.GetResult\(\)", "await it"),
        new(@"\bGC\.Collect\b", "let the collector decide"),
    ];

    private static readonly WordRule[] _services =
    [
        new(@"\bConsole\.(Write|WriteLine|Error|Out)\b", "write a log entry; only verbs talk to the terminal"),
        new(@"\bnew HttpClient\(", "take a client from IHttpClientFactory or PeerClient"),
        new(@"\bnew Random\(|\bRandom\.Shared\b", "take a seed, or RandomNumberGenerator for secrets"),
        new(@"\bnew Regex\(", "use [GeneratedRegex]"),
    ];

    private static readonly string[] _plantedLines =
    [
        "var now = DateTime.Now;", "var now = DateTimeOffset.UtcNow;", "Thread.Sleep(100);", "public async void Run() { }", "var x = t.GetAwaiter().GetResult();",
        "GC.Collect();", "Console.WriteLine(1);", "using var c = new HttpClient();", "var r = new Random(1);", "var r = new Regex(p);",
    ];

    /// <summary>Where verbs live: they are the program's terminal side.</summary>
    private static readonly string[] _terminal = ["services/Host/", "services/Runtime/Hosting/"];

    public override string Rule => "Banned calls are not made";

    public override IEnumerable<Tree> Planted =>
    [
        .. _plantedLines.Select(line => Tree.Of(new TreeFile("services/Reports/A.cs", line))),
        Tree.Of(new TreeFile("tests/Core.Tests/A.cs", "var today = DateTime.Today;")),
    ];

    public override Tree Clean => Tree.Of(
        new TreeFile("services/Reports/A.cs", "var now = clock.GetUtcNow(); // not DateTime.Now"),
        new TreeFile("services/Host/Demo/A.cs", "Console.Error.WriteLine(1);"),
        new TreeFile("tests/Core.Tests/A.cs", "using var c = new HttpClient();"));

    public override IEnumerable<Fault> Check(Tree tree) =>
        from file in tree.Sources()
        where !file.IsUnder("tests/Build.Tests/")
        let rules = file.IsUnder("services/") ? _everywhere.Concat(_services.Where(r => !Terminal(file, r))) : _everywhere
        from fault in WordRule.Apply(rules, file)
        select fault;

    /// <summary>Verbs write to the terminal and are clients of their own; the other rules hold for them too.</summary>
    private static bool Terminal(TreeFile file, WordRule rule) => (rule == _services[0] || rule == _services[1]) && (_terminal.Any(file.IsUnder) || file.Path.Contains("Verb", StringComparison.Ordinal));
}
