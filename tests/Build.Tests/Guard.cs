namespace OneStop.Build.Tests;

/// <summary>A place that breaks a rule.</summary>
public sealed record Fault(string Path, int Line, string What)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Path}:{Line}: {What}";
}

/// <summary>
/// One rule of the house. A guard is a pure function over a tree; it carries a planted fault of its own, so that it is shown to bite.
/// </summary>
public abstract class Guard
{
    /// <summary>The rule as a sentence.</summary>
    public abstract string Rule { get; }

    /// <summary>Trees that break the rule, each in one way.</summary>
    public abstract IEnumerable<Tree> Planted { get; }

    /// <summary>A tree that looks similar and keeps the rule.</summary>
    public abstract Tree Clean { get; }

    /// <summary>Every place that breaks the rule; empty where it holds.</summary>
    public abstract IEnumerable<Fault> Check(Tree tree);

    /// <inheritdoc/>
    public override string ToString() => Rule;
}
