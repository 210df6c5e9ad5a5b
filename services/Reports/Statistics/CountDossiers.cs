using Npgsql;
using OneStop.Reports.Asking;
using OneStop.Reports.Figures;
using OneStop.Runtime.Postgres;

namespace OneStop.Reports.Statistics;

/// <summary>Series counted from dossiers as known now; where a statement names a part (a reason, a flag) each part is a series of its own.</summary>
internal static class CountDossiers
{
    public static async Task<IEnumerable<(RowName Name, List<(DateOnly At, (long, long?) Pair)> Points)>> OfAsync(
        Statistic statistic, Buckets buckets, ReportQuestion question, StatisticRows rows, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(SqlText.Of<ReportsModule>(statistic.File!), question.CutOff.Snapshot);
        command.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = question.From });
        command.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = question.Until });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = buckets.Grain });
        command.Parameters.Add(rows.KeyNumbers);
        command.Parameters.Add(rows.RowNumbers);
        if (statistic.CountsProcedures)
        {
            command.Parameters.Add(rows.ProcedureNumbers);
        }

        await using var reader = await command.ExecuteReaderAsync(ct);
        var found = new Dictionary<RowName, Dictionary<DateOnly, (long, long?)>>();
        while (await reader.ReadAsync(ct))
        {
            var name = NameOf(rows.Names[reader.GetInt32(0)], reader.IsDBNull(2) ? null : reader.GetString(2), question.GroupBy);
            if (!found.TryGetValue(name, out var points))
            {
                found.Add(name, points = []);
            }

            points.Add(reader.GetFieldValue<DateOnly>(1), (reader.GetInt64(3), reader.IsDBNull(4) ? null : reader.GetInt64(4)));
        }

        var isCount = found.Values.SelectMany(p => p.Values).All(p => p.Item2 is null);
        return found.Select(f => (f.Key, buckets.Starts.Select(at => (at, f.Value.GetValueOrDefault(at, (0, isCount ? null : 0)))).ToList()));
    }

    /// <summary>The name of a part's series: the part alone under the total, else with its row.</summary>
    internal static RowName NameOf(RowName row, string? part, string by) => part switch
    {
        null => row,
        "" => NameOf(row, "none", by) with { Label = by == "total" ? "chưa ghi" : $"{row.Label}: chưa ghi" },
        _ when by == "total" => new RowName(part, part),
        _ => new RowName($"{row.Key}/{part}", $"{row.Label}: {part}"),
    };
}
