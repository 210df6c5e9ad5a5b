using Npgsql;

namespace OneStop.Reports.Asking;

/// <summary>A cut-off with its snapshot, open until disposed.</summary>
internal sealed class OpenedCutOff(CutOff cutOff, NpgsqlTransaction transaction) : IAsyncDisposable
{
    public CutOff CutOff { get; } = cutOff;

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await CutOff.Snapshot.DisposeAsync();
    }
}
