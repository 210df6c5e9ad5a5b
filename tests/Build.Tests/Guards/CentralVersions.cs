using System.Text.RegularExpressions;

namespace OneStop.Build.Tests.Guards;

/// <summary>Versions of packages stand in one place, exact.</summary>
public sealed partial class CentralVersions : Guard
{
    public override string Rule => "Package versions stand only in deploy/build/Packages.props, each exact";

    public override IEnumerable<Tree> Planted =>
    [
        Tree.Of(new TreeFile("a/a.csproj", """<PackageReference Include="Npgsql" Version="10.0.0" />""")),
        Tree.Of(Props("""<PackageVersion Include="Npgsql" Version="10.*" />"""), Use),
        Tree.Of(Props("""<PackageVersion Include="Npgsql" Version="[10.0.0,)" />"""), Use),
    ];

    public override Tree Clean => Tree.Of(Props("""<PackageVersion Include="Npgsql" Version="10.0.0" />"""), Use);

    private static TreeFile Use => new("a/a.csproj", """<PackageReference Include="Npgsql" />""");

    public override IEnumerable<Fault> Check(Tree tree)
    {
        foreach (var file in tree.Files.Where(f => f.Extension is ".csproj" or ".props"))
        {
            for (var n = 0; n < file.Lines.Length; n++)
            {
                if (Own().IsMatch(file.Lines[n]))
                {
                    yield return new Fault(file.Path, n + 1, "the version belongs into deploy/build/Packages.props");
                }

                if (Central().Match(file.Lines[n]) is { Success: true } version && !Exact().IsMatch(version.Groups[1].Value))
                {
                    yield return new Fault(file.Path, n + 1, $"{version.Groups[1].Value} is not one version");
                }
            }
        }
    }

    private static TreeFile Props(string item) => new("deploy/build/Packages.props", item);

    [GeneratedRegex("<PackageReference [^>]*Version(?:Override)?=")]
    private static partial Regex Own();

    [GeneratedRegex("<PackageVersion [^>]*Version=\"([^\"]*)\"")]
    private static partial Regex Central();

    [GeneratedRegex("^[0-9]+(?:\\.[0-9]+){1,3}(?:-[0-9A-Za-z.]+)?$")]
    private static partial Regex Exact();
}
