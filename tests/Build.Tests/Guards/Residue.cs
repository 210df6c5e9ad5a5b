using System.Text.RegularExpressions;

namespace OneStop.Build.Tests.Guards;

/// <summary>What people leave lying about: folding blocks, code in comments, reminders, skipped tests.</summary>
public sealed partial class Residue : Guard
{
    public override string Rule => "No regions, no commented-out code, no reminders, no skipped tests";

    public override IEnumerable<Tree> Planted =>
    [
        Planting("#" + "region Fields"),
        Planting("    // var x = Compute(y);"),
        Planting("    // if (x) {"),
        Planting("// TO" + "DO: later"),
        Planting("[Fact(Sk" + "ip = \"slow\")]"),
        Planting("throw new NotImplemented" + "Exception();"),
    ];

    public override Tree Clean => Planting("// Ends at 24:00 (BLDS Điều 148(6)); the printed hour is information.\nvar x = 1; // one");

    public override IEnumerable<Fault> Check(Tree tree) =>
        from file in tree.Files
        where file.Extension is ".cs" or ".razor" or ".sql" or ".js"
        from number in Enumerable.Range(0, file.Lines.Length)
        let what = Judge(file.Lines[number])
        where what is not null
        select new Fault(file.Path, number + 1, what);

    private static string? Judge(string line) =>
        Region().IsMatch(line) ? "split the file instead of folding it"
        : Commented().IsMatch(line) ? "delete code, do not comment it out"
        : Reminder().IsMatch(line) ? "do it, or file an issue"
        : Skipped().IsMatch(line) ? "a test that cannot run is no test"
        : Stub().IsMatch(line) ? "finish it"
        : null;

    private static Tree Planting(string text) => Tree.Of(new TreeFile("services/Core/A.cs", text));

    [GeneratedRegex(@"^\s*#\s*(?:end)?region\b")]
    private static partial Regex Region();

    [GeneratedRegex(@"^\s*//(?!/).*(?:\w\)?;|\)\s*\{|=>\s*\{?)\s*$")]
    private static partial Regex Commented();

    [GeneratedRegex(@"(?://|--|\*)\s*(?:TODO|FIXME|HACK|XXX)\b")]
    private static partial Regex Reminder();

    [GeneratedRegex(@"\b(?:Fact|Theory)\([^)]*\bSkip\s*=")]
    private static partial Regex Skipped();

    [GeneratedRegex(@"new NotImplementedException\(")]
    private static partial Regex Stub();
}
