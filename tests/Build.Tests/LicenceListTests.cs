using System.Text.Json;
using System.Xml.Linq;

namespace OneStop.Build.Tests;

/// <summary>Every package that a build asks for by name stands in the list of licences.</summary>
public sealed class LicenceListTests
{
    private static readonly string _root = Tree.FindRoot();

    [Fact]
    public void Every_package_is_named_with_its_licence()
    {
        var list = File.ReadAllText(Path.Combine(_root, "services/decisions/0021-licences.md"));
        var packages = XDocument.Load(Path.Combine(_root, "deploy/build/Packages.props")).Descendants("PackageVersion").Select(p => (string)p.Attribute("Include")!)
            .Concat(FromNpm("services/Portal/package.json")).Concat(FromNpm("tests/EndToEnd/package.json")).ToList();
        Assert.NotEmpty(packages);
        Assert.DoesNotContain(packages, name => !list.Contains(name, StringComparison.Ordinal));
    }

    private static IEnumerable<string> FromNpm(string path)
    {
        using var manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(_root, path)));
        return
        [
            .. ((string[])["dependencies", "devDependencies"])
                .SelectMany(kind => manifest.RootElement.TryGetProperty(kind, out var named) ? named.EnumerateObject().Select(static p => p.Name) : []),
        ];
    }
}
