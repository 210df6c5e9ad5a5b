using Npgsql;
using OneStop.Runtime.Postgres;

namespace OneStop.Reports.Projection;

/// <summary>
/// Has everything projected made again from position 0, beside a running program or without one: the checkpoint loses its edition, and the
/// projector that is at work, wherever it runs, loses its connection, so that it reads the checkpoint anew. Until then reports answer
/// <c>behind</c>.
/// </summary>
internal static class ForgetProjection
{
    /// <summary>Does it.</summary>
    /// <returns>How far the projection had come.</returns>
    public static async Task<long> RunAsync(NpgsqlDataSource database, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);

        // First the row, which makes the projector's commit wait; then the projector.
        await using var forget = new NpgsqlCommand("update reports.checkpoint set edition = 0 returning position", connection);
        var reached = await forget.ExecuteScalarAsync(ct) as long? ?? 0;
        await using var interrupt = new NpgsqlCommand(SqlText.Of<ReportsModule>("Projection/Sql/interrupt-projector.sql"), connection);
        interrupt.Parameters.Add(new NpgsqlParameter<long> { TypedValue = Projector.Lock });
        await interrupt.ExecuteScalarAsync(ct);
        await transaction.CommitAsync(ct);
        return reached;
    }
}
