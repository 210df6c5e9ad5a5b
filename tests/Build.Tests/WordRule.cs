using System.Text.RegularExpressions;

namespace OneStop.Build.Tests;

/// <summary>A pattern that must not stand in code (comments and strings are left out of the judgement) and what to write instead.</summary>
public sealed partial record WordRule(string Pattern, string Instead)
{
    /// <summary>Every line of a C# file that one of the rules catches.</summary>
    public static IEnumerable<Fault> Apply(IEnumerable<WordRule> rules, TreeFile file)
    {
        var lines = file.Lines.Select(Code).ToList();
        return from rule in rules
               from number in Enumerable.Range(0, lines.Count)
               where Regex.IsMatch(lines[number], rule.Pattern, RegexOptions.CultureInvariant)
               select new Fault(file.Path, number + 1, rule.Instead);
    }

    /// <summary>A line without its comment and without what stands in quotes.</summary>
    public static string Code(string line)
    {
        var bare = Quoted().Replace(line, "\"\"");
        var comment = bare.IndexOf("//", StringComparison.Ordinal);
        return comment < 0 ? bare : bare[..comment];
    }

    [GeneratedRegex("\"(?:[^\"\\\\]|\\\\.)*\"", RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();
}
