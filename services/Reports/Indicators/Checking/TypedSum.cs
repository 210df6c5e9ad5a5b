using OneStop.Contracts.Reports;

namespace OneStop.Reports.Indicators.Checking;

/// <summary>
/// A typed total and the typed lines below it that are parts of it, by how their labels begin: the three provinces number them differently and word
/// them alike.
/// </summary>
/// <param name="Exact">Whether the parts are all of it; else they may leave something over.</param>
internal sealed record TypedSum(string Total, IReadOnlyList<string> Parts, bool Exact = false)
{
    public static readonly IReadOnlyList<TypedSum> All =
    [
        new("Số nhiệm vụ đề ra trong kế hoạch", ["Số nhiệm vụ đã hoàn thành"]),
        new("Tổng số nhiệm vụ được giao", ["Số nhiệm vụ đã hoàn thành đúng hạn", "Số nhiệm vụ đã hoàn thành nhưng quá hạn"]),
        new("Số vấn đề phát hiện qua kiểm tra", ["Số vấn đề phát hiện đã xử lý xong"]),
        new("Số VBQPPL đã kiến nghị xử lý sau kiểm tra", ["Số VBQPPL có kiến nghị xử lý đã được xử lý xong"]),
        new("Tổng số đơn vị sự nghiệp công lập trên địa bàn tỉnh", ["Số ĐVSNCL thuộc UBND tỉnh", "Số ĐVSNCL thuộc sở, ngành", "Số ĐVSNCL thuộc UBND cấp huyện"], Exact: true),
        new("Tổng số đơn vị sự nghiệp công lập", ["Số ĐVSNCL thuộc sở, ngành"]),
    ];

    /// <summary>The total and its parts, the first lines below it that begin so; null where the template lacks one of them.</summary>
    public (CchcRow Total, IReadOnlyList<CchcRow> Parts)? Find(IReadOnlyList<CchcRow> rows)
    {
        var at = rows.TakeWhile(r => !r.Label.StartsWith(Total, StringComparison.Ordinal)).Count();
        var parts = Parts.Select(label => rows.Skip(at + 1).FirstOrDefault(r => r.Label.StartsWith(label, StringComparison.Ordinal))).OfType<CchcRow>().ToList();
        return at < rows.Count && parts.Count == Parts.Count ? (rows[at], parts) : null;
    }
}
