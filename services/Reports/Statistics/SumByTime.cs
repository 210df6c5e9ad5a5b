using Npgsql;
using NpgsqlTypes;
using OneStop.Reports.Asking;
using OneStop.Reports.Figures;
using OneStop.Runtime.Postgres;

namespace OneStop.Reports.Statistics;

/// <summary>Series from cells: flows of each bucket, and stocks carried from before the period.</summary>
internal static class SumByTime
{
    public static async Task<IEnumerable<(RowName Name, List<(DateOnly At, BucketSum Sum)> Points)>> OfAsync(
        Buckets buckets, ReportQuestion question, StatisticRows rows, CancellationToken ct)
    {
        var flows = await FlowsAsync(buckets, question, rows, ct);
        var before = await StocksBeforeAsync(question, rows, ct);
        return rows.Names.Select((name, row) => (name, Row: row)).Where(r => before[r.Row] != default || flows.Keys.Any(k => k.Row == r.Row)).Select(r =>
        {
            var sum = before[r.Row];
            var points = new List<(DateOnly, BucketSum)>();
            foreach (var at in buckets.Starts)
            {
                sum = sum.Then(flows.GetValueOrDefault((r.Row, at)));
                points.Add((at, sum));
            }

            return (r.name, points);
        });
    }

    private static async Task<Dictionary<(int Row, DateOnly At), BucketSum>> FlowsAsync(
        Buckets buckets, ReportQuestion question, StatisticRows rows, CancellationToken ct)
    {
        var (first, after) = buckets.WholeMonths;
        await using var command = new NpgsqlCommand(SqlText.Of<ReportsModule>("Statistics/Sql/sum-by-time.sql"), question.CutOff.Snapshot);
        command.Parameters.Add(Views(question));
        foreach (var day in new[] { buckets.From, buckets.To, first, after })
        {
            command.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = day });
        }

        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = buckets.Grain });
        command.Parameters.Add(rows.KeyNumbers);
        command.Parameters.Add(rows.RowNumbers);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var flows = new Dictionary<(int, DateOnly), BucketSum>();
        while (await reader.ReadAsync(ct))
        {
            flows.Add((reader.GetInt32(0), reader.GetFieldValue<DateOnly>(1)), new BucketSum(
                reader.GetInt64(2), reader.GetInt64(3), reader.GetInt64(4), reader.GetInt64(5), reader.GetInt64(6), reader.GetInt64(7), reader.GetInt64(8), reader.GetInt64(9)));
        }

        return flows;
    }

    private static async Task<BucketSum[]> StocksBeforeAsync(ReportQuestion question, StatisticRows rows, CancellationToken ct)
    {
        var eve = question.From.AddDays(-1);
        var figures = await SumFigures.OfAsync(question with { From = eve, To = eve }, ct);
        var rowByKey = rows.RowByKey.ToDictionary(p => question.CutOff.Keys[p.Key], p => p.Value);
        var sums = new BucketSum[rows.Names.Count];
        foreach (var figure in figures)
        {
            ref var sum = ref sums[rowByKey[figure.Key]];
            sum = sum with { Open = sum.Open + figure.Columns.Open, Overdue = sum.Overdue + figure.Columns.Overdue };
        }

        return sums;
    }

    private static NpgsqlParameter Views(ReportQuestion question) => new()
    {
        Value = question.View is ReportView.Software ? new short[] { 0 } : [0, 1],
        NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Smallint,
    };
}
