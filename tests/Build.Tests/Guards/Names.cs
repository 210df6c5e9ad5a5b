using System.Text.RegularExpressions;

namespace OneStop.Build.Tests.Guards;

/// <summary>Names that say nothing are not used for files, folders and types.</summary>
public sealed partial class Names : Guard
{
    public override string Rule => "No file, folder or type is called Utils, Helpers, Common, Manager or Misc";

    public override IEnumerable<Tree> Planted =>
    [
        Tree.Of(new TreeFile("services/Core/DateUtils.cs", string.Empty)),
        Tree.Of(new TreeFile("services/Runtime/Common/Clock.cs", string.Empty)),
        Tree.Of(new TreeFile("services/Core/Clock.cs", "public static class TimeHelper")),
        Tree.Of(new TreeFile("services/Core/Clock.cs", "internal sealed record ReportManager(int A);")),
    ];

    public override Tree Clean => Tree.Of(new TreeFile("services/Core/Commons.cs", "public sealed class Communes; // no helper"));

    public override IEnumerable<Fault> Check(Tree tree)
    {
        foreach (var file in tree.Files)
        {
            if (file.Path.Split('/', '.').Any(part => Banned().IsMatch(part)))
            {
                yield return new Fault(file.Path, 1, "name the concept");
            }

            if (file.Extension != ".cs")
            {
                continue;
            }

            for (var n = 0; n < file.Lines.Length; n++)
            {
                if (Declared().Match(WordRule.Code(file.Lines[n])) is { Success: true } type && Banned().IsMatch(type.Groups[1].Value))
                {
                    yield return new Fault(file.Path, n + 1, $"{type.Groups[1].Value}: name the concept");
                }
            }
        }
    }

    [GeneratedRegex("(?:Utils?|Utilit(?:y|ies)|Helpers?|Common|Managers?|Misc)$", RegexOptions.CultureInvariant)]
    private static partial Regex Banned();

    [GeneratedRegex(@"\b(?:class|record|struct|interface|enum)\s+(?:class\s+|struct\s+)?([A-Z]\w*)", RegexOptions.CultureInvariant)]
    private static partial Regex Declared();
}
