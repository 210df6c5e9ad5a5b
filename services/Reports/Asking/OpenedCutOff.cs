using Npgsql;

namespace OneStop.Reports.Asking;

/// <summary>A cut-off with its snapshot, open until disposed.</summary>
internal sealed class OpenedCutOff(CutOff cutOff, NpgsqlTransaction transaction) : IAsyncDisposable
{
    public CutOff CutOff { get; } = cutOff;

    /// <summary>The same, read as on another day; it takes the place of this one.</summary>
    public OpenedCutOff On(DateOnly today) => new(CutOff with { Today = today }, transaction);

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await CutOff.Snapshot.DisposeAsync();
    }
}
