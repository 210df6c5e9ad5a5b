using Npgsql;
using NpgsqlTypes;
using OneStop.Contracts.Reports;

namespace OneStop.Reports.Sealing;

/// <summary>Reads and adds filed reports; nothing changes or removes them.</summary>
internal sealed class SealedTable(NpgsqlDataSource database)
{
    private const string Columns = "id, form, from_day, to_day, today, scope, scope_by, group_by, view, template, position, instant, sha256, body, online_base";

    private const string ItemColumns = "id, form, from_day, to_day, scope, group_by, view, sha256, position, instant, sealed_by, sealed_at, replaces";
    private const string MadeFromColumns = "definition, catalogue, calendar, rule_sets, cases_count, cases_sha256";

    /// <summary>Adds editions, all or none.</summary>
    public async Task AddAsync(IReadOnlyList<MadeEdition> editions, string by, DateTimeOffset at, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await AddAsync(connection, editions, by, at, ct);
        await transaction.CommitAsync(ct);
    }

    /// <summary>Adds editions in a transaction that is open on the connection.</summary>
    public static async Task AddAsync(NpgsqlConnection connection, IReadOnlyList<MadeEdition> editions, string by, DateTimeOffset at, CancellationToken ct)
    {
        foreach (var (i, made) in editions.Index())
        {
            // A microsecond apart, so that a page of the list can begin after each of them.
            await AddAsync(connection, made.Edition, made.Cases, made.MadeFrom, by, at.AddMicroseconds(i), made.Replaces, ct);
        }
    }

    private static async Task AddAsync(
        NpgsqlConnection connection, Edition edition, CaseList cases, MadeFrom madeFrom, string by, DateTimeOffset at, string? replaces, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            $"insert into reports.sealed ({Columns}, cases, sealed_by, sealed_at, replaces, {MadeFromColumns}) "
            + "values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17,$18,$19,$20,$21,$22,$23,$24,$25)",
            connection);
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
        command.Parameters.Add(new NpgsqlParameter { Value = edition.OnlineBase });
        command.Parameters.Add(new NpgsqlParameter { Value = cases.Packed });
        command.Parameters.Add(new NpgsqlParameter { Value = by });
        command.Parameters.Add(new NpgsqlParameter { Value = at.UtcDateTime });
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)replaces ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)madeFrom.Definition ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)madeFrom.Catalogue ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bigint });
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)madeFrom.Calendar ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bigint });
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)madeFrom.RuleSets?.ToArray() ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        command.Parameters.Add(new NpgsqlParameter { Value = cases.Count });
        command.Parameters.Add(new NpgsqlParameter { Value = cases.Sha256 });
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
                row.GetFieldValue<byte[]>(13),
                row.GetString(14))
            : null;
    }

    /// <summary>The stored case list of an edition.</summary>
    public async Task<byte[]> CasesAsync(string id, CancellationToken ct)
    {
        await using var command = database.CreateCommand("select cases from reports.sealed where id = $1");
        command.Parameters.Add(new NpgsqlParameter { Value = id });
        return (byte[]?)await command.ExecuteScalarAsync(ct) ?? [];
    }

    /// <summary>An edition as it stands in the list, with what it was made from; null = there is none.</summary>
    public async Task<SealedEdition?> DescribeAsync(string id, CancellationToken ct)
    {
        await using var command = database.CreateCommand($"select {ItemColumns}, {MadeFromColumns} from reports.sealed where id = $1");
        command.Parameters.Add(new NpgsqlParameter { Value = id });
        await using var row = await command.ExecuteReaderAsync(ct);
        return await row.ReadAsync(ct)
            ? new SealedEdition(
                ItemOf(row),
                row.IsDBNull(13) ? null : row.GetString(13),
                row.IsDBNull(14) ? null : row.GetInt64(14),
                row.IsDBNull(15) ? null : row.GetInt64(15),
                row.IsDBNull(16) ? [] : row.GetFieldValue<string[]>(16),
                row.IsDBNull(17) ? null : row.GetInt64(17),
                row.IsDBNull(18) ? null : row.GetString(18))
            : null;
    }

    /// <summary>Newest first.</summary>
    public async Task<List<SealedReportItem>> ListAsync(int limit, DateTimeOffset? before, CancellationToken ct)
    {
        await using var command = database.CreateCommand(
            $"select {ItemColumns} from reports.sealed where $1::timestamptz is null or sealed_at < $1 order by sealed_at desc, id limit $2");
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)before?.UtcDateTime ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        command.Parameters.Add(new NpgsqlParameter { Value = limit });
        await using var row = await command.ExecuteReaderAsync(ct);
        var items = new List<SealedReportItem>();
        while (await row.ReadAsync(ct))
        {
            items.Add(ItemOf(row));
        }

        return items;
    }

    private static SealedReportItem ItemOf(NpgsqlDataReader row) => new(
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
        row.IsDBNull(12) ? null : row.GetString(12));
}
