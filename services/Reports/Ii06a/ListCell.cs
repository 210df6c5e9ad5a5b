using Npgsql;
using NpgsqlTypes;
using OneStop.Contracts.Reports;
using OneStop.Core.Reports;
using OneStop.Reports.Asking;
using OneStop.Reports.Figures;
using OneStop.Reports.Lists;
using OneStop.Reports.Projection;
using OneStop.Runtime.Postgres;

namespace OneStop.Reports.Ii06a;

/// <summary>Exactly the dossiers a cell of II.06a counts: SQL narrows down by key and dates, the deltas themselves decide.</summary>
internal static class ListCell
{
    private const int BatchMax = 50_000;

    /// <summary>By code; null where there is no row of that key.</summary>
    public static async Task<Page<DossierItem>?> OfAsync(ReportQuestion question, string row, int column, PageRequest page, CancellationToken ct)
    {
        var keys = KeysOf(question, row);
        if (keys.Length == 0 && row != "total")
        {
            return null;
        }

        var found = new List<string>();
        var after = page.Cursor ?? "";
        for (var batch = page.Limit + 100; found.Count <= page.Limit; batch = Math.Min(batch * 8, BatchMax))
        {
            var read = await ReadAsync(question, column, keys, (after, batch), found, ct);
            if (read.Count < batch)
            {
                break;
            }

            after = read.Last;
        }

        var more = found.Count > page.Limit;
        var codes = more ? found[..page.Limit] : found;
        return new Page<DossierItem>(await LoadItems.OfAsync(question.CutOff, codes, question.CutOff.Today, ct), more ? codes[^1] : null);
    }

    /// <summary>Reads one batch of candidates and keeps those that count.</summary>
    private static async Task<(int Count, string Last)> ReadAsync(
        ReportQuestion question, int column, int[] keys, (string After, int Limit) batch, List<string> found, CancellationToken ct)
    {
        await using var command = Narrowed(question, column, keys, batch.After, batch.Limit);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var (count, last) = (0, batch.After);
        while (await reader.ReadAsync(ct))
        {
            (count, last) = (count + 1, reader.GetString(0));
            var deltas = reader.GetFieldValue<byte[]>(question.View is ReportView.Explained && !reader.IsDBNull(2) ? 2 : 1);
            if (Ii06aColumns.Of(DeltaPack.ReadAll(deltas), question.From, question.Until)[column] != 0)
            {
                found.Add(last);
            }
        }

        return (count, last);
    }

    private static int[] KeysOf(ReportQuestion question, string row)
    {
        var scope = new KeyScope(question);
        var grouping = Grouping.Of(question);
        return [.. Enumerable.Range(1, question.CutOff.Keys.Count).Where(number =>
            question.CutOff.Keys[number] is var key && scope.Holds(key) && (row == "total" || grouping.RowOf(key).Key == row))];
    }

    private static NpgsqlCommand Narrowed(ReportQuestion question, int column, int[] keys, string after, int limit)
    {
        var file = question.CutOff.IsCurrent ? "Ii06a/Sql/cell-now.sql" : "Ii06a/Sql/cell-at.sql";
        var received = (From: column is 4 or 5 ? question.From : DateOnly.MinValue, To: column is 6 ? question.DayBefore : question.Until);
        var endedFrom = column is 4 or 5 ? DateOnly.MinValue : column >= 11 ? question.Until : question.DayBefore;
        var command = new NpgsqlCommand(SqlText.Of<ReportsModule>(file), question.CutOff.Snapshot);
        command.Parameters.Add(new NpgsqlParameter { Value = keys, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Integer });
        command.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = received.From });
        command.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = received.To });
        command.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = endedFrom });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = after });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit });
        if (!question.CutOff.IsCurrent)
        {
            command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = question.CutOff.Position });
        }

        return command;
    }
}
