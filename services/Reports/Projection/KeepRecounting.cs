using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace OneStop.Reports.Projection;

/// <summary>Recounts again and again while the program runs, and raises the alarm on a difference of one.</summary>
internal sealed class KeepRecounting(RecountCells recount, TimeProvider clock, ILogger<KeepRecounting> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(Pause, clock, stoppingToken);
                var found = await recount.RunAsync(stoppingToken);
                if (found.Differences > 0)
                {
                    log.LogCritical("{Differences} cells differ from the sum of the facts at position {Position}; rebuild the figures", found.Differences, found.Position);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (NpgsqlException failure)
            {
                log.LogWarning("The recount broke off: {Failure}", failure.Message);
            }
        }
    }
}
