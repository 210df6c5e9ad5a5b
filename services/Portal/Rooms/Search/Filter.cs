using OneStop.Portal.Language;

namespace OneStop.Portal.Rooms.Search;

/// <summary>A filter of the dossier list, named in the address as in the list's API.</summary>
/// <param name="Name">Name in the address.</param>
/// <param name="Say">The Vietnamese chip for a value.</param>
public sealed record Filter(string Name, Func<string, string> Say)
{
    /// <summary>All of them, in the order of their chips.</summary>
    public static readonly IReadOnlyList<Filter> All =
    [
        new("text", v => $"“{v}”"),
        new("overdue", _ => "Đang quá hạn"),
        new("late", _ => "Trễ hạn (đã giải quyết hoặc đang quá hạn)"),
        new("nearDue", v => v == "0" ? "Đến hạn hôm nay" : $"Đến hạn trong {v} ngày làm việc"),
        new("status", v => Terms.Of(Terms.Statuses, v)),
        new("agency", v => v),
        new("field", v => $"Lĩnh vực {v}"),
        new("procedure", v => $"Thủ tục {v}"),
        new("daysLate", v => $"Trễ từ {v} ngày"),
        new("reason", v => $"{v}: {Terms.Of(Terms.Reasons, v)}"),
        new("reasonMissing", _ => "Chưa ghi nguyên nhân"),
        new("causingUnit", v => $"Do {v}"),
        new("apologyOwed", _ => "Chưa xin lỗi"),
        new("explained", _ => "Đã giải trình"),
        new("resultNotReturned", _ => "Có kết quả chưa trả"),
        new("unit", v => $"Đang giữ: {v}"),
        new("officer", v => $"Cán bộ {v}"),
        new("from", v => $"Tiếp nhận từ {Date(v)}"),
        new("to", v => $"Tiếp nhận đến {Date(v)}"),
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
    ];

    private static string Date(string wire) => Period.Read(wire, wire) is { } day ? Numerals.Date(day.From) : wire;
}
