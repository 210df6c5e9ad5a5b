using System.Globalization;
using Npgsql;
using NpgsqlTypes;
using OneStop.Contracts.Reports;
using OneStop.Core.Deadlines;
using OneStop.Core.Dossiers;
using OneStop.Core.WorkingTime;
using OneStop.Reports.Asking;
using OneStop.Reports.Figures;
using OneStop.Runtime.Postgres;

namespace OneStop.Reports.Lists;

/// <summary>Loads dossiers as list items.</summary>
internal static class LoadItems
{
    /// <summary>The items of codes, in their order; dates and outcome as known at the cut-off, the rest as known now.</summary>
    /// <param name="today">Lateness of open dossiers is judged on this day.</param>
    public static async Task<IReadOnlyList<DossierItem>> OfAsync(CutOff cutOff, IReadOnlyList<string> codes, DateOnly today, CancellationToken ct)
    {
        if (codes.Count == 0)
        {
            return [];
        }

        await using var command = new NpgsqlCommand(SqlText.Of<ReportsModule>("Lists/Sql/load-items.sql"), cutOff.Snapshot);
        command.Parameters.Add(new NpgsqlParameter { Value = codes.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = cutOff.Position });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var items = new List<DossierItem>(codes.Count);
        var grouping = new Grouping(cutOff.Catalogue, "total", today);
        while (await reader.ReadAsync(ct))
        {
            items.Add(Read(reader, cutOff, grouping, today));
        }

        return items;
    }

    private static DossierItem Read(NpgsqlDataReader row, CutOff cutOff, Grouping grouping, DateOnly today)
    {
        var key = cutOff.Keys[row.GetInt32(1)];
        // An online submission has no version of its procedure yet: it shows the one in force.
        var procedure = grouping.ProcedureOf(key) ?? cutOff.Catalogue.FindProcedure(key.Procedure, key.Agency, today);
        var (received, due, ended) = (Day(row, 2), Day(row, 3), Day(row, 4));
        var status = (DossierStatus)row.GetInt16(6) switch
        {
            // Of a code that means another dossier by now only its fact at the position is kept.
            DossierStatus.Absent => ended is not null ? DossierStatus.Ended : received is not null ? DossierStatus.Open : DossierStatus.Submitted,
            var kept => kept,
        };
        var outcome = Small(row, 5) is { } known ? (Outcome?)known : null;
        var overdue = status is DossierStatus.Open or DossierStatus.Paused && ended is null && due < today && !row.GetBoolean(7);
        var apologies = row.GetInt16(15);
        DateTimeOffset? since = row.IsDBNull(17) ? null : row.GetFieldValue<DateTimeOffset>(17);
        var waited = IntakeWait.Waited(since, cutOff.Catalogue.OfficeFor(key.ReceivedBy ?? key.Agency, key.Unit), cutOff.Now);
        return new DossierItem(
            row.GetString(0),
            key.Procedure,
            procedure?.Name,
            procedure?.FieldCode,
            key.Agency,
            key.ReceivedBy,
            key.Unit,
            Word(key.Channel.ToString()),
            received,
            due,
            ended,
            Day(row, 8),
            Word(status.ToString()),
            outcome is { } judged ? Word(judged.ToString()) : null,
            overdue,
            DaysLate.Between(due, overdue ? today : outcome is Outcome.Late ? ended : null, cutOff.Catalogue.CalendarFor(key.Agency)),
            new ExplainedOutcome(Day(row, 9), Small(row, 10) is { } explained ? Word(((Outcome)explained).ToString()) : null),
            Text(row, 11),
            Text(row, 12),
            Text(row, 13),
            Words(row.GetString(14)),
            apologies,
            (overdue || outcome is Outcome.Late) && apologies == 0 && !ApologyDuty.IsExcused((Outcome?)Small(row, 10)),
            Words(row.GetString(16)))
        {
            WaitingSince = since?.ToOffset(VietnamTime.Offset),
            WaitedMinutes = waited,
            AnswerLate = IntakeWait.IsLate(since, waited),
            SupplementDueOn = Day(row, 18),
            SupplementLapsed = Day(row, 18) < today,
        };
    }

    private static string Word(string name) => char.ToLower(name[0], CultureInfo.InvariantCulture) + name[1..];

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static DateOnly? Day(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetFieldValue<DateOnly>(column);

    private static int? Small(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt16(column);

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
