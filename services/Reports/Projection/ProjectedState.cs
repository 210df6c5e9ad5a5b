using Npgsql;
using NpgsqlTypes;
using OneStop.Core.Procedures;
using OneStop.Runtime.Ledger.Formats;
using OneStop.Runtime.Postgres;

namespace OneStop.Reports.Projection;

/// <summary>
/// What the one projector holds in memory between pages: how far it has come, the catalogue's editions, the keys and the next dossier number. Loaded
/// from the store after every start and every failure, so that memory never runs ahead of what was committed.
/// </summary>
internal sealed class ProjectedState
{
    /// <summary>Of what the projection writes; stored rows of another edition are made again.</summary>
    public const int Edition = 9;

    /// <summary>The last position worked through; 0 = none.</summary>
    public long Position { get; set; }

    public DateTimeOffset? AppendedAt { get; set; }

    public string? Chain { get; set; }

    public CatalogueHistory Catalogue { get; set; } = CatalogueHistory.Empty;

    public KeyBook Keys { get; } = new();

    public StretchPlaces Stretches { get; } = new();

    /// <summary>Keys up to this number are stored.</summary>
    public int KeysStored { get; set; }

    /// <summary>The greatest dossier number given.</summary>
    public int Dossiers { get; set; }

    /// <summary>The number of dossiers last noted in <c>reports.numbered</c>; −1 = none since the start.</summary>
    public int DossiersNoted { get; set; } = -1;

    /// <summary>Reads it back.</summary>
    public static async Task<ProjectedState> LoadAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        var state = new ProjectedState();
        if (!await state.LoadCheckpointAsync(connection, ct))
        {
            await ClearAsync(connection, ct);
            return state;
        }

        await state.LoadCatalogueAsync(connection, ct);
        await KeyTable.LoadAsync(connection, state.Keys, ct);
        state.KeysStored = state.Keys.Count;
        await using var command = new NpgsqlCommand("select coalesce(max(dossier_no), 0) from reports.dossiers", connection);
        state.Dossiers = (int)(await command.ExecuteScalarAsync(ct))!;
        return state;
    }

    /// <summary>Forgets every row, so that everything is read again from position 0.</summary>
    public static async Task ClearAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(SqlText.Of<ReportsModule>("Projection/Sql/clear.sql"), connection);
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Notes how far a page reached, inside its transaction.</summary>
    public async Task SaveCheckpointAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(SqlText.Of<ReportsModule>("Projection/Sql/save-checkpoint.sql"), connection);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = Position });
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)AppendedAt?.ToUniversalTime() ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)Chain ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = Edition });
        await command.ExecuteNonQueryAsync(ct);
    }

    private async Task<bool> LoadCheckpointAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select position, appended_at, chain, edition from reports.checkpoint", connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        if (!await reader.ReadAsync(ct) || reader.GetInt32(3) != Edition)
        {
            return false;
        }

        Position = reader.GetInt64(0);
        AppendedAt = reader.IsDBNull(1) ? null : reader.GetFieldValue<DateTimeOffset>(1);
        Chain = reader.IsDBNull(2) ? null : reader.GetString(2);
        return true;
    }

    private async Task LoadCatalogueAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select position, appended_at, kind, body from reports.catalogue order by position", connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var change = CatalogueFormat.Read(reader.GetString(2), reader.GetFieldValue<byte[]>(3));
            Catalogue = Catalogue.With(reader.GetInt64(0), reader.GetFieldValue<DateTimeOffset>(1), change);
        }
    }
}
