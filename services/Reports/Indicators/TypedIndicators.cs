using Npgsql;
using OneStop.Contracts.Reports;
using OneStop.Reports.Asking;
using OneStop.Runtime.Postgres;

namespace OneStop.Reports.Indicators;

/// <summary>Keeps the figures that people type in; nothing typed is ever changed or lost.</summary>
public sealed class TypedIndicators(NpgsqlDataSource database, TimeProvider clock)
{
    /// <summary>Adds figures, all or none; they hold once their batch has a place in the ledger.</summary>
    public async Task KeepAsync(IReadOnlyList<PutManualIndicator> items, string by, string batch, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(items);
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        foreach (var item in items)
        {
            await using var insert = new NpgsqlCommand(SqlText.Of<ReportsModule>("Indicators/Sql/type-indicator.sql"), connection);
            foreach (var value in (object?[])[item.Agency, item.From, item.To, item.Key, item.Value, item.Text, item.Note, item.Target, item.Evidence, by, clock.GetUtcNow(), batch])
            {
                insert.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
            }

            await insert.ExecuteNonQueryAsync(ct);
        }

        await transaction.CommitAsync(ct);
    }

    /// <summary>What holds for the agency and exactly the period of a question at its cut-off, by key.</summary>
    public static async Task<IReadOnlyDictionary<string, ManualIndicator>> AtAsync(ReportQuestion question, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(question);
        await using var command = new NpgsqlCommand(SqlText.Of<ReportsModule>("Indicators/Sql/typed-indicators.sql"), question.CutOff.Snapshot);
        foreach (var value in (object[])[question.Scope, question.From, question.To, question.CutOff.Position])
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        var found = new Dictionary<string, ManualIndicator>(StringComparer.Ordinal);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            string? Text(int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
            found[reader.GetString(3)] = new ManualIndicator(
                reader.GetString(0), reader.GetFieldValue<DateOnly>(1), reader.GetFieldValue<DateOnly>(2), reader.GetString(3),
                reader.IsDBNull(4) ? null : reader.GetDecimal(4), Text(5), Text(6), Text(7), Text(8), reader.GetString(9),
                reader.GetFieldValue<DateTimeOffset>(10));
        }

        return found;
    }
}
