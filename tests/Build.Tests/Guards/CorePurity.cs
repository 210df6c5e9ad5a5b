namespace OneStop.Build.Tests.Guards;

/// <summary>Core computes: it awaits nothing, reads nothing, asks no clock, draws no chance, counts in whole numbers.</summary>
public sealed class CorePurity : Guard
{
    private static readonly WordRule[] _rules =
    [
        new(@"\basync\b|\bawait\b|\bTask\b|\bThread\b", "Core is not asynchronous; do the waiting in Runtime or a service"),
        new(@"\bTimeProvider\b|\bStopwatch\b|\bEnvironment\.|\bConsole\.", "Core asks neither clock nor world; take the value as a parameter"),
        new(@"\bFile\.|\bDirectory\.|\bHttpClient\b|\bNpgsql", "Core does no input or output; hand it the data"),
        new(@"\bRandom\b|\bGuid\.NewGuid\b", "Core draws no chance; take the value as a parameter"),
        new(@"\bdouble\b|\bfloat\b", "counts are int or long, rates decimal"),
    ];

    public override string Rule => "Core is pure: no async, no input or output, no clock, no chance, no floating point";

    public override IEnumerable<Tree> Planted =>
    [
        Planting("public async Task Save() { }"),
        Planting("public DateOnly Today(TimeProvider clock) => default;"),
        Planting("var text = File.ReadAllText(path);"),
        Planting("var id = Guid.NewGuid();"),
        Planting("public double Rate => 1;"),
    ];

    public override Tree Clean => Tree.Of(
        new TreeFile("services/Core/A.cs", "/// <summary>A double of File.Read, said in a comment.</summary>\npublic decimal Rate => 1;"),
        new TreeFile("services/Runtime/A.cs", "public async Task Save() { }"));

    public override IEnumerable<Fault> Check(Tree tree) => tree.Sources("services/Core/").SelectMany(f => WordRule.Apply(_rules, f));

    private static Tree Planting(string line) => Tree.Of(new TreeFile("services/Core/A.cs", line));
}
