using System.Text.RegularExpressions;

namespace OneStop.Build.Tests.Guards;

/// <summary>
/// What deployment files and pages call by name is there in the code: settings, services for <c>--serve</c>, health addresses, the port, the
/// program, metrics.
/// </summary>
public sealed partial class DeploymentNames : Guard
{
    public override string Rule => "Deployment files name only settings, services, addresses, ports and metrics that the code has";

    public override IEnumerable<Tree> Planted =>
    [
        Planting("k8s/base/a.yaml", "- name: ONESTOP_DATABASE"),
        Planting("deploy/compose.yaml", "command: [serve, --serve, dossier]"),
        Planting("k8s/base/a.yaml", "args: [serve, --serve, \"dossiers,report\"]"),
        Planting("k8s/base/a.yaml", "httpGet: {path: /healthz, port: http}"),
        Planting("k8s/base/a.yaml", "ports: [{name: http, containerPort: 8080}]"),
        Planting("deploy/Dockerfile", "ENTRYPOINT [\"dotnet\", \"OneStop.dll\"]"),
        Planting("deploy/observability/alerts.yaml", "expr: rate(onestop_ledger_lost_total[5m]) > 0"),
    ];

    public override Tree Clean => Tree.Of([
        .. _code,
        new TreeFile("k8s/base/a.yaml", "- name: ONESTOP_DB\nargs: [serve, --serve, dossiers]\nhttpGet: {path: /health/ready, port: http}\nports: [{name: http, containerPort: 5080}]"),
        new TreeFile("k8s/base/postgres.yaml", "ports: [{name: postgres, containerPort: 5432}]"),
        new TreeFile("deploy/Dockerfile", "ENTRYPOINT [\"dotnet\", \"onestop.dll\"]"),
        new TreeFile("deploy/observability/alerts.yaml", "expr: rate(onestop_ledger_entries_total[5m]) > 0"),
    ]);

    private static readonly TreeFile[] _code =
    [
        new("services/Runtime/Hosting/OneStopSettings.cs", "\"ONESTOP_DB\" \"ONESTOP_URLS\" \"http://127.0.0.1:5080\""),
        new("services/Dossiers/DossiersModule.cs", "public override string Name => \"dossiers\";"),
        new("services/Reports/ReportsModule.cs", "public override string Name => \"reports\";"),
        new("services/Runtime/Hosting/Health.cs", "\"/health/live\" \"/health/ready\""),
        new("services/Host/Host.csproj", "<AssemblyName>onestop</AssemblyName>"),
        new("services/Runtime/Ledger/LedgerMeter.cs", "CreateCounter<long>(\"onestop.ledger.entries\")"),
    ];

    public override IEnumerable<Fault> Check(Tree tree)
    {
        var sources = tree.Files.Where(f => f.Extension == ".cs" && f.IsUnder("services/")).ToList();
        var settings = Found(sources, Setting());
        var ofTests = Found(tree.Files.Where(f => f.Extension == ".cs" && f.IsUnder("tests/") && !f.IsUnder("tests/Build.Tests/")), Setting());
        var services = Found(sources.Where(f => f.Name.EndsWith("Module", StringComparison.Ordinal)), ModuleName());
        var health = Found(sources, HealthPath());
        var metrics = Found(sources, Instrument()).Select(m => m.Replace('.', '_')).ToList();
        var port = Found(sources.Where(f => f.Name == "OneStopSettings"), DefaultPort()).SingleOrDefault();

        foreach (var file in tree.Files.Where(f => (f.IsUnder("deploy/") || f.IsUnder("k8s/") || f.Extension == ".md") && f.Extension is not (".props" or ".json" or ".mjs")))
        {
            for (var n = 0; n < file.Lines.Length; n++)
            {
                foreach (var what in Judge(file, file.Lines[n]))
                {
                    yield return new Fault(file.Path, n + 1, what);
                }
            }
        }

        IEnumerable<string> Judge(TreeFile file, string line) =>
        [
            .. Unknown(Setting(), line, file.Extension == ".md" ? [.. settings, .. ofTests] : settings, "setting"),
            .. Unknown(Serve(), line, services, "service"),
            .. Unknown(ProbePath(), line, health, "health address"),
            .. file.IsUnder("deploy/observability/") ? Metric().Matches(line).Select(m => m.Value).Where(m => !metrics.Any(k => m.StartsWith(k, StringComparison.Ordinal))).Select(m => $"no metric {m}") : [],
            .. ContainerPort().Matches(line).Select(m => m.Groups[1].Value).Where(p => p != port && file.Name != "postgres").Select(p => $"port {p} is not {port}"),
            .. Program().Matches(line).Select(m => m.Groups[1].Value).Where(p => p != "onestop.dll").Select(p => $"the program is not {p}"),
        ];
    }

    private static IEnumerable<string> Unknown(Regex pattern, string line, HashSet<string> known, string kind) =>
        from match in pattern.Matches(line)
        from name in match.Groups[1].Value.Split(',')
        where !known.Contains(name)
        select $"no {kind} {name}";

    private static HashSet<string> Found(IEnumerable<TreeFile> files, Regex pattern) =>
        [.. files.SelectMany(f => pattern.Matches(f.Text)).Select(m => m.Groups[1].Value)];

    private static Tree Planting(string path, string text) => Tree.Of([.. _code, new TreeFile(path, text)]);

    [GeneratedRegex("\\b(ONESTOP_[A-Z_]+[A-Z])\\b")]
    private static partial Regex Setting();

    [GeneratedRegex("override string Name => \"([a-z]+)\"")]
    private static partial Regex ModuleName();

    [GeneratedRegex("--serve,? \"?([a-z]+(?:,[a-z]+)*)")]
    private static partial Regex Serve();

    [GeneratedRegex("\"(/health/[a-z]+)\"")]
    private static partial Regex HealthPath();

    [GeneratedRegex("httpGet: \\{path: (/[^,}]+)")]
    private static partial Regex ProbePath();

    [GeneratedRegex("containerPort: ([0-9]+)")]
    private static partial Regex ContainerPort();

    [GeneratedRegex("127\\.0\\.0\\.1:([0-9]+)\"")]
    private static partial Regex DefaultPort();

    [GeneratedRegex("\"dotnet\", \"([^\"]+\\.dll)\"")]
    private static partial Regex Program();

    [GeneratedRegex("\"(onestop\\.[a-z]+(?:\\.[a-z]+)+)\"")]
    private static partial Regex Instrument();

    [GeneratedRegex("\\bonestop_[a-z_]+")]
    private static partial Regex Metric();
}
