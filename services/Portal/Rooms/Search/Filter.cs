using OneStop.Portal.Language;

namespace OneStop.Portal.Rooms.Search;

/// <summary>A filter of the dossier list, named in the address as in the list's API.</summary>
/// <param name="Name">Name in the address.</param>
/// <param name="Template">The Vietnamese chip; <c>{0}</c> = the value.</param>
/// <param name="Show">How a value is written; null = as it is.</param>
public sealed record Filter(string Name, string Template, Func<string, string>? Show = null)
{
    /// <summary>All of them, in the order of their chips.</summary>
    public static readonly IReadOnlyList<Filter> All =
    [
        new("text", "“{0}”"),
        new("overdue", "Đang quá hạn"),
        new("late", "Trễ hạn (đã giải quyết hoặc đang quá hạn)"),
        new("nearDue", "Đến hạn trong {0} ngày làm việc"),
        new("daysLeft", "Còn {0} ngày làm việc"),
        new("dueFrom", "Hạn từ {0}", Date),
        new("dueTo", "Hạn đến {0}", Date),
        new("status", "{0}", v => Terms.Of(Terms.Statuses, v)),
        new("agency", "{0}"),
        new("field", "Lĩnh vực {0}"),
        new("procedure", "Thủ tục {0}"),
        new("daysLate", "Trễ từ {0} ngày"),
        new("reason", "Nguyên nhân {0}"),
        new("reasonMissing", "Chưa ghi nguyên nhân"),
        new("causingUnit", "Do {0}"),
        new("apologyOwed", "Chưa xin lỗi"),
        new("explained", "Đã giải trình"),
        new("resultNotReturned", "Có kết quả chưa trả"),
        new("answerLate", "{0}", v => v == "true" ? "Chờ quá 08 giờ làm việc" : "Không chờ quá 08 giờ làm việc"),
        new("supplementLapsed", "Chờ bổ sung quá hạn"),
        new("holder", "Cơ quan đang giữ: {0}", Known),
        new("unit", "Đang giữ: {0}", Known),
        new("officer", "Cán bộ {0}", Known),
        new("from", "Tiếp nhận từ {0}", Date),
        new("to", "Tiếp nhận đến {0}", Date),
    ];

    /// <summary>One click each: what people look for most.</summary>
    public static readonly IReadOnlyList<(string Label, string Name, string Value)> Shortcuts =
    [
        ("Đang quá hạn", "overdue", "true"),
        ("Trễ hạn", "late", "true"),
        ("Sắp đến hạn", "nearDue", "2"),
        ("Chưa ghi nguyên nhân", "reasonMissing", "true"),
        ("Chưa xin lỗi", "apologyOwed", "true"),
        ("Có kết quả chưa trả", "resultNotReturned", "true"),
        ("Chờ quá 08 giờ làm việc", "answerLate", "true"),
        ("Chờ bổ sung quá hạn", "supplementLapsed", "true"),
    ];

    private static string Known(string value) => value == "-" ? "chưa rõ" : value;

    private static string Date(string wire) => Api.Wire.Date(wire) is { } day ? Numerals.Date(day) : wire;
}
