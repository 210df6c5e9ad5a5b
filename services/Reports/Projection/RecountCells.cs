using System.Data;
using System.Diagnostics.Metrics;
using Npgsql;
using OneStop.Contracts.Reports;
using OneStop.Core.Reports;
using OneStop.Runtime.Postgres;

namespace OneStop.Reports.Projection;

/// <summary>
/// The proof that cells are what they claim to be: the deltas of all current facts are added up anew and compared with every stored cell, within one
/// snapshot, a share of the keys at a time so that memory stays bounded. A difference of one is an alarm.
/// </summary>
internal sealed class RecountCells(NpgsqlDataSource database, Meter meter, TimeProvider clock) : IDisposable
{
    private const int DossiersAtATime = 100_000;

    private readonly Gauge<long> _differences = meter.CreateGauge<long>("onestop.recount.differences", "{cell}", "Cells that differ from the sum of the facts.");
    private readonly Counter<long> _recounts = meter.CreateCounter<long>("onestop.recount.runs", "{run}", "Finished recounts.");

    private readonly SemaphoreSlim _one = new(1);

    /// <summary>The last recount that finished; null = none yet.</summary>
    public Recount? Last { get; private set; }

    /// <summary>Counts everything once.</summary>
    public async Task<Recount> RunAsync(CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            await using var connection = await database.OpenConnectionAsync(ct);
            await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
            var position = await NumberAsync(connection, "select coalesce(max(position), 0) from reports.checkpoint", ct);
            var shares = 1 + (int)(await NumberAsync(connection, "select count(*) from reports.dossiers", ct) / DossiersAtATime);
            var (cells, differences) = (0L, 0L);
            for (var share = 0; share < shares; share++)
            {
                var sums = await SumAsync(connection, shares, share, ct);
                var stored = await SubtractAsync(connection, shares, share, sums, ct);
                cells += stored;
                differences += sums.Cells.Count + sums.Exceptions.Count;
            }

            _differences.Record(differences);
            _recounts.Add(1);
            return Last = new Recount(position, clock.GetUtcNow(), cells, differences);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private static async Task<CellSums> SumAsync(NpgsqlConnection connection, int shares, int share, CancellationToken ct)
    {
        await using var command = Command(connection, "Projection/Sql/recount-facts.sql", shares, share);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var sums = new CellSums();
        while (await reader.ReadAsync(ct))
        {
            sums.Add(reader.GetInt32(0), reader.GetFieldValue<byte[]>(1), reader.IsDBNull(2) ? null : reader.GetFieldValue<byte[]>(2), 1);
        }

        return sums;
    }

    /// <summary>Takes the stored cells away: what is left differs.</summary>
    private static async Task<long> SubtractAsync(NpgsqlConnection connection, int shares, int share, CellSums sums, CancellationToken ct)
    {
        var count = 0L;
        await using (var cells = Command(connection, "Projection/Sql/recount-cells.sql", shares, share))
        await using (var reader = await cells.ExecuteReaderAsync(ct))
        {
            for (; await reader.ReadAsync(ct); count++)
            {
                var at = new CellAt(reader.GetInt16(0), reader.GetInt16(1), reader.GetFieldValue<DateOnly>(2), reader.GetInt32(3));
                for (var measure = 0; measure < CellSum.Measures; measure++)
                {
                    sums.Add(at, (Measure)measure, -reader.GetInt32(4 + measure));
                }
            }
        }

        await using var exceptions = Command(connection, "Projection/Sql/recount-exceptions.sql", shares, share);
        await using var more = await exceptions.ExecuteReaderAsync(ct);
        for (; await more.ReadAsync(ct); count++)
        {
            var at = new ExceptionAt(more.GetInt16(0), more.GetFieldValue<DateOnly>(1), more.GetFieldValue<DateOnly>(2), more.GetInt32(3));
            for (var measure = Measure.Early; measure <= Measure.Late; measure++)
            {
                sums.Add(at, measure, -more.GetInt32(4 + (measure - Measure.Early)));
            }

            sums.Add(at, Measure.RefusedAtIntake, -more.GetInt32(7));
        }

        return count;
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string file, int shares, int share)
    {
        var command = new NpgsqlCommand(SqlText.Of<ReportsModule>(file), connection) { CommandTimeout = 0 };
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = shares });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = share });
        return command;
    }

    private static async Task<long> NumberAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }
}
