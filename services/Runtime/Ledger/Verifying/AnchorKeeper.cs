using Microsoft.Extensions.Logging;
using Npgsql;
using OneStop.Runtime.Hosting;

namespace OneStop.Runtime.Ledger.Verifying;

/// <summary>Notes an anchor every hour and at the end, where the ledger has grown since the last one.</summary>
internal sealed class AnchorKeeper(LedgerReader ledger, OneStopSettings settings, TimeProvider time, ILogger<AnchorKeeper> log)
    : LastingWork(time, log)
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    private readonly IReadOnlyList<AnchorFile> _files = AnchorFile.Of(settings);
    private long _noted;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            await NoteAsync(cancellationToken);
        }
        catch (Exception failure) when (failure is NpgsqlException or IOException or UnauthorizedAccessException or OperationCanceledException)
        {
            Log.LogWarning(failure, "No anchor could be noted at the end");
        }
    }

    protected override async Task<TimeSpan> TurnAsync(CancellationToken stopping)
    {
        await NoteAsync(stopping);
        return Every;
    }

    private async Task NoteAsync(CancellationToken ct)
    {
        var head = await ledger.HeadAsync(ct);
        if (head.Position > _noted)
        {
            var anchor = new Anchor(head.Position, head.ChainHash, Time.GetUtcNow());
            foreach (var file in _files)
            {
                file.Add(anchor);
            }

            _noted = head.Position;
        }
    }
}
