using System.Globalization;
using System.Text;
using Npgsql;
using NpgsqlTypes;
using OneStop.Core.Procedures;
using OneStop.Reports.Asking;
using OneStop.Reports.Projection;
using OneStop.Runtime.Postgres;

namespace OneStop.Reports.Lists;

/// <summary>A filter as a statement over <c>reports.dossiers</c>: the conditions that are asked for, after <c>list-dossiers.sql</c>.</summary>
internal static class FilterSql
{
    private const string OverdueToday = "status in (2, 3) and due_on < $day and not paused";

    /// <summary>Codes that fit, in order.</summary>
    /// <param name="keys">The raw keys that fit; null = all.</param>
    /// <param name="textKeys">Raw keys whose procedure fits the text.</param>
    public static NpgsqlCommand Of(DossierFilter filter, CutOff cutOff, int[]? keys, int[] textKeys, string after, int limit)
    {
        var command = new NpgsqlCommand { Connection = cutOff.Snapshot };
        var sql = new StringBuilder(SqlText.Of<ReportsModule>("Lists/Sql/list-dossiers.sql"));
        string Bind(object value, NpgsqlDbType type)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value, NpgsqlDbType = type });
            return "$" + command.Parameters.Count.ToString(CultureInfo.InvariantCulture);
        }

        var day = Bind(cutOff.Today, NpgsqlDbType.Date);
        void And(string condition) => sql.Append("\n  and (").Append(condition.Replace("$day", day, StringComparison.Ordinal)).Append(')');
        void Is(bool? asked, string condition)
        {
            if (asked is { } yes)
            {
                And(yes ? condition : $"({condition}) is not true");
            }
        }

        And($"code > {Bind(after, NpgsqlDbType.Text)}");
        if (keys is not null)
        {
            And($"key_id = any ({Bind(keys, NpgsqlDbType.Array | NpgsqlDbType.Integer)})");
        }

        if (filter.Status is { } status)
        {
            And($"status = {(int)status}");
        }

        var late = $"outcome = 2 or {OverdueToday}";
        Is(filter.OnlyLate ? true : filter.Late, late);
        Is(filter.Overdue, OverdueToday);
        Is(filter.ReasonMissing, $"reasons = '' and ({late})");
        Is(filter.ApologyOwed, $"apologies = 0 and explanation <> {(int)ExplanationStanding.Accepted} and ({late})");
        Is(filter.Explained, $"explanation = {(int)ExplanationStanding.Accepted}");
        Is(filter.ResultNotReturned, $"status = 4 and ended_by in ({(int)Core.Dossiers.EndKind.Granted}, {(int)Core.Dossiers.EndKind.Refused}) and returned_on is null");
        if (filter.NearDue is { } near)
        {
            And($"status = 2 and due_on >= $day and due_on < {Bind(FirstTooFar(cutOff.Catalogue, filter.Agency, cutOff.Today, near), NpgsqlDbType.Date)}");
        }

        if (filter.Reason is { } reason)
        {
            And($"{Bind(reason, NpgsqlDbType.Text)} = any (string_to_array(reasons, ' '))");
        }

        if (filter.CausingUnit is { } unit)
        {
            And($"coalesce(causing_unit, holder_unit, holder_agency) = {Bind(unit, NpgsqlDbType.Text)}");
        }

        if (filter.Unit is { } holder)
        {
            And($"holder_unit = {Bind(holder, NpgsqlDbType.Text)}");
        }

        if (filter.Officer is { } officer)
        {
            And($"holder_officer = {Bind(officer, NpgsqlDbType.Text)}");
        }

        if (filter.From is { } from)
        {
            And($"received_on >= {Bind(from, NpgsqlDbType.Date)}");
        }

        if (filter.To is { } to)
        {
            And($"received_on <= {Bind(to, NpgsqlDbType.Date)}");
        }

        if (filter.Text is { } text)
        {
            And($"strpos(lower(code), lower({Bind(text, NpgsqlDbType.Text)})) > 0 or key_id = any ({Bind(textKeys, NpgsqlDbType.Array | NpgsqlDbType.Integer)})");
        }

        command.CommandText = sql.Append("\norder by code\nlimit ").Append(Bind(limit, NpgsqlDbType.Integer)).ToString();
        return command;
    }

    /// <summary>The first day that lies more than <paramref name="near"/> working days ahead.</summary>
    private static DateOnly FirstTooFar(Catalogue catalogue, string? agency, DateOnly today, int near)
    {
        var calendar = catalogue.CalendarFor(agency);
        var last = today;
        for (var i = 0; i < Math.Min(near, 400); i++)
        {
            last = calendar.After(last);
        }

        return calendar.After(last);
    }
}
