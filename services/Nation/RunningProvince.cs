using Microsoft.Extensions.Logging;
using OneStop.Runtime.Hosting;
using OneStop.Runtime.Postgres;
using OneStop.Runtime.Provinces;

namespace OneStop.Nation;

/// <summary>
/// One province: where it answers, or that it does not. A province of this program has servers of its own (database, keys, caches, background work);
/// one that cannot start is tried again and again, and no other waits for it.
/// </summary>
internal sealed class RunningProvince(ProvinceEntry entry, Func<IReadOnlyList<Module>> modules, SemaphoreSlim starting, ILogger log)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private volatile string? _url = entry.Url;

    public ProvinceEntry Entry { get; } = entry;

    /// <summary>Where it answers, without a closing slash; <c>null</c> while it does not run.</summary>
    public string? Url => _url;

    /// <summary>Keeps it running until <paramref name="ct"/>, then stops it: what it has taken in is written first.</summary>
    public async Task RunAsync(OneStopSettings settings, CancellationToken ct)
    {
        while (Entry.Url is null && !ct.IsCancellationRequested)
        {
            try
            {
                await using var server = await StartAsync(settings, ct);
                ServerFile.Write(settings, server.Url);
                _url = server.Url;
                await Task.Delay(Timeout.Infinite, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                _url = null;
                ServerFile.Remove(settings);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure) when (failure is InvalidOperationException or IOException or ArgumentException or TimeoutException || DatabaseFault.IsPassing(failure)
                || failure is Npgsql.PostgresException)
            {
                log.LogError("Province {Province} does not start, and is tried again in {Pause}: {Failure}", Entry.Code, Pause, failure.Message);
                await Task.Delay(Pause, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<Server> StartAsync(OneStopSettings settings, CancellationToken ct)
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
