using Npgsql;
using NpgsqlTypes;
using OneStop.Core.Reports;
using OneStop.Runtime.Postgres;

namespace OneStop.Reports.Projection;

/// <summary>Adds sums to the stored cells.</summary>
internal static class CellTable
{
    private const string Measures = "received_online, received_direct, received_postal, opened, overdue, early, on_time, late, waiting, refused, unreceived";

    public static async Task AddAsync(NpgsqlConnection connection, CellSums sums, CancellationToken ct)
    {
        var cells = sums.Cells;
        if (cells.Count > 0)
        {
            await CopyCellsAsync(connection, "page_cells", cells, ct);
            await RunAsync(connection, "Projection/Sql/add-cells.sql", ct);
        }

        var exceptions = sums.Exceptions;
        if (exceptions.Count > 0)
        {
            await CopyExceptionsAsync(connection, exceptions, ct);
            await RunAsync(connection, "Projection/Sql/add-exceptions.sql", ct);
        }
    }

    private static async Task CopyCellsAsync(NpgsqlConnection connection, string table, List<KeyValuePair<CellAt, CellSum>> cells, CancellationToken ct)
    {
        await using var copy = await connection.BeginBinaryImportAsync(
            $"copy {table} (view, grain, start, key_id, {Measures}) from stdin (format binary)", ct);
        foreach (var (at, sum) in cells)
        {
            await copy.StartRowAsync(ct);
            await copy.WriteAsync(at.View, NpgsqlDbType.Smallint, ct);
            await copy.WriteAsync(at.Grain, NpgsqlDbType.Smallint, ct);
            await copy.WriteAsync(at.Start, NpgsqlDbType.Date, ct);
            await copy.WriteAsync(at.Key, NpgsqlDbType.Integer, ct);
            for (var measure = 0; measure < CellSum.Measures; measure++)
            {
                await copy.WriteAsync(sum[(Measure)measure], NpgsqlDbType.Integer, ct);
            }
        }

        await copy.CompleteAsync(ct);
    }

    private static async Task CopyExceptionsAsync(NpgsqlConnection connection, List<KeyValuePair<ExceptionAt, CellSum>> exceptions, CancellationToken ct)
    {
        await using var copy = await connection.BeginBinaryImportAsync(
            "copy page_exceptions (view, ended_on, as_of, key_id, early, on_time, late) from stdin (format binary)", ct);
        foreach (var (at, sum) in exceptions)
        {
            await copy.StartRowAsync(ct);
            await copy.WriteAsync(at.View, NpgsqlDbType.Smallint, ct);
            await copy.WriteAsync(at.EndedOn, NpgsqlDbType.Date, ct);
            await copy.WriteAsync(at.AsOf, NpgsqlDbType.Date, ct);
            await copy.WriteAsync(at.Key, NpgsqlDbType.Integer, ct);
            await copy.WriteAsync(sum[Measure.Early], NpgsqlDbType.Integer, ct);
            await copy.WriteAsync(sum[Measure.OnTime], NpgsqlDbType.Integer, ct);
            await copy.WriteAsync(sum[Measure.Late], NpgsqlDbType.Integer, ct);
        }

        await copy.CompleteAsync(ct);
    }

    private static async Task RunAsync(NpgsqlConnection connection, string file, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(SqlText.Of<ReportsModule>(file), connection);
        await command.ExecuteNonQueryAsync(ct);
    }
}
