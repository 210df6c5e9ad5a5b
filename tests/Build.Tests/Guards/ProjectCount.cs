namespace OneStop.Build.Tests.Guards;

/// <summary>Few projects, each in the solution.</summary>
public sealed class ProjectCount : Guard
{
    private const int ProjectsMax = 18;

    public override string Rule => "There are at most 18 projects and the solution holds each";

    public override IEnumerable<Tree> Planted =>
    [
        Tree.Of(new TreeFile("OneStop.sln", string.Empty), new TreeFile("services/Core/Core.csproj", string.Empty)),
        Tree.Of([Solution(19), .. Enumerable.Range(0, 19).Select(Project)]),
    ];

    public override Tree Clean => Tree.Of([Solution(18), .. Enumerable.Range(0, 18).Select(Project)]);

    public override IEnumerable<Fault> Check(Tree tree)
    {
        var projects = tree.Files.Where(f => f.Extension == ".csproj").ToList();
        if (projects.Count > ProjectsMax)
        {
            yield return new Fault("OneStop.sln", 1, $"{projects.Count} projects; put the code where its concept lives");
        }

        var solution = tree.Files.FirstOrDefault(f => f.Path == "OneStop.sln")?.Text.Replace('\\', '/') ?? string.Empty;
        foreach (var project in projects.Where(p => !solution.Contains($"\"{p.Path}\"", StringComparison.Ordinal)))
        {
            yield return new Fault(project.Path, 1, "is not in OneStop.sln");
        }
    }

    private static TreeFile Project(int n) => new($"tests/P{n}/P{n}.csproj", string.Empty);

    private static TreeFile Solution(int count) => new("OneStop.sln", string.Join('\n', Enumerable.Range(0, count).Select(n => $"\"tests\\P{n}\\P{n}.csproj\"")));
}
