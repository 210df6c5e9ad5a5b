using System.Text.RegularExpressions;

namespace OneStop.Build.Tests.Guards;

/// <summary>Nothing in the tree depends on the machine it was written on, or says where packages were fetched from.</summary>
public sealed class MachineTraces : Guard
{
    /// <summary>The patterns are put together here, so that this file does not hold what it looks for.</summary>
    private static readonly (string Pattern, string What)[] _traces =
    [
        ("\"resol" + "ved\":\\s*\"https?:", "a lock file with addresses: make it with omit-lockfile-registry-resolved"),
        ("registry\\.npm" + "js\\.org|api\\.nu" + "get\\.org|/artifact" + "ory/|/reposit" + "ory/(?:npm|nuget)", "the address of a registry"),
        ("(?<![\\w./~$}-])/(?:wo" + "rk|ro" + "ot|ho" + "me/\\w+|Us" + "ers/\\w+)/\\w", "a path of one machine"),
        ("[A-Z]:\\\\Us" + "ers\\\\", "a path of one machine"),
        ("/tm" + "p/bash_jobs", "a path of one machine"),
    ];

    private static readonly string[] _configuration = ["nuget.config", ".npmrc"];

    public override string Rule => "No registry addresses, no machine paths";

    public override IEnumerable<Tree> Planted =>
    [
        Tree.Of(new TreeFile("services/Portal/package-lock.json", "  \"resol" + "ved\": \"https://mirror.example/x.tgz\"")),
        Tree.Of(new TreeFile("README.md", "see https://registry.npm" + "js.org/")),
        Tree.Of(new TreeFile("deploy/run", "cd /wo" + "rk/main")),
        Tree.Of(new TreeFile("deploy/run", "ls /ho" + "me/an/onestop")),
        Tree.Of(new TreeFile("NuGet.config", "<configuration />")),
    ];

    public override Tree Clean => Tree.Of(
        new TreeFile("README.md", "open http://127.0.0.1:5080 or GET /v1/work/orders"),
        new TreeFile("services/Portal/package-lock.json", "{ \"version\": \"1.0.0\" }"));

    public override IEnumerable<Fault> Check(Tree tree)
    {
        foreach (var file in tree.Files)
        {
            if (_configuration.Contains(Path.GetFileName(file.Path), StringComparer.OrdinalIgnoreCase))
            {
                yield return new Fault(file.Path, 1, "package sources belong to the machine, not to the project");
            }

            foreach (var (pattern, what) in _traces)
            {
                if (Regex.Match(file.Text, pattern, RegexOptions.CultureInvariant) is { Success: true } match)
                {
                    yield return new Fault(file.Path, 1 + file.Text.AsSpan(0, match.Index).Count('\n'), what);
                }
            }
        }
    }
}
