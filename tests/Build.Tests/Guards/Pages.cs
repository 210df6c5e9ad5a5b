using System.Text.RegularExpressions;

namespace OneStop.Build.Tests.Guards;

/// <summary>The first page stays a first page, and every link in the pages leads somewhere.</summary>
public sealed partial class Pages : Guard
{
    private const int LinesMax = 150;

    public override string Rule => "README.md has at most 150 lines, and no page links to a file that is not there";

    public override IEnumerable<Tree> Planted =>
    [
        Tree.Of(new TreeFile("README.md", string.Join('\n', Enumerable.Repeat("x", 151)))),
        Tree.Of(new TreeFile("services/README.md", "see [it](decisions/0099-nothing.md)")),
    ];

    public override Tree Clean => Tree.Of(
        new TreeFile("README.md", "[services](services/README.md#map) [there](services) [site](https://example.org) [here](#run)"),
        new TreeFile("services/README.md", "[up](../README.md)"));

    public override IEnumerable<Fault> Check(Tree tree)
    {
        var known = tree.Files.Select(f => f.Path).ToHashSet();
        var folders = known.SelectMany(Above).ToHashSet();
        foreach (var page in tree.Files.Where(f => f.Extension == ".md"))
        {
            if (page.Path == "README.md" && page.Lines.Length > LinesMax)
            {
                yield return new Fault(page.Path, LinesMax, $"{page.Lines.Length} lines");
            }

            for (var n = 0; n < page.Lines.Length; n++)
            {
                foreach (var target in Link().Matches(page.Lines[n]).Select(m => m.Groups[1].Value))
                {
                    var path = Resolve(page.Path, target);
                    if (path.Length > 0 && !known.Contains(path) && !folders.Contains(path))
                    {
                        yield return new Fault(page.Path, n + 1, $"links to {target}, which is not there");
                    }
                }
            }
        }
    }

    private static IEnumerable<string> Above(string path)
    {
        for (var slash = path.LastIndexOf('/'); slash > 0; slash = path.LastIndexOf('/', slash - 1))
        {
            yield return path[..slash];
        }
    }

    private static string Resolve(string page, string target)
    {
        var parts = new List<string>(page.Split('/')[..^1]);
        foreach (var part in target.Split('#')[0].TrimEnd('/').Split('/').Where(p => p.Length > 0 && p != "."))
        {
            if (part == ".." && parts.Count > 0)
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else
            {
                parts.Add(part);
            }
        }

        return target.StartsWith('#') ? string.Empty : string.Join('/', parts);
    }

    [GeneratedRegex(@"\]\((?!https?:|mailto:)([^)\s]+)\)")]
    private static partial Regex Link();
}
