using System.Xml.Linq;

namespace OneStop.Build.Tests.Guards;

/// <summary>Who may reference whom; packages of Core and contracts: none.</summary>
public sealed class References : Guard
{
    private static readonly Dictionary<string, string[]> _allowed = new()
    {
        ["contracts/Contracts"] = [],
        ["services/Core/Core"] = [],
        ["services/Runtime/Runtime"] = ["Contracts", "Core"],
        ["services/Dossiers/Dossiers"] = ["Contracts", "Core", "Runtime"],
        ["services/Reports/Reports"] = ["Contracts", "Core", "Runtime"],
        ["services/Portal/Portal"] = ["Contracts", "Runtime"],
        ["services/Nation/Nation"] = ["Contracts", "Core", "Runtime"],
        ["services/Host/Host"] = ["Contracts", "Core", "Runtime", "Dossiers", "Reports", "Portal", "Nation"],
    };

    public override string Rule => "Core and contracts reference only the base library, services do not reference each other";

    public override IEnumerable<Tree> Planted =>
    [
        Tree.Of(Project("services/Core/Core", """<PackageReference Include="Npgsql" />""")),
        Tree.Of(Project("services/Core/Core", """<FrameworkReference Include="Microsoft.AspNetCore.App" />""")),
        Tree.Of(Project("services/Reports/Reports", """<ProjectReference Include="../Dossiers/Dossiers.csproj" />""")),
        Tree.Of(Project("services/Helper/Helper", string.Empty)),
    ];

    public override Tree Clean => Tree.Of(Project("services/Reports/Reports", """<ProjectReference Include="../Core/Core.csproj" /><PackageReference Include="Npgsql" />"""));

    public override IEnumerable<Fault> Check(Tree tree) =>
        from file in tree.Files
        where file.Extension == ".csproj" && !file.IsUnder("tests/")
        from fault in Check(file)
        select fault;

    private static IEnumerable<Fault> Check(TreeFile file)
    {
        var key = file.Path[..^".csproj".Length];
        if (!_allowed.TryGetValue(key, out var allowed))
        {
            yield return new Fault(file.Path, 1, "a project that this guard does not know: say here what it may reference");
            yield break;
        }

        var pure = key is "contracts/Contracts" or "services/Core/Core";
        foreach (var reference in XDocument.Parse(file.Text).Descendants())
        {
            var include = (string?)reference.Attribute("Include") ?? string.Empty;
            if (reference.Name.LocalName == "ProjectReference" && !allowed.Contains(Path.GetFileNameWithoutExtension(include)))
            {
                yield return new Fault(file.Path, 1, $"must not reference {include}");
            }
            else if (pure && reference.Name.LocalName is "PackageReference" or "FrameworkReference" && pure)
            {
                yield return new Fault(file.Path, 1, $"references only the base library, not {include}");
            }
        }
    }

    private static TreeFile Project(string path, string items) => new(path + ".csproj", $"""<Project Sdk="Microsoft.NET.Sdk"><ItemGroup>{items}</ItemGroup></Project>""");
}
