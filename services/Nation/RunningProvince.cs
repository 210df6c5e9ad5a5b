using Microsoft.Extensions.Logging;
using OneStop.Runtime.Hosting;
using OneStop.Runtime.Provinces;

namespace OneStop.Nation;

/// <summary>
/// One province: where it answers, or that it does not. A province of this program has servers of its own (database, keys, caches, background work);
/// one that cannot start is tried again and again, whatever it failed of, and no other waits for it.
/// </summary>
/// <param name="entry">Its line of the map; where that names a program of its own, there is nothing to run here.</param>
/// <param name="settings">What its servers run with.</param>
/// <param name="modules">Its services.</param>
/// <param name="starting">Lets a few provinces start at once.</param>
/// <param name="time">The clock it waits by.</param>
/// <param name="log">Where it tells what happened.</param>
internal sealed class RunningProvince(
    ProvinceEntry entry, OneStopSettings settings, Func<IReadOnlyList<Module>> modules, SemaphoreSlim starting, TimeProvider time, ILogger log)
    : LastingWork(time, log)
{
    private volatile string? _url = entry.Url;

    public ProvinceEntry Entry { get; } = entry;

    /// <summary>Where it answers, without a closing slash; <c>null</c> while it does not run.</summary>
    public string? Url => _url;

    protected override string Name => $"Province {Entry.Code}";

    protected override TimeSpan AfterFault => TimeSpan.FromSeconds(5);

    /// <summary>Runs it until <paramref name="stopping"/>, then stops it: what it has taken in is written first.</summary>
    protected override async Task<TimeSpan> TurnAsync(CancellationToken stopping)
    {
        if (Entry.Url is not null)
        {
            return await ForEverAsync(stopping);
        }

        await using var server = await StartServerAsync(stopping);
        ServerFile.Write(settings, server.Url);
        try
        {
            _url = server.Url;
            return await ForEverAsync(stopping);
        }
        finally
        {
            _url = null;
            ServerFile.Remove(settings);
        }
    }

    private static async Task<TimeSpan> ForEverAsync(CancellationToken stopping)
    {
        await Task.Delay(Timeout.Infinite, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return TimeSpan.Zero;
    }

    private async Task<Server> StartServerAsync(CancellationToken ct)
    {
        await starting.WaitAsync(ct);
        try
        {
            return await Server.StartAsync(settings, modules(), ct: ct);
        }
        finally
        {
            starting.Release();
        }
    }
}
