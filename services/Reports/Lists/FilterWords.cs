using System.Globalization;
using Microsoft.AspNetCore.Http;
using OneStop.Core.Procedures;
using OneStop.Core.Reports;
using OneStop.Core.Reports.Indicators;

namespace OneStop.Reports.Lists;

/// <summary>The filters of a list in Vietnamese words, for its paper.</summary>
internal static class FilterWords
{
    private static readonly (string Name, string Template)[] Valued =
    [
        ("text", "“{0}”"),
        ("nearDue", "Đến hạn trong {0} ngày làm việc"),
        ("daysLeft", "Còn {0} ngày làm việc"),
        ("dueFrom", "Hạn từ {0}"),
        ("dueTo", "Hạn đến {0}"),
        ("status", "Trạng thái {0}"),
        ("agency", "{0}"),
        ("field", "Lĩnh vực {0}"),
        ("procedure", "Thủ tục {0}"),
        ("daysLate", "Trễ từ {0} ngày"),
        ("reason", "Nguyên nhân {0}"),
        ("causingUnit", "Do {0}"),
        ("holder", "Cơ quan đang giữ {0}"),
        ("unit", "Đơn vị đang giữ {0}"),
        ("officer", "Cán bộ {0}"),
        ("from", "Tiếp nhận từ {0}"),
        ("to", "Tiếp nhận đến {0}"),
    ];

    private static readonly string[] Flags = ["answerLate", "overdue", "late", "apologyOwed", "supplementLapsed", "reasonMissing", "resultNotReturned", "explained"];

    private static readonly Dictionary<string, string> Statuses = new()
    {
        ["submitted"] = "chờ tiếp nhận",
        ["refused"] = "không tiếp nhận",
        ["open"] = "đang giải quyết",
        ["paused"] = "tạm dừng",
        ["ended"] = "đã giải quyết",
    };

    /// <summary>Each filter that is asked for; with what it counts where the registry of indicators says so.</summary>
    public static IReadOnlyList<(string Words, string? Definition)> Of(IQueryCollection query, Catalogue catalogue, DateOnly on)
    {
        var words = new List<(string, string?)>();
        foreach (var flag in Flags)
        {
            if (bool.TryParse(query[flag].FirstOrDefault(), out var yes))
            {
                var known = IndicatorRegistry.DefinitionOf("list." + flag);
                words.Add((yes ? known?.Label ?? "Đã giải trình" : "Không thuộc: " + (known?.Label ?? "đã giải trình"), yes ? known?.Formula : null));
            }
        }

        foreach (var (name, template) in Valued)
        {
            if (query[name].FirstOrDefault()?.Trim() is { Length: > 0 } value)
            {
                var known = name == "nearDue" ? IndicatorRegistry.DefinitionOf("list.nearDue")?.Formula : null;
                words.Add((string.Format(CultureInfo.InvariantCulture, template, Shown(name, value, catalogue, on)), known));
            }
        }

        return words;
    }

    private static string Shown(string name, string value, Catalogue catalogue, DateOnly on) => name switch
    {
        "agency" or "holder" => catalogue.FindAgency(value, on)?.Name ?? value,
        "status" => Statuses.GetValueOrDefault(value, value),
        "dueFrom" or "dueTo" or "from" or "to" when DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => VietnameseFormat.Date(day),
        _ => value == DossierFilter.NoOne ? "chưa rõ" : value,
    };
}
