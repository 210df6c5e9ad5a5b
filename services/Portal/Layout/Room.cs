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
}
