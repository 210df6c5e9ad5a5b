using System.Buffers;
using Npgsql;
using OneStop.Reports.Asking;
using OneStop.Reports.Projection;
using OneStop.Runtime.Postgres;

namespace OneStop.Reports.Figures;

/// <summary>
/// Where every form takes its counts from: sums by raw key for the period, scope, view and cut-off of a question. At what Reports has now they come from
/// cells, at an earlier cut-off from the facts valid then; the arithmetic is the same, so the figures are.
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
            await (question.CutOff.IsCurrent ? FromCellsAsync(question, sums, ct) : FromFactsAsync(question, sums, ct));
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

    private static async Task FromFactsAsync(ReportQuestion question, PeriodSum[] sums, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(SqlText.Of<ReportsModule>("Figures/Sql/facts-at.sql"), question.CutOff.Snapshot);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = question.CutOff.Position });
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var column = question.View is ReportView.Explained && !reader.IsDBNull(2) ? 2 : 1;
            foreach (var delta in DeltaPack.Read(reader.GetFieldValue<byte[]>(column)))
            {
                sums[reader.GetInt32(0)].Add(delta, question.DayBefore, question.Until);
            }
        }
    }
}
