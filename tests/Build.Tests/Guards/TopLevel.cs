namespace OneStop.Build.Tests.Guards;

/// <summary>A stranger finds the house as the map shows it.</summary>
public sealed class TopLevel : Guard
{
    private static readonly string[] _folders = ["contracts", "services", "deploy", "k8s", "tests", ".ci"];

    private static readonly string[] _files =
        ["OneStop.sln", "README.md", "LICENSE", "global.json", "Directory.Build.props", "Directory.Packages.props", ".editorconfig", ".gitignore", ".gitattributes", ".dockerignore"];

    private static readonly string[] _services = ["Core", "Runtime", "Dossiers", "Reports", "Portal", "Nation", "Host", "decisions"];

    public override string Rule => "The top level and services/ hold what the map shows and nothing else";

    public override IEnumerable<Tree> Planted =>
    [
        Tree.Of(new TreeFile("src/A.cs", string.Empty)), Tree.Of(new TreeFile("notes.txt", string.Empty)), Tree.Of(new TreeFile("services/Gateway/A.cs", string.Empty)),
    ];

    public override Tree Clean => Tree.Of(new TreeFile("README.md", string.Empty), new TreeFile("services/README.md", string.Empty), new TreeFile("services/Core/A.cs", string.Empty));

    public override IEnumerable<Fault> Check(Tree tree)
    {
        foreach (var file in tree.Files)
        {
            var parts = file.Path.Split('/');
            var known = parts.Length == 1 ? _files.Contains(parts[0]) : _folders.Contains(parts[0]);
            if (!known || (parts[0] == "services" && parts.Length > 2 && !_services.Contains(parts[1])))
            {
                yield return new Fault(file.Path, 1, "does not belong here");
            }
        }
    }
}
