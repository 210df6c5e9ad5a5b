using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OneStop.Runtime.Postgres;

namespace OneStop.Runtime.Hosting;

/// <summary>
/// Work that lasts as long as the program, turn after turn. A turn that fails is logged and tried again whatever it failed of: the host ends the
/// whole program when a <see cref="BackgroundService"/> throws, and a library that throws something new while a broker restarts must not.
/// </summary>
public abstract class LastingWork(TimeProvider time, ILogger log) : BackgroundService
{
    /// <summary>The clock it waits by.</summary>
    protected TimeProvider Time { get; } = time;

    /// <summary>Where it tells what happened.</summary>
    protected ILogger Log { get; } = log;

    /// <summary>How the log calls it.</summary>
    protected virtual string Name => "The work";

    /// <summary>How long after the start of the program the first turn comes.</summary>
    protected virtual TimeSpan BeforeFirst => TimeSpan.Zero;

    /// <summary>How long after a failed turn the next one comes.</summary>
    protected virtual TimeSpan AfterFault => TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var wait = BeforeFirst;
        while (!stoppingToken.IsCancellationRequested)
        {
            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait, Time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            wait = stoppingToken.IsCancellationRequested ? TimeSpan.Zero : await TryAsync(stoppingToken);
        }
    }

    /// <summary>One turn; returns how long after it the next one comes, zero for at once.</summary>
    protected abstract Task<TimeSpan> TurnAsync(CancellationToken stopping);

    private async Task<TimeSpan> TryAsync(CancellationToken stopping)
    {
        try
        {
            return await TurnAsync(stopping);
        }
        catch (Exception fault) when (!stopping.IsCancellationRequested)
        {
            var level = IsPassing(fault) ? LogLevel.Warning : LogLevel.Error;
            Log.Log(level, level == LogLevel.Error ? fault : null, "{Work} broke off and goes on in {Pause}: {Reason}", Name, AfterFault, fault.Message);
            return AfterFault;
        }
        catch (Exception) when (stopping.IsCancellationRequested)
        {
            // What is cut off by the end of the program may say so in any way.
            return TimeSpan.Zero;
        }
    }

    // A peer, a database or a disk that is away says enough in one sentence; anything else is told with the place it came from.
    private static bool IsPassing(Exception fault) =>
        fault is HttpRequestException or IOException or OperationCanceledException or JsonException or ProblemException || DatabaseFault.IsPassing(fault);
}
