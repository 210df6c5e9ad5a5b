using Microsoft.Extensions.Logging;
using OneStop.Runtime.Hosting;

namespace OneStop.Reports.Projection;

/// <summary>Recounts again and again while the program runs, and raises the alarm on a difference of one.</summary>
internal sealed class KeepRecounting(RecountCells recount, TimeProvider clock, ILogger<KeepRecounting> log) : LastingWork(clock, log)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    protected override TimeSpan BeforeFirst => Pause;

    protected override TimeSpan AfterFault => Pause;

    protected override async Task<TimeSpan> TurnAsync(CancellationToken stopping)
    {
        var found = await recount.RunAsync(stopping);
        if (found.Differences > 0)
        {
            Log.LogCritical("{Differences} cells differ from the sum of the facts at position {Position}; rebuild the figures", found.Differences, found.Position);
        }

        return Pause;
    }
}
