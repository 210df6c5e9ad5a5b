namespace OneStop.Runtime.Hosting;

/// <summary>Ends a request from wherever it has come to with a problem as the answer, where nothing in between can do anything else.</summary>
public sealed class ProblemException(Problem problem) : Exception(problem.Detail)
{
    /// <summary>What the caller is told.</summary>
    public Problem Problem { get; } = problem;
}
