namespace OneStop.Contracts.Messages;

/// <summary>Names of the queues that programs outside send to.</summary>
public static class Queues
{
    /// <summary>Canonical step reports, one JSON object a message; quorum queue; publish with confirms.</summary>
    public const string Steps = "onestop.steps";
}
