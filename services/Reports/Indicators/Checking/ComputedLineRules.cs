using System.Globalization;
using System.Text.RegularExpressions;
using OneStop.Contracts.Reports;
using OneStop.Core.Dossiers;
using OneStop.Core.Procedures;
using OneStop.Core.Reports;
using OneStop.Core.Reports.Indicators;
using OneStop.Reports.Ii06a;
using static OneStop.Reports.Indicators.Checking.AppendixFacts;

namespace OneStop.Reports.Indicators.Checking;

/// <summary>
/// Rules between the computed lines of the appendix and II.06a (domain §12, points 13–17). Each side comes by another way — cells added, single dossiers
/// counted, lines printed — so that an error in one of them shows.
/// </summary>
internal static partial class ComputedLineRules
{
    private static readonly (string Key, AgencyLevel Level)[] Places =
    [
        ("onTimeRate.department", AgencyLevel.Department), ("onTimeRate.district", AgencyLevel.District), ("onTimeRate.commune", AgencyLevel.Commune),
    ];

    internal static IEnumerable<AppendixRule> All =>
    [
        .. Ii06aRule.All.Select(rule => new AppendixRule(rule.Name, rule.Sentence, f =>
            f.Input.Figures.Any(row => !rule.Holds(row.Columns)) || !rule.Holds(f.Total) ? ["số liệu hồ sơ của kỳ không giữ quy tắc này, hãy báo quản trị"] : [])),
        new("continuity", "Số kỳ trước chuyển sang (6) phải bằng số đang giải quyết cuối kỳ trước (11) cộng hồ sơ thu hồi trong kỳ.", f =>
            Differ("cột (6)", f.Total.CarriedOver, "số cuối kỳ trước và thu hồi", f.Carried)),
        new(Ii06aChecks.Late, "Số hồ sơ quá hạn đếm từng hồ sơ phải bằng cột (10) + cột (13) của Biểu II.06a.", f =>
            Differ("đếm từng hồ sơ", f.Late, "(10) + (13)", f.Total.Late + f.Total.Overdue)),
        new("resolved=7", "Số hồ sơ đã giải quyết đếm từng hồ sơ phải bằng cột (7) của Biểu II.06a.", f =>
            f.EveryCase && f.Report.View == "software" ? Differ("đếm từng hồ sơ", f.Input.Cases.Resolved, "(7)", f.Total.Ended) : []),
        new("levels=total", "Số TTHC theo cấp cộng lại phải bằng tổng số TTHC đang có hiệu lực.", Levels),
        new("places=total", "Tỷ lệ đúng hạn theo nơi tiếp nhận, theo lĩnh vực phải là phần của tổng số hồ sơ đã giải quyết.", PlacesOfTotal),
        new("channels=total", "Ba kênh trực tuyến, trực tiếp, bưu chính phải tách riêng và cộng lại bằng tổng số tiếp nhận.", Channels),
        new("rate=counts", "Mỗi tỷ lệ phải tính lại được từ tử số và mẫu số in bên cạnh; mẫu số bằng 0 thì để trống.", Rates),
        new("level3+level4", "Số TTHC mức độ 3 cộng mức độ 4 phải khớp với số TTHC mức độ 3, 4; hai tỷ lệ trực tuyến phải cùng mẫu số.", OnlineLevels),
        new("oneStop=sum", "Số TTHC một cửa liên thông phải bằng liên thông cùng cấp cộng liên thông giữa các cấp.", f =>
            Counts(f, "procedures.oneStop", "procedures.interagency.sameLevel", "procedures.interagency.acrossLevels") is [{ } all, { } same, { } across]
                ? Differ(Line(all), all.Value, "hai dòng liên thông", same.Value + across.Value)
                : []),
        new("text=table", "Số trong lời phải là số trong bảng.", Texts),
    ];

    private static IEnumerable<string> Levels(AppendixFacts f)
    {
        var levels = f.Report.Rows.Where(r => r.Key.StartsWith("procedures.inForce.", StringComparison.Ordinal)).ToList();
        return f.Row("procedures.inForce") is { } total && levels.Count > 0 ? Differ("cộng các dòng theo cấp", levels.Sum(r => r.Value ?? 0), Line(total), total.Value) : [];
    }

    private static IEnumerable<string> PlacesOfTotal(AppendixFacts f)
    {
        // On time by the process is judged by the software; explained columns may count a dossier in another period.
        if (f is { EveryCase: true, Report.View: not "software" })
        {
            yield break;
        }

        var rows = Places.Select(p => f.Row(p.Key)).OfType<CchcRow>().ToList();
        var elsewhere = f.Input.Sum(r => Places.All(p => p.Level != r.ReceivingLevel || f.Row(p.Key) is null));
        var (good, all) = (f.Total.Early + f.Total.OnTime, f.Total.Ended);
        if (rows.Count > 0)
        {
            foreach (var broken in Differ("cộng mẫu số các nơi tiếp nhận", rows.Sum(r => r.Denominator ?? 0) + elsewhere.Ended, "đã giải quyết (7)", all))
            {
                yield return broken;
            }
        }

        foreach (var part in f.Report.Rows.Where(r => r.Key.StartsWith("onTimeRate", StringComparison.Ordinal) && (r.Numerator > good || r.Denominator > all)))
        {
            yield return $"{Line(part)} ghi {Pair(part)}, nhiều hơn tổng số {Pair(good, all)}";
        }

        if (f.Row("onTimeRate") is { } whole && (whole.Numerator != good || whole.Denominator != all))
        {
            yield return $"{Line(whole)} ghi {Pair(whole)}, Biểu II.06a là {Pair(good, all)}";
        }
    }

    private static IEnumerable<string> Channels(AppendixFacts f)
    {
        long Received(Func<FigureRow, bool> fits) => f.Input.Sum(fits).Total;
        var (online, direct, postal) = (Received(r => r.Channel == Channel.Online), Received(r => r.Channel == Channel.Direct), Received(r => r.Channel == Channel.Postal));
        foreach (var broken in Differ("cộng ba kênh", online + direct + postal, "tổng số tiếp nhận (3)", f.Total.Total))
        {
            yield return broken;
        }

        if (f.Row("postal.receivedRate") is { } byPost && (byPost.Numerator != postal || byPost.Denominator != f.Total.Total))
        {
            yield return $"{Line(byPost)} ghi {Pair(byPost)}, kênh bưu chính có {Pair(postal, f.Total.Total)} hồ sơ";
        }

        if (f.Input.Figures.Any(r => r.Channel == Channel.Online ? r.Columns.NewElsewhere != 0 : r.Columns.NewOnline != 0))
        {
            yield return "cột (4) có hồ sơ không phải trực tuyến, hoặc cột (5) có hồ sơ trực tuyến";
        }
    }

    private static IEnumerable<string> Rates(AppendixFacts f) => f.Report.Rows
        .Where(r => r is { Source: "computed", Numerator: not null, Denominator: not null })
        .Select(r => (Row: r, new Rate(r.Numerator!.Value, r.Denominator!.Value).Percent))
        .Where(r => r.Row.Value != r.Percent && !(r.Row.Value is null && IsWithheld(r.Row, f)))
        .Select(r => $"{Line(r.Row)} ghi {Figure(r.Row.Value)}, tính từ {Pair(r.Row)} là {Figure(r.Percent)}");

    /// <summary>A level without a procedure in force has no rate, whatever its counts are (ruling 28).</summary>
    private static bool IsWithheld(CchcRow row, AppendixFacts f) =>
        row.Key.StartsWith("onlineRate.level", StringComparison.Ordinal) && !f.Input.InForce.Any(p => $"onlineRate.level{OnlineLevel.Of(p)}" == row.Key);

    private static IEnumerable<string> OnlineLevels(AppendixFacts f)
    {
        if (Counts(f, "procedures.level3", "procedures.level4") is [{ } three, { } four])
        {
            var both = three.Value + four.Value;
            foreach (var row in f.Report.Rows.Where(r => r.Key.StartsWith("procedures.level34.", StringComparison.Ordinal) && r.Value > both))
            {
                yield return $"{Line(row)} ghi {Figure(row.Value)}, nhiều hơn mức độ 3 ({Figure(three.Value)}) + mức độ 4 ({Figure(four.Value)}) = {Figure(both)}";
            }
        }

        if (Counts(f, "onlineRate.level3", "onlineRate.level4") is [{ } third, { } fourth] && third.Denominator != fourth.Denominator)
        {
            yield return $"{Line(third)} chia cho {Figure(third.Denominator)}, {Line(fourth)} chia cho {Figure(fourth.Denominator)}";
        }
    }

    private static IEnumerable<string> Texts(AppendixFacts f)
    {
        if (f.Row("apologyRate") is { } printed && f.Row("apologyRate.software") is { } software && (printed.Value != software.Value || printed.Denominator != software.Denominator))
        {
            yield return $"{Line(printed)} ghi {Figure(printed.Value)}, dòng (a) theo phần mềm ghi {Figure(software.Value)}";
        }

        foreach (var place in (string[])["", ".commune"])
        {
            if (f.Row("survey.count" + place) is not { } count || f.Row("survey.result" + place) is not { Text: { } text } result)
            {
                continue;
            }

            var grades = Share().Matches(text).Select(m => (Part: Whole(m.Groups[1]), Of: Whole(m.Groups[2]))).ToList();
            if (grades.Any(g => g.Of != count.Value) || grades.Sum(g => g.Part) != count.Value)
            {
                yield return $"{Line(result)} có {Figure(grades.Sum(g => g.Part))} phiếu theo năm mức, {Line(count)} ghi {Figure(count.Value)}";
            }
        }
    }

    private static string Pair(CchcRow row) => Pair(row.Numerator ?? 0, row.Denominator ?? 0);

    private static string Pair(long above, long below) => $"{Figure(above)}/{Figure(below)}";

    private static IEnumerable<string> Differ(string one, decimal? left, string other, decimal? right) =>
        left == right ? [] : [$"{one} là {Figure(left)}, {other} là {Figure(right)}"];

    /// <summary>The lines of these keys where the template has all of them.</summary>
    private static IReadOnlyList<CchcRow?> Counts(AppendixFacts f, params string[] keys) => [.. keys.Select(f.Row)];

    private static long Whole(Group digits) => long.Parse(digits.Value.Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);

    [GeneratedRegex(@"([0-9][0-9.]*)/([0-9][0-9.]*) phiếu", RegexOptions.CultureInvariant)]
    private static partial Regex Share();
}
