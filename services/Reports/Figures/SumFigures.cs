using System.Buffers;
using Npgsql;
using OneStop.Reports.Asking;
using OneStop.Reports.Projection;
using OneStop.Runtime.Postgres;

namespace OneStop.Reports.Figures;

/// <summary>
/// Where every form takes its counts from: sums by raw key for the period, scope, view and cut-off of a question. At what Reports has now they come from
/// cells; a little earlier from cells and the facts that have changed since; long before from the facts valid then. The arithmetic is the same, so the
/// figures are.
/// </summary>
public static class SumFigures
{
    /// <summary>Only keys with anything to count, all inside the question's scope, in no particular order.</summary>
    public static async Task<IReadOnlyList<KeyFigures>> OfAsync(ReportQuestion question, CancellationToken ct)
    {
        // Rented: one sum per raw key is large enough to cost a full collection each time it is allocated.
        var count = question.CutOff.Keys.Count + 1;
        var sums = ArrayPool<PeriodSum>.Shared.Rent(count);
        try
        {
            Array.Clear(sums, 0, count);
            await (question.CutOff switch
            {
                { IsCurrent: true } => FromCellsAsync(question, sums, ct),
                { IsNear: true } => FromCellsBeforeAsync(question, sums, ct),
                _ => FromFactsAsync(question, sums, ct),
            });
            return InScope(question, sums.AsSpan(0, count));
        }
        finally
        {
            ArrayPool<PeriodSum>.Shared.Return(sums);
        }
    }

    private static List<KeyFigures> InScope(ReportQuestion question, ReadOnlySpan<PeriodSum> sums)
    {
        var scope = new KeyScope(question);
        var figures = new List<KeyFigures>();
        for (var number = 1; number < sums.Length; number++)
        {
            if (!sums[number].IsZero && question.CutOff.Keys[number] is var key && scope.Holds(key))
            {
                figures.Add(sums[number].Under(key));
            }
        }

        return figures;
    }

    private static async Task FromCellsAsync(ReportQuestion question, PeriodSum[] sums, CancellationToken ct)
    {
        await SumCells.AddAsync(question, sums, ct);
        await using var exceptions = Exceptions(question);
        await using var more = await exceptions.ExecuteReaderAsync(ct);
        while (await more.ReadAsync(ct))
        {
            ref var sum = ref sums[more.GetInt32(0)];
            sum[PeriodSum.Early] += more.GetInt64(1);
            sum[PeriodSum.OnTime] += more.GetInt64(2);
            sum[PeriodSum.Late] += more.GetInt64(3);
            sum[PeriodSum.Recalled] += more.GetInt64(4);
            sum[PeriodSum.Refused] += more.GetInt64(5);
        }
    }

    private static NpgsqlCommand Exceptions(ReportQuestion question)
    {
        var command = new NpgsqlCommand(SqlText.Of<ReportsModule>("Figures/Sql/sum-exceptions.sql"), question.CutOff.Snapshot);
        command.Parameters.Add(SumCells.Views(question));
        command.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = question.Until });
        command.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = question.DayBefore });
        return command;
    }

    private static async Task FromCellsBeforeAsync(ReportQuestion question, PeriodSum[] sums, CancellationToken ct)
    {
        await FromCellsAsync(question, sums, ct);
        await AddFactsAsync(question, "changed-since.sql", sums, ct);
    }

    private static Task FromFactsAsync(ReportQuestion question, PeriodSum[] sums, CancellationToken ct) => AddFactsAsync(question, "facts-at.sql", sums, ct);

    // Each row: the key, the deltas of both views, and whether they are added (1) or taken away (-1).
    private static async Task AddFactsAsync(ReportQuestion question, string file, PeriodSum[] sums, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(SqlText.Of<ReportsModule>($"Figures/Sql/{file}"), question.CutOff.Snapshot);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = question.CutOff.Position });
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var column = question.View is ReportView.Explained && !reader.IsDBNull(2) ? 2 : 1;
            var sign = reader.GetInt32(3);
            foreach (var delta in DeltaPack.Read(reader.GetFieldValue<byte[]>(column)))
            {
                sums[reader.GetInt32(0)].Add(delta with { Sign = delta.Sign * sign }, question.DayBefore, question.Until);
            }
        }
    }
}
