using System.Diagnostics;
using Npgsql;

namespace OneStop.Services.Tests;

/// <summary>Counts the commands that this process sends to one database, from now until it is disposed.</summary>
public sealed class CountCommands : IDisposable
{
    private readonly ActivityListener _listener;
    private int _sent;

    public CountCommands(string db)
    {
        var database = new NpgsqlConnectionStringBuilder(db).Database;
        _listener = new()
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity => Interlocked.Add(ref _sent, activity.Tags.Any(tag => tag.Value == database) ? 1 : 0),
        };
        ActivitySource.AddActivityListener(_listener);
    }

    /// <summary>How many so far.</summary>
    public int Sent => Volatile.Read(ref _sent);

    public void Dispose() => _listener.Dispose();
}
