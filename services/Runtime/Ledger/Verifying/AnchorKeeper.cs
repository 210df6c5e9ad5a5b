using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using OneStop.Runtime.Hosting;

namespace OneStop.Runtime.Ledger.Verifying;

/// <summary>Notes an anchor every hour and at the end, where the ledger has grown since the last one.</summary>
internal sealed class AnchorKeeper(LedgerReader ledger, OneStopSettings settings, TimeProvider time, ILogger<AnchorKeeper> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    private readonly IReadOnlyList<AnchorFile> _files = AnchorFile.Of(settings);
    private long _noted;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await NoteAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        do
        {
            await NoteAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task NoteAsync(CancellationToken ct)
    {
        try
        {
            var head = await ledger.HeadAsync(ct);
            if (head.Position > _noted)
            {
                var anchor = new Anchor(head.Position, head.ChainHash, time.GetUtcNow());
                foreach (var file in _files)
                {
                    file.Add(anchor);
                }

                _noted = head.Position;
            }
        }
        catch (Exception failure) when (failure is NpgsqlException or IOException or UnauthorizedAccessException or OperationCanceledException)
        {
            log.LogWarning(failure, "No anchor could be noted");
        }
    }
}
