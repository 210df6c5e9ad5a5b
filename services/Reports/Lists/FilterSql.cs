using Npgsql;
using OneStop.Core.Dossiers;
using OneStop.Core.WorkingTime;
using OneStop.Reports.Asking;
using OneStop.Reports.Projection;
using OneStop.Runtime.Postgres;

namespace OneStop.Reports.Lists;

/// <summary>A filter as a statement over <c>reports.dossiers</c>: the conditions that are asked for, after <c>list-dossiers.sql</c>.</summary>
internal static class FilterSql
{
    private const string DueOrNever = "coalesce(due_on, date '9999-01-01')";

    /// <summary>As <see cref="DossierState.OverdueOn"/>.</summary>
    private static readonly string OverdueToday = $"status in ({(int)DossierStatus.Open}, {(int)DossierStatus.Paused}) and due_on < $day and not paused";

    /// <summary>As <see cref="DossierState.LateOn"/>.</summary>
    private static readonly string LateToday = $"outcome = {(int)Outcome.Late} or {OverdueToday}";

    /// <summary>As <see cref="ApologyDuty.Of"/> has it owed.</summary>
    private static readonly string Owed =
        $"apologies = 0 and coalesce(explained_outcome, {(int)Outcome.Late}) not in ({(int)Outcome.Early}, {(int)Outcome.OnTime}) and ({LateToday})";

    /// <summary>Codes that fit, with their due dates, in the order of a place and after it.</summary>
    public static NpgsqlCommand Codes(DossierFilter filter, CutOff cutOff, FittingKeys keys, ListPlace after, int limit) =>
        Of("list-dossiers.sql", filter, cutOff, keys, after, after.IsByDue ? $"order by {DueOrNever}, code" : "order by code", limit);

    /// <summary>Who holds those that fit, and how many: agency, unit, officer, count; the most first.</summary>
    public static NpgsqlCommand Holders(DossierFilter filter, CutOff cutOff, FittingKeys keys, int limit) =>
        Of("count-holders.sql", filter, cutOff, keys, null, "group by holder_agency, holder_unit, holder_officer\norder by 4 desc, 1, 2, 3", limit);

    /// <summary>How many fall due on which day: due date, number of the raw key, count.</summary>
    public static NpgsqlCommand DueDays(DossierFilter filter, CutOff cutOff, FittingKeys keys) =>
        Of("count-due-days.sql", filter, cutOff, keys, null, "group by due_on, key_id", int.MaxValue);

    private static NpgsqlCommand Of(string file, DossierFilter filter, CutOff cutOff, FittingKeys fitting, ListPlace? after, string tail, int limit)
    {
        var where = new SqlConditions(cutOff.Snapshot, SqlText.Of<ReportsModule>("Lists/Sql/" + file), cutOff.Today);
        After(where, after);
        if (fitting.Keys is { } keys)
        {
            where.And($"key_id = any ({where.Bind(keys)})");
        }

        Standing(where, filter);
        Lateness(where, filter);
        AnswerLate(where, filter, cutOff, fitting.Keys);
        Due(where, filter, new DueReach(cutOff, fitting.Keys));
        Holders(where, filter);
        where.Compare("received_on", ">=", filter.From);
        where.Compare("received_on", "<=", filter.To);
        Text(where, filter, cutOff, fitting);
        return where.Command(tail, limit);
    }

    private static void After(SqlConditions where, ListPlace? after)
    {
        if (after is { Due: { } due })
        {
            where.And($"({DueOrNever}, code) > ({where.Bind(due)}, {where.Bind(after.Code)})");
        }
        else if (after is not null)
        {
            where.Compare("code", ">", after.Code);
        }
    }

    private static void Standing(SqlConditions where, DossierFilter filter)
    {
        where.Compare("status", "=", (int?)filter.Status);
        where.Is(
            filter.ResultNotReturned,
            $"status = {(int)DossierStatus.Ended} and ended_by in ({(int)EndKind.Granted}, {(int)EndKind.Refused}) and returned_on is null");
        where.Is(filter.SupplementLapsed, "supplement_due_on < $day");
        where.Is(filter.Explained, $"explanation = {(int)ExplanationStanding.Accepted}");
    }

    private static void Lateness(SqlConditions where, DossierFilter filter)
    {
        where.Is(filter.OnlyLate ? true : filter.Late, LateToday);
        where.Is(filter.Overdue, OverdueToday);
        where.Is(filter.ReasonMissing, $"reasons = '' and ({LateToday})");
        where.Is(filter.ApologyOwed, Owed);
        where.Compare("coalesce(causing_unit, holder_unit, holder_agency)", "=", filter.CausingUnit);
        if (filter.Reason is { } reason)
        {
            where.And($"{where.Bind(reason)} = any (string_to_array(reasons, ' '))");
        }
    }

    private static void AnswerLate(SqlConditions where, DossierFilter filter, CutOff cutOff, int[]? keys)
    {
        if (filter.AnswerLate is { } answerLate)
        {
            var (desks, lateSince) = LateAnswers(cutOff, keys);
            where.Is(
                answerLate,
                $"status = {(int)DossierStatus.Submitted} and waiting_since >= {where.Bind(VietnamTime.StartOf(IntakeWait.AnswerDutyFrom).ToUniversalTime())} and waiting_since <= "
                + $"(select since from unnest({where.Bind(desks)}, {where.Bind(lateSince)}) as late (key_id, since) where late.key_id = dossiers.key_id)");
        }
    }

    private static void Due(SqlConditions where, DossierFilter filter, DueReach reach)
    {
        foreach (var (least, most) in new[] { (0, filter.NearDue), (filter.DaysLeft ?? 0, filter.DaysLeft) })
        {
            if (most is { } left)
            {
                var spans = reach.Of(least, left).Select(s => $"due_on >= {where.Bind(s.From)} and due_on < {where.Bind(s.Before)} and key_id = any ({where.Bind(s.Keys)})");
                where.And($"status = {(int)DossierStatus.Open} and due_on >= $day and ({string.Join(" or ", spans.DefaultIfEmpty("false"))})");
            }
        }

        where.Compare("due_on", ">=", filter.DueFrom);
        where.Compare("due_on", "<=", filter.DueTo);
    }

    private static void Holders(SqlConditions where, DossierFilter filter)
    {
        foreach (var (column, holder) in new[] { ("holder_agency", filter.Holder), ("holder_unit", filter.Unit), ("holder_officer", filter.Officer) })
        {
            if (holder == DossierFilter.NoOne)
            {
                where.And($"{column} is null");
            }
            else
            {
                where.Compare(column, "=", holder);
            }
        }
    }

    private static void Text(SqlConditions where, DossierFilter filter, CutOff cutOff, FittingKeys fitting)
    {
        if (filter.Text is { } text)
        {
            string[] meant = [.. cutOff.Catalogue.DossierAliases.MeaningsLike(text)];
            where.And(
                $"strpos(lower(code), lower({where.Bind(text)})) > 0 or code = any ({where.Bind(meant)}) "
                + $"or holder_unit = any ({where.Bind(fitting.TextUnits)}) or key_id = any ({where.Bind(fitting.TextKeys)})");
        }
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
}
