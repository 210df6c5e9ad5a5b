namespace OneStop.Reports.Forms;

/// <summary>How the levels that rows are grouped by read on forms: of procedures, and of agencies where rows are agencies.</summary>
public static class AdministrativeLevelLabel
{
    /// <summary>Levels in the order forms print them; any other key goes last.</summary>
    public static readonly IReadOnlyList<string> Order = ["province", "department", "district", "commune", "shared", "unit"];

    /// <summary>The heading of a level's rows; null for a key that is no level.</summary>
    public static string? Of(string level) => level switch
    {
        "province" => "TTHC cấp tỉnh",
        "district" => "TTHC cấp huyện",
        "commune" => "TTHC cấp xã",
        "shared" => "TTHC dùng chung các cấp",
        _ => null,
    };

    /// <summary>The heading of a level's agencies; null for a key that is no level.</summary>
    public static string? OfAgencies(string level) => level switch
    {
        "province" => "UBND cấp tỉnh",
        "department" => "Sở, ban, ngành",
        "district" => "UBND cấp huyện",
        "commune" => "UBND cấp xã",
        "unit" => "Đơn vị trực thuộc",
        _ => null,
    };
}
