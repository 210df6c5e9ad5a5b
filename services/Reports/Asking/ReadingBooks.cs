using Npgsql;
using OneStop.Core.Procedures;
using OneStop.Reports.Figures;
using OneStop.Reports.Projection;
using OneStop.Runtime.Ledger.Formats;

namespace OneStop.Reports.Asking;

/// <summary>
/// What questions need beside figures, kept in memory and brought up to the store when asked: the catalogue's editions, the raw keys and cells read
/// lately. Apart from the projector's own, because questions are also answered where another process projects. Thread safe.
/// </summary>
internal sealed class ReadingBooks : IDisposable
{
    private readonly SemaphoreSlim _one = new(1);
    private Guid _generation;
    private CatalogueHistory _catalogue = CatalogueHistory.Empty;
    private long _cataloguePosition;
    private KeyBook _keys = new();
    private CellShelf _cells = new();

    /// <summary>Both as of the snapshot, or newer: neither ever changes what it says of an earlier position.</summary>
    public async Task<(CatalogueHistory Catalogue, KeyBook Keys, CellShelf Cells)> OpenAsync(NpgsqlConnection snapshot, Guid generation, CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            if (generation != _generation)
            {
                (_generation, _catalogue, _cataloguePosition, _keys, _cells) = (generation, CatalogueHistory.Empty, 0, new KeyBook(), new CellShelf());
            }

            await KeyTable.LoadAsync(snapshot, _keys, ct);
            await LoadCatalogueAsync(snapshot, ct);
            return (_catalogue, _keys, _cells);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task LoadCatalogueAsync(NpgsqlConnection snapshot, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            "select position, appended_at, kind, body from reports.catalogue where position > $1 order by position", snapshot);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = _cataloguePosition });
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var position = reader.GetInt64(0);
            if (CatalogueFormat.Kinds.Contains(reader.GetString(2)))
            {
                var change = CatalogueFormat.Read(reader.GetString(2), reader.GetFieldValue<byte[]>(3));
                _catalogue = _catalogue.With(position, reader.GetFieldValue<DateTimeOffset>(1), change);
            }

            _cataloguePosition = position;
        }
    }
}
