namespace OneStop.Portal.Layout;

/// <summary>A place in the navigation.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Icon">Name of its <c>Icon</c>.</param>
/// <param name="Scope">The scope an account needs to see it.</param>
public sealed record Room(string Path, string Name, string Icon, string Scope)
{
    /// <summary>In the order of a working day; a room without its scope is not shown.</summary>
    public static readonly IReadOnlyList<Room> All =
    [
        new("/viec-hom-nay", "Việc hôm nay", "today", "dossiers:read"),
        new("/tong-quan", "Tổng quan", "chart", "reports:read"),
        new("/ho-so", "Tra cứu hồ sơ", "search", "dossiers:read"),
        new("/xin-loi", "Xin lỗi, hẹn lại", "letter", "dossiers:read"),
        new("/giai-trinh", "Giải trình", "scale", "dossiers:read"),
        new("/bao-cao", "Báo cáo", "table", "reports:read"),
        new("/kiem-tra", "Kiểm tra", "dice", Accounts.Role.DrawSamples),
        new("/danh-muc", "Danh mục", "book", "catalogue:read"),
        new("/tich-hop", "Tích hợp", "plug", "quarantine:write"),
        new("/quan-tri", "Quản trị", "people", Accounts.Role.ManageAccounts),
    ];

    /// <summary>The room an address belongs to; null for addresses outside the rooms.</summary>
    public static Room? At(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var path = address.Split('?', '#')[0];
        path = Elsewhere.GetValueOrDefault(path.Split('/') is [_, var first, ..] ? "/" + first : path, path);
        return All.FirstOrDefault(r => path == r.Path || path.StartsWith(r.Path + "/", StringComparison.Ordinal));
    }

    // Pages whose address does not begin with their room's.
    private static readonly Dictionary<string, string> Elsewhere = new() { ["/dinh-chinh"] = "/giai-trinh", ["/nguyen-nhan"] = "/ho-so" };
}
