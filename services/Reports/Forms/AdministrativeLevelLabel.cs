namespace OneStop.Reports.Forms;

/// <summary>How the levels that rows are grouped by read on forms.</summary>
public static class AdministrativeLevelLabel
{
    /// <summary>Levels in the order forms print them; any other key goes last.</summary>
    public static readonly IReadOnlyList<string> Order = ["province", "district", "commune", "shared"];

    /// <summary>The heading of a level's rows; null for a key that is no level.</summary>
    public static string? Of(string level) => level switch
    {
        "province" => "TTHC cấp tỉnh",
        "district" => "TTHC cấp huyện",
        "commune" => "TTHC cấp xã",
        "shared" => "TTHC dùng chung các cấp",
        _ => null,
    };
}
