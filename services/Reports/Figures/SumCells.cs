using Npgsql;
using NpgsqlTypes;
using OneStop.Reports.Asking;
using OneStop.Runtime.Postgres;

namespace OneStop.Reports.Figures;

/// <summary>Sums of a period from the current cells, read from the store or taken from <see cref="CellShelf"/> where nothing has changed since.</summary>
internal static class SumCells
{
    private readonly record struct Part(StretchAt At, ulong ChangedBy, bool AtEnd, bool AtStart);

    /// <summary>Adds everything that cells say of the question's period and view to the sums of their keys; ends in <c>ended_exceptions</c> are not among it.</summary>
    public static async Task AddAsync(ReportQuestion question, PeriodSum[] sums, CancellationToken ct)
    {
        var missing = new List<Part>();
        foreach (var part in await PartsAsync(question, ct))
        {
            if (question.CutOff.Cells.Find(part.At, part.ChangedBy) is { } stretch)
            {
                stretch.AddTo(sums, part.AtEnd, part.AtStart);
            }
            else
            {
                missing.Add(part);
            }
        }

        foreach (var grain in missing.GroupBy(part => part.At.Grain))
        {
            await ReadAsync(question.CutOff, grain.Key, grain.ToDictionary(part => part.At), sums, ct);
        }
    }

    /// <summary>The views of cells that add up to the question's: the explained one is the software view and what explanations change.</summary>
    public static NpgsqlParameter Views(ReportQuestion question)
    {
        short[] views = question.View is ReportView.Software ? [0] : [0, 1];
        return new NpgsqlParameter { Value = views, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Smallint };
    }

    private static async Task<List<Part>> PartsAsync(ReportQuestion question, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(SqlText.Of<ReportsModule>("Figures/Sql/reached-stretches.sql"), question.CutOff.Snapshot);
        command.Parameters.Add(Views(question));
        foreach (var day in (DateOnly[])[.. Reach(question.Until.AddDays(1)), .. Reach(question.DayBefore.AddDays(1))])
        {
            command.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = day });
        }

        await using var reader = await command.ExecuteReaderAsync(ct);
        var parts = new List<Part>();
        while (await reader.ReadAsync(ct))
        {
            parts.Add(new(
                new(reader.GetInt16(0), reader.GetInt16(1), reader.GetFieldValue<DateOnly>(2)), reader.GetFieldValue<ulong>(3), reader.GetBoolean(4), reader.GetBoolean(5)));
        }

        return parts;
    }

    /// <summary>A day with the first days of its month and year.</summary>
    private static IEnumerable<DateOnly> Reach(DateOnly day) => [day, new(day.Year, day.Month, 1), new(day.Year, 1, 1)];

    private static async Task ReadAsync(CutOff cutOff, short grain, Dictionary<StretchAt, Part> parts, PeriodSum[] period, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(SqlText.Of<ReportsModule>("Figures/Sql/cells-of-stretches.sql"), cutOff.Snapshot);
        command.Parameters.Add(new NpgsqlParameter<short> { TypedValue = grain });
        command.Parameters.Add(new NpgsqlParameter { Value = parts.Keys.Select(at => at.View).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Smallint });
        command.Parameters.Add(new NpgsqlParameter { Value = parts.Keys.Select(at => at.Start).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Date });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var (keys, sums, current) = (new List<int>(), new List<int>(), default(StretchAt));
        while (await reader.ReadAsync(ct))
        {
            var at = new StretchAt(reader.GetInt16(0), grain, reader.GetFieldValue<DateOnly>(1));
            if (at != current && keys.Count > 0)
            {
                Take();
            }

            current = at;
            keys.Add(reader.GetInt32(2));
            for (var i = 0; i < PeriodSum.InStretch; i++)
            {
                sums.Add(reader.GetInt32(i + 3));
            }
        }

        Take();
        // Changed to nothing: an empty stretch is kept too, so that it is not asked for again.
        foreach (var part in parts.Values)
        {
            cutOff.Cells.Keep(part.At, new CellStretch(part.ChangedBy, [], []));
        }

        void Take()
        {
            if (keys.Count > 0 && parts.Remove(current, out var part))
            {
                var stretch = new CellStretch(part.ChangedBy, [.. keys], [.. sums]);
                stretch.AddTo(period, part.AtEnd, part.AtStart);
                cutOff.Cells.Keep(current, stretch);
            }

            keys.Clear();
            sums.Clear();
        }
    }
}
