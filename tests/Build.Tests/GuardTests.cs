using OneStop.Build.Tests.Guards;

namespace OneStop.Build.Tests;

/// <summary>Every guard on this repository, and every guard on its own planted faults.</summary>
public sealed class GuardTests
{
    private static readonly Guard[] _guards =
    [
        new References(), new CorePurity(), new FileLength(), new Names(), new BannedCalls(), new Residue(), new MachineTraces(), new RunBits(),
        new OneSqlObject(), new TopLevel(), new ProjectCount(), new CentralVersions(), new Pages(), new ComposedText(),
        new DeploymentNames(),
    ];

    public static TheoryData<string> Rules => [.. _guards.Select(g => g.Rule)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void The_repository_keeps(string rule)
    {
        var faults = Find(rule).Check(Tree.Repository).Select(f => f.ToString()).Take(20).ToList();
        Assert.True(faults.Count == 0, rule + "\n" + string.Join('\n', faults));
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_planted_fault_is_caught_by(string rule)
    {
        var guard = Find(rule);
        Assert.NotEmpty(guard.Planted);
        Assert.All(guard.Planted, tree => Assert.NotEmpty(guard.Check(tree)));
        Assert.Empty(guard.Check(guard.Clean));
    }

    [Fact]
    public void The_tree_of_the_repository_is_seen()
    {
        Assert.Contains(Tree.Repository.Files, f => f.Path == "services/Core/Core.csproj");
        Assert.DoesNotContain(Tree.Repository.Files, f => f.Path.Contains("/bin/", StringComparison.Ordinal));
    }

    private static Guard Find(string rule) => _guards.Single(g => g.Rule == rule);
}
