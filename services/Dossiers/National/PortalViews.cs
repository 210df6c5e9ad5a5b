using Npgsql;
using NpgsqlTypes;
using OneStop.Contracts.Dossiers;
using OneStop.Runtime.Postgres;

namespace OneStop.Dossiers.National;

/// <summary>Keeps how each sender sees each dossier.</summary>
public sealed class PortalViews(NpgsqlDataSource database, TimeProvider time)
{
    /// <summary>Keeps views of one source, in the place of those of the same dossiers.</summary>
    public async Task KeepAsync(string source, IReadOnlyList<PortalView> views, CancellationToken ct)
    {
        await using var batch = database.CreateBatch();
        foreach (var view in views)
        {
            var command = new NpgsqlBatchCommand(SqlText.Of<PortalViews>("National/Sql/put-view.sql"));
            command.Parameters.AddWithValue(view.Dossier);
            command.Parameters.AddWithValue(source);
            command.Parameters.AddWithValue(NpgsqlDbType.Text, (object?)view.Agency ?? DBNull.Value);
            command.Parameters.AddWithValue(NpgsqlDbType.Text, (object?)view.Unit ?? DBNull.Value);
            command.Parameters.AddWithValue((short)view.Status);
            foreach (var day in (ReadOnlySpan<DateOnly?>)[view.ReceivedOn, view.AppointmentOn, view.EndedOn, view.ReturnedOn])
            {
                command.Parameters.AddWithValue(NpgsqlDbType.Date, (object?)day ?? DBNull.Value);
            }

            command.Parameters.AddWithValue(view.SeenAt.ToUniversalTime());
            command.Parameters.AddWithValue(view.Flags.ToArray());
            batch.BatchCommands.Add(command);
        }

        await batch.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Drops views of codes that mean another dossier.</summary>
    public async Task DropAsync(string source, string[] codes, CancellationToken ct)
    {
        if (codes.Length > 0)
        {
            await using var command = database.CreateCommand(SqlText.Of<PortalViews>("National/Sql/drop-views.sql"));
            command.Parameters.AddWithValue(source);
            command.Parameters.AddWithValue(codes);
            await command.ExecuteNonQueryAsync(ct);
        }
    }

    /// <summary>The views of one dossier, by source.</summary>
    public async Task<IReadOnlyList<(string Source, PortalView View)>> OfAsync(string dossier, CancellationToken ct)
    {
        await using var command = database.CreateCommand(SqlText.Of<PortalViews>("National/Sql/views-of-dossier.sql"));
        command.Parameters.AddWithValue(dossier);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var views = new List<(string, PortalView)>();
        while (await reader.ReadAsync(ct))
        {
            views.Add((reader.GetString(0), new PortalView(
                dossier,
                Text(reader, 1),
                Text(reader, 2),
                reader.GetInt16(3),
                Day(reader, 4),
                Day(reader, 5),
                Day(reader, 6),
                Day(reader, 7),
                reader.GetFieldValue<DateTimeOffset>(8),
                reader.GetFieldValue<string[]>(9))));
        }

        return views;
    }

    /// <summary>Dossiers that carry a flag, by code and source, after a place in that order.</summary>
    public async Task<IReadOnlyList<FlaggedDossier>> FlaggedAsync(FlagFilter filter, (string Dossier, string Source) after, int limit, CancellationToken ct)
    {
        await using var command = Filtered("National/Sql/flagged.sql", filter);
        command.Parameters.AddWithValue(after.Dossier);
        command.Parameters.AddWithValue(after.Source);
        command.Parameters.AddWithValue(limit);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var found = new List<FlaggedDossier>();
        while (await reader.ReadAsync(ct))
        {
            found.Add(new FlaggedDossier(reader.GetString(0), reader.GetString(1), Text(reader, 2), Text(reader, 3), reader.GetFieldValue<string[]>(4), reader.GetFieldValue<DateTimeOffset>(5)));
        }

        return found;
    }

    /// <summary>How many dossiers of each unit carry each flag, most first.</summary>
    public async Task<IReadOnlyList<UnitFlag>> ByUnitAsync(FlagFilter filter, CancellationToken ct)
    {
        await using var command = Filtered("National/Sql/flags-by-unit.sql", filter);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var found = new List<UnitFlag>();
        while (await reader.ReadAsync(ct))
        {
            found.Add(new UnitFlag(Text(reader, 0), Text(reader, 1), reader.GetString(2), reader.GetInt64(3)));
        }

        return found;
    }

    private NpgsqlCommand Filtered(string sql, FlagFilter filter)
    {
        var command = database.CreateCommand(SqlText.Of<PortalViews>(sql));
        command.Parameters.AddWithValue(time.GetUtcNow().AddDays(-filter.SilentAfterDays));
        command.Parameters.AddWithValue(NpgsqlDbType.Array | NpgsqlDbType.Text, (object?)filter.Agencies?.ToArray() ?? DBNull.Value);
        foreach (var text in (ReadOnlySpan<string?>)[filter.Unit, filter.Flag, filter.Source])
        {
            command.Parameters.AddWithValue(NpgsqlDbType.Text, (object?)text ?? DBNull.Value);
        }

        return command;
    }

    private static string? Text(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    private static DateOnly? Day(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetFieldValue<DateOnly>(column);
}

/// <summary>Which flagged dossiers are meant; null = any.</summary>
/// <param name="Agencies">Those the caller may see; null = all, also dossiers of no known agency.</param>
/// <param name="Unit">A unit's name or an agency's code.</param>
public sealed record FlagFilter(IReadOnlyList<string>? Agencies, string? Unit, string? Flag, string? Source, int SilentAfterDays);
