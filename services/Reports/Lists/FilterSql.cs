using System.Globalization;
using System.Text;
using Npgsql;
using NpgsqlTypes;
using OneStop.Core.Dossiers;
using OneStop.Core.Procedures;
using OneStop.Core.WorkingTime;
using OneStop.Reports.Asking;
using OneStop.Reports.Projection;
using OneStop.Runtime.Postgres;

namespace OneStop.Reports.Lists;

/// <summary>A filter as a statement over <c>reports.dossiers</c>: the conditions that are asked for, after <c>list-dossiers.sql</c>.</summary>
internal static class FilterSql
{
    private const string DueOrNever = "coalesce(due_on, date '9999-01-01')";

    private const string OverdueToday = "status in (2, 3) and due_on < $day and not paused";

    /// <summary>Codes that fit, with their due dates, in the order of a place and after it.</summary>
    public static NpgsqlCommand Codes(DossierFilter filter, CutOff cutOff, FittingKeys keys, ListPlace after, int limit) =>
        Of("list-dossiers.sql", filter, cutOff, keys, after, after.IsByDue ? $"order by {DueOrNever}, code" : "order by code", limit);

    /// <summary>Who holds those that fit, and how many: agency, unit, officer, count; the most first.</summary>
    public static NpgsqlCommand Holders(DossierFilter filter, CutOff cutOff, FittingKeys keys, int limit) =>
        Of("count-holders.sql", filter, cutOff, keys, null, "group by holder_agency, holder_unit, holder_officer\norder by 4 desc, 1, 2, 3", limit);

    /// <summary>How many fall due on which day: due date, count; the nearest first.</summary>
    public static NpgsqlCommand DueDays(DossierFilter filter, CutOff cutOff, FittingKeys keys) =>
        Of("count-due-days.sql", filter, cutOff, keys, null, "group by due_on\norder by due_on", int.MaxValue);

    private static NpgsqlCommand Of(string file, DossierFilter filter, CutOff cutOff, FittingKeys fitting, ListPlace? after, string tail, int limit)
    {
        var (keys, textKeys, textUnits) = fitting;
        var command = new NpgsqlCommand { Connection = cutOff.Snapshot };
        var sql = new StringBuilder(SqlText.Of<ReportsModule>("Lists/Sql/" + file));
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

        if (after is { Due: { } due })
        {
            And($"({DueOrNever}, code) > ({Bind(due, NpgsqlDbType.Date)}, {Bind(after.Code, NpgsqlDbType.Text)})");
        }
        else if (after is not null)
        {
            And($"code > {Bind(after.Code, NpgsqlDbType.Text)}");
        }

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
        Is(filter.ResultNotReturned, $"status = 4 and ended_by in ({(int)EndKind.Granted}, {(int)EndKind.Refused}) and returned_on is null");
        Is(filter.SupplementLapsed, "supplement_due_on < $day");
        if (filter.AnswerLate is { } answerLate)
        {
            var (desks, lateSince) = LateAnswers(cutOff, keys);
            Is(
                answerLate,
                $"status = 0 and waiting_since >= {Bind(VietnamTime.StartOf(IntakeWait.AnswerDutyFrom).ToUniversalTime(), NpgsqlDbType.TimestampTz)} and waiting_since <= "
                + $"(select since from unnest({Bind(desks, NpgsqlDbType.Array | NpgsqlDbType.Integer)}, {Bind(lateSince, NpgsqlDbType.Array | NpgsqlDbType.TimestampTz)}) "
                + "as late (key_id, since) where late.key_id = dossiers.key_id)");
        }

        if (filter.NearDue is { } near)
        {
            And($"status = 2 and due_on >= $day and due_on < {Bind(FirstTooFar(cutOff.Catalogue, filter.Agency, cutOff.Today, near), NpgsqlDbType.Date)}");
        }

        if (filter.DueFrom is { } dueFrom)
        {
            And($"due_on >= {Bind(dueFrom, NpgsqlDbType.Date)}");
        }

        if (filter.DueTo is { } dueTo)
        {
            And($"due_on <= {Bind(dueTo, NpgsqlDbType.Date)}");
        }

        if (filter.Reason is { } reason)
        {
            And($"{Bind(reason, NpgsqlDbType.Text)} = any (string_to_array(reasons, ' '))");
        }

        if (filter.CausingUnit is { } unit)
        {
            And($"coalesce(causing_unit, holder_unit, holder_agency) = {Bind(unit, NpgsqlDbType.Text)}");
        }

        foreach (var (column, holder) in new[] { ("holder_agency", filter.Holder), ("holder_unit", filter.Unit), ("holder_officer", filter.Officer) })
        {
            if (holder is not null)
            {
                And(holder == DossierFilter.NoOne ? $"{column} is null" : $"{column} = {Bind(holder, NpgsqlDbType.Text)}");
            }
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
            var part = Bind(text, NpgsqlDbType.Text);
            string[] meant = [.. cutOff.Catalogue.DossierAliases.MeaningsLike(text)];
            And($"strpos(lower(code), lower({part})) > 0 or code = any ({Bind(meant, NpgsqlDbType.Array | NpgsqlDbType.Text)}) or holder_unit = any ({Bind(textUnits, NpgsqlDbType.Array | NpgsqlDbType.Text)}) or key_id = any ({Bind(textKeys, NpgsqlDbType.Array | NpgsqlDbType.Integer)})");
        }

        command.CommandText = sql.Append('\n').Append(tail).Append("\nlimit ").Append(Bind(limit, NpgsqlDbType.Integer)).ToString();
        return command;
    }

    /// <summary>For each raw key the latest moment since when its desk has let more than 08 working hours pass by the cut-off.</summary>
    private static (int[] Keys, DateTimeOffset[] Since) LateAnswers(CutOff cutOff, int[]? keys)
    {
        var asked = keys ?? [.. Enumerable.Range(1, cutOff.Keys.Count)];
        var byDesk = new Dictionary<(string? Agency, string? Unit), DateTimeOffset>();
        var since = Array.ConvertAll(asked, number =>
        {
            var key = cutOff.Keys[number];
            var desk = (key.ReceivedBy ?? key.Agency, key.Unit);
            return byDesk.TryGetValue(desk, out var known)
                ? known
                : byDesk[desk] = cutOff.Catalogue.OfficeFor(desk.Item1, desk.Unit).Back(cutOff.Now, IntakeWait.AnswerMinutes + 1).ToUniversalTime();
        });
        return (asked, since);
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
