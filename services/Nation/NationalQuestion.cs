using System.Globalization;
using Microsoft.AspNetCore.Http;
using OneStop.Runtime.Hosting;

namespace OneStop.Nation;

/// <summary>A report over all provinces as asked; what the nation cannot add is refused here, everything else the provinces judge.</summary>
/// <param name="CutOff">An instant; a position is one ledger's own and means nothing in another.</param>
internal sealed record NationalQuestion(string Form, DateOnly From, DateOnly To, string View, string GroupBy, string? CutOff)
{
    /// <summary>The forms whose cells are counts.</summary>
    public static readonly IReadOnlyList<string> Forms = ["ii06a"];

    /// <summary>What rows may be grouped by: the provinces, or keys that mean the same in every province.</summary>
    public static readonly IReadOnlyList<string> Groupings = [AddReports.ByProvince, "field", "level", "channel", "procedure"];

    /// <summary>The question, or why it cannot be asked: 404 <c>unknownForm</c>, 400 <c>badPeriod badView badGroupBy badCutoff</c>.</summary>
    public static (NationalQuestion? Question, Problem? Refused) Read(string form, IQueryCollection query)
    {
        var (view, groupBy, cutOff) = (Or(query["view"], "software"), Or(query["groupBy"], AddReports.ByProvince), query["cutoff"].ToString());
        if (!Forms.Contains(form))
        {
            return (null, Problem.Of(404, "unknownForm", $"Biểu toàn quốc: {string.Join(", ", Forms)}."));
        }

        if (Day(query["from"]) is not { } from || Day(query["to"]) is not { } to || from > to)
        {
            return (null, Problem.Of(400, "badPeriod", "Cần from và to dạng yyyy-MM-dd, from không sau to."));
        }

        if (view is not ("software" or "explained"))
        {
            return (null, Problem.Of(400, "badView", "view là software hoặc explained."));
        }

        if (!Groupings.Contains(groupBy))
        {
            return (null, Problem.Of(400, "badGroupBy", $"groupBy là một trong {string.Join(", ", Groupings)}."));
        }

        return cutOff.Length > 0 && long.TryParse(cutOff, NumberStyles.None, CultureInfo.InvariantCulture, out _)
            ? (null, Problem.Of(400, "badCutoff", "Số liệu toàn quốc chốt theo thời điểm, vì mỗi tỉnh có vị trí sổ cái riêng."))
            : (new(form, from, to, view, groupBy, cutOff.Length == 0 ? null : cutOff), null);
    }

    /// <summary>What each province is asked.</summary>
    public string PathAndQuery
    {
        get
        {
            var own = GroupBy == AddReports.ByProvince ? "level" : GroupBy;
            var cutOff = CutOff is null ? "" : $"&cutoff={Uri.EscapeDataString(CutOff)}&wait=5";
            return string.Create(CultureInfo.InvariantCulture, $"/v1/reports/{Form}?from={From:yyyy-MM-dd}&to={To:yyyy-MM-dd}&scope=*&view={View}&groupBy={own}{cutOff}");
        }
    }

    private static string Or(string? given, string otherwise) => string.IsNullOrEmpty(given) ? otherwise : given;

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
