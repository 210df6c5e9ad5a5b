using OneStop.Core.Procedures;
using OneStop.Reports.Figures;

namespace OneStop.Reports.Ii06a;

/// <summary>
/// A form of the II.06 family (TT 01/2020/TT-VPCP): the same columns, other rows (domain §9.1; which rows the variants have is unverified).
/// </summary>
/// <param name="Name">Wire name.</param>
/// <param name="Number">As printed in the head.</param>
/// <param name="Place">What the title says of where the dossiers are.</param>
/// <param name="GroupBy">The rows it always has; null = those of the question.</param>
/// <param name="Levels">Agencies of these levels only; null = all.</param>
internal sealed record Ii06Variant(string Name, string Number, string Place, string? GroupBy, IReadOnlyList<AgencyLevel>? Levels)
{
    /// <summary>II.06a, whose question chooses the rows, then the others.</summary>
    public static readonly IReadOnlyList<Ii06Variant> All =
    [
        new("ii06a", "Biểu số II.06a/VPCP/KSTT", "TẠI CƠ QUAN, ĐƠN VỊ TRỰC TIẾP GIẢI QUYẾT TTHC", null, null),
        new("ii06b", "Biểu số II.06b/VPCP/KSTT", "TẠI UBND CẤP HUYỆN, UBND CẤP XÃ", null, [AgencyLevel.District, AgencyLevel.Commune]),
        new("ii06c", "Biểu số II.06c/VPCP/KSTT", "TRÊN ĐỊA BÀN TỈNH", Grouping.AgencyByLevel, null),
        new("ii06d", "Biểu số II.06d/VPCP/KSTT", "TẠI BỘ, CƠ QUAN NGANG BỘ", Grouping.AgencyByLevel, [AgencyLevel.Province, AgencyLevel.Department, AgencyLevel.Unit]),
    ];
}
