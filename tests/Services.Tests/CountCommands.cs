using System.Collections.Concurrent;
using System.Diagnostics;
using Npgsql;

namespace OneStop.Services.Tests;

/// <summary>The commands that this process sends to one database, from now until it is disposed.</summary>
public sealed class CountCommands : IDisposable
{
    private readonly ActivityListener _listener;
    private readonly ConcurrentQueue<string> _texts = [];

    public CountCommands(string db)
    {
        var database = new NpgsqlConnectionStringBuilder(db).Database;
        _listener = new()
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (activity.Tags.Any(tag => tag.Value == database))
                {
                    _texts.Enqueue(string.Join('\n', activity.Tags.Select(tag => tag.Value)));
                }
            },
        };
        ActivitySource.AddActivityListener(_listener);
    }

    /// <summary>How many so far.</summary>
    public int Sent => _texts.Count;

    /// <summary>What is told of each, its SQL among it.</summary>
    public IReadOnlyCollection<string> Texts => _texts;

    public void Dispose() => _listener.Dispose();
}
