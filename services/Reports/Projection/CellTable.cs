using Npgsql;
using OneStop.Core.Reports;
using OneStop.Reports.Figures;
using OneStop.Runtime.Postgres;

namespace OneStop.Reports.Projection;

/// <summary>Adds sums to the stored cells.</summary>
internal static class CellTable
{
    private const string Measures = "received_online, received_direct, received_postal, opened, overdue, early, on_time, late, waiting, refused, unreceived";

    public static async Task AddAsync(NpgsqlConnection connection, CellSums sums, StretchPlaces stretches, CancellationToken ct)
    {
        var cells = sums.Cells;
        if (cells.Count > 0)
        {
            await CopyCellsAsync(connection, "page_cells", cells, ct);
            await RunAsync(connection, "Projection/Sql/add-cells.sql", ct);
            await stretches.TouchAsync(connection, cells.Select(cell => new StretchAt(cell.Key.View, cell.Key.Grain, cell.Key.Start)).ToHashSet(), ct);
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
        await using var copy = await BinaryCopy.BeginAsync(
            connection, $"copy {table} (view, grain, start, key_id, {Measures}) from stdin (format binary)", ct);
        foreach (var (at, sum) in cells)
        {
            await copy.RowAsync(ct);
            copy.Number2(at.View);
            copy.Number2(at.Grain);
            copy.Date(at.Start);
            copy.Number4(at.Key);
            for (var measure = 0; measure < CellSum.Measures; measure++)
            {
                copy.Number4(sum[(Measure)measure]);
            }
        }

        await copy.EndAsync(ct);
    }

    private static async Task CopyExceptionsAsync(NpgsqlConnection connection, List<KeyValuePair<ExceptionAt, CellSum>> exceptions, CancellationToken ct)
    {
        await using var copy = await BinaryCopy.BeginAsync(
            connection, "copy page_exceptions (view, ended_on, as_of, key_id, early, on_time, late, refused) from stdin (format binary)", ct);
        foreach (var (at, sum) in exceptions)
        {
            await copy.RowAsync(ct);
            copy.Number2(at.View);
            copy.Date(at.EndedOn);
            copy.Date(at.AsOf);
            copy.Number4(at.Key);
            copy.Number4(sum[Measure.Early]);
            copy.Number4(sum[Measure.OnTime]);
            copy.Number4(sum[Measure.Late]);
            copy.Number4(sum[Measure.RefusedAtIntake]);
        }

        await copy.EndAsync(ct);
    }

    private static async Task RunAsync(NpgsqlConnection connection, string file, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(SqlText.Of<ReportsModule>(file), connection);
        await command.ExecuteNonQueryAsync(ct);
    }
}
