namespace OneStop.Portal.Rooms.Reports;

/// <summary>The forms a clerk can open, with their official names.</summary>
/// <param name="Key">Name on the wire.</param>
/// <param name="Number">As printed in the corner of the form.</param>
public sealed record FormName(string Key, string Number, string Title)
{
    public static readonly IReadOnlyList<FormName> All =
    [
        new("ii06a", "II.06a/VPCP/KSTT", "Tình hình, kết quả giải quyết thủ tục hành chính tại cơ quan, đơn vị trực tiếp giải quyết TTHC"),
    ];

    /// <summary>The form of that name; null where there is none.</summary>
    public static FormName? Find(string key) => All.FirstOrDefault(f => f.Key == key);
}
