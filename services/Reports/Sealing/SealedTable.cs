using Npgsql;
using NpgsqlTypes;
using OneStop.Contracts.Reports;

namespace OneStop.Reports.Sealing;

/// <summary>Reads and adds filed reports; nothing changes or removes them.</summary>
internal sealed class SealedTable(NpgsqlDataSource database)
{
    private const string Columns = "id, form, from_day, to_day, today, scope, scope_by, group_by, view, template, position, instant, sha256, body";

    public async Task AddAsync(Edition edition, byte[] cases, string by, DateTimeOffset at, string? replaces, CancellationToken ct)
    {
        await using var command = database.CreateCommand(
            $"insert into reports.sealed ({Columns}, cases, sealed_by, sealed_at, replaces) values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17,$18)");
        foreach (var value in new object?[]
        {
            edition.Id, edition.Form, edition.From, edition.To, edition.Today, edition.Scope, edition.ScopeBy, edition.GroupBy, edition.View,
        })
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        command.Parameters.Add(new NpgsqlParameter { Value = (object?)edition.Template ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        command.Parameters.Add(new NpgsqlParameter { Value = edition.Position });
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)edition.Instant?.UtcDateTime ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        command.Parameters.Add(new NpgsqlParameter { Value = edition.Sha256 });
        command.Parameters.Add(new NpgsqlParameter { Value = edition.Body.ToArray() });
        command.Parameters.Add(new NpgsqlParameter { Value = cases });
        command.Parameters.Add(new NpgsqlParameter { Value = by });
        command.Parameters.Add(new NpgsqlParameter { Value = at.UtcDateTime });
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)replaces ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        await command.ExecuteNonQueryAsync(ct);
    }

    public async Task<Edition?> FindAsync(string id, CancellationToken ct)
    {
        await using var command = database.CreateCommand($"select {Columns} from reports.sealed where id = $1");
        command.Parameters.Add(new NpgsqlParameter { Value = id });
        await using var row = await command.ExecuteReaderAsync(ct);
        return await row.ReadAsync(ct)
            ? new Edition(
                row.GetString(0),
                row.GetString(1),
                row.GetFieldValue<DateOnly>(2),
                row.GetFieldValue<DateOnly>(3),
                row.GetFieldValue<DateOnly>(4),
                row.GetString(5),
                row.GetString(6),
                row.GetString(7),
                row.GetString(8),
                row.IsDBNull(9) ? null : row.GetString(9),
                row.GetInt64(10),
                row.IsDBNull(11) ? null : row.GetFieldValue<DateTimeOffset>(11),
                row.GetString(12),
                row.GetFieldValue<byte[]>(13))
            : null;
    }

    /// <summary>Newest first.</summary>
    public async Task<List<SealedReportItem>> ListAsync(int limit, DateTimeOffset? before, CancellationToken ct)
    {
        await using var command = database.CreateCommand(
            "select id, form, from_day, to_day, scope, group_by, view, sha256, position, instant, sealed_by, sealed_at, replaces from reports.sealed "
            + "where $1::timestamptz is null or sealed_at < $1 order by sealed_at desc, id limit $2");
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)before?.UtcDateTime ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        command.Parameters.Add(new NpgsqlParameter { Value = limit });
        await using var row = await command.ExecuteReaderAsync(ct);
        var items = new List<SealedReportItem>();
        while (await row.ReadAsync(ct))
        {
            items.Add(new SealedReportItem(
                row.GetString(0),
                row.GetString(1),
                row.GetFieldValue<DateOnly>(2),
                row.GetFieldValue<DateOnly>(3),
                row.GetString(4),
                row.GetString(5),
                row.GetString(6),
                row.GetString(7),
                row.GetInt64(8),
                row.IsDBNull(9) ? null : row.GetFieldValue<DateTimeOffset>(9),
                row.GetString(10),
                row.GetFieldValue<DateTimeOffset>(11),
                row.IsDBNull(12) ? null : row.GetString(12)));
        }

        return items;
    }
}
