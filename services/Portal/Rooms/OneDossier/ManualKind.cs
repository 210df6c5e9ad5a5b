using OneStop.Contracts.Dossiers;

namespace OneStop.Portal.Rooms.OneDossier;

/// <summary>What an officer records about a body outside the software, and the step it becomes.</summary>
/// <param name="Type">Type of the step.</param>
/// <param name="Name">As on the form.</param>
public sealed record ManualKind(string Type, string Name, string Hint)
{
    /// <summary>By the value of the form's field.</summary>
    public static readonly IReadOnlyDictionary<string, ManualKind> All = new Dictionary<string, ManualKind>
    {
        ["handover"] = new(EntryTypes.HandedOver, "Chuyển hồ sơ đi", "cơ quan ngoài bắt đầu giữ hồ sơ"),
        ["back"] = new(EntryTypes.HandedOver, "Nhận hồ sơ, kết quả trở lại", "đơn vị ghi ở dưới giữ tiếp hồ sơ"),
        ["opinion"] = new(EntryTypes.OpinionRequested, "Gửi lấy ý kiến", "thời gian vẫn tính"),
        ["answer"] = new(EntryTypes.OpinionReceived, "Nhận ý kiến trả lời", "khép lần lấy ý kiến của cơ quan đó"),
    };

    /// <summary>The step's data without the document: a known agency by its code, anybody else by name.</summary>
    /// <param name="dueOn">Until the end of this day; null = no deadline.</param>
    public Dictionary<string, string?> Say(string body, IEnumerable<string> agencies, DateOnly? dueOn)
    {
        ArgumentNullException.ThrowIfNull(agencies);
        var known = agencies.Contains(body, StringComparer.OrdinalIgnoreCase);
        var data = new Dictionary<string, string?>();
        if (Type == EntryTypes.HandedOver)
        {
            data[known ? "toAgency" : "toUnit"] = body;
        }
        else
        {
            data["agency"] = body;
        }

        if (dueOn is { } day && Type != EntryTypes.OpinionReceived)
        {
            data["dueAt"] = $"{day:yyyy-MM-dd}T17:00:00+07:00";
        }

        return data;
    }
}
