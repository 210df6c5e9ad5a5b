namespace OneStop.Services.Tests;

/// <summary>What needs the process for itself, because it measures memory or keeps several brokers, runs after everything else, one after the other.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}
