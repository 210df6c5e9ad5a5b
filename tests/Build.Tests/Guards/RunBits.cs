namespace OneStop.Build.Tests.Guards;

/// <summary>Scripts can be run as they are checked out.</summary>
public sealed class RunBits : Guard
{
    private static readonly string[] _needed = ["deploy/run", "deploy/test", "deploy/onestop", ".ci/run"];

    public override string Rule => "Scripts start with an interpreter line and have their run bit";

    public override IEnumerable<Tree> Planted =>
    [
        Tree.Of(new TreeFile("deploy/run", "#!/bin/sh\n")),
        Tree.Of(new TreeFile("tests/x.sh", "#!/usr/bin/env bash\n")),
        Tree.Of(new TreeFile(".ci/run", "deploy/test\n", Runnable: true)),
    ];

    public override Tree Clean => Tree.Of(new TreeFile("deploy/run", "#!/bin/sh\n", Runnable: true), new TreeFile("README.md", "# x"));

    public override IEnumerable<Fault> Check(Tree tree)
    {
        foreach (var file in tree.Files)
        {
            var script = file.Text.StartsWith("#!", StringComparison.Ordinal);
            if (script && !file.Runnable)
            {
                yield return new Fault(file.Path, 1, "has no run bit: chmod +x");
            }

            if (!script && _needed.Contains(file.Path))
            {
                yield return new Fault(file.Path, 1, "has no interpreter line");
            }
        }
    }
}
