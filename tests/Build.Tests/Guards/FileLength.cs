namespace OneStop.Build.Tests.Guards;

/// <summary>Files are as long as a page: nothing over 400 lines, nine in ten of a tree's sources under 250.</summary>
public sealed class FileLength : Guard
{
    private const int LinesMax = 400;
    private const int LinesUsual = 250;
    private static readonly string[] _kinds = [".cs", ".razor", ".sql", ".css", ".js", ".csproj", ".props", ".yaml", ".yml", ".md", ".sh"];

    public override string Rule => "No source file has more than 400 lines, nine in ten have fewer than 250";

    public override IEnumerable<Tree> Planted => [Tree.Of(Lines("A.cs", 401)), Tree.Of(Lines("A.cs", 300), Lines("B.cs", 10))];

    public override Tree Clean => Tree.Of([Lines("A.cs", 400), .. Enumerable.Range(0, 9).Select(n => Lines($"B{n}.cs", 249))]);

    public override IEnumerable<Fault> Check(Tree tree)
    {
        var sources = tree.Files.Where(f => _kinds.Contains(f.Extension)).ToList();
        foreach (var file in sources.Where(f => f.Lines.Length > LinesMax))
        {
            yield return new Fault(file.Path, file.Lines.Length, $"{file.Lines.Length} lines; split it by concept");
        }

        var longer = sources.Count(f => f.Lines.Length >= LinesUsual);
        if (longer * 10 > sources.Count)
        {
            yield return new Fault(".", 1, $"{longer} of {sources.Count} files have {LinesUsual} lines or more");
        }
    }

    private static TreeFile Lines(string path, int count) => new(path, string.Join('\n', Enumerable.Repeat("x", count)));
}
