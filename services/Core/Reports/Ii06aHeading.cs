namespace OneStop.Core.Reports;

/// <summary>A column of II.06a in words, wherever it is named: in an answer, on paper and in the definitions (domain §9.1).</summary>
/// <param name="Number">3 … 13.</param>
/// <param name="Titles">On paper, from the outermost merged cell down.</param>
/// <param name="Label">In an answer.</param>
/// <param name="Counted">What it counts, in the words of its definition.</param>
/// <param name="Width">On paper; 1 = a column of figures.</param>
public sealed record Ii06aHeading(int Number, IReadOnlyList<string> Titles, string Label, string Counted, decimal Width = 1m)
{
    private const string Received = "Số lượng hồ sơ tiếp nhận";
    private const string Resolved = "Số lượng hồ sơ đã giải quyết";
    private const string Open = "Số lượng hồ sơ đang giải quyết";

    /// <summary>Left to right.</summary>
    public static readonly IReadOnlyList<Ii06aHeading> All =
    [
        new(3, [Received, "Tổng số"], "Tiếp nhận: tổng số", "hồ sơ tiếp nhận trong kỳ và từ kỳ trước chuyển qua; (3) = (4) + (5) + (6) = (7) + (11)"),
        new(4, [Received, "Trong kỳ", "Trực tuyến"], "Tiếp nhận trong kỳ: trực tuyến", "hồ sơ tiếp nhận trong kỳ, nộp trực tuyến"),
        new(5, [Received, "Trong kỳ", "Trực tiếp, dịch vụ bưu chính"], "Tiếp nhận trong kỳ: trực tiếp, dịch vụ bưu chính", "hồ sơ tiếp nhận trong kỳ, nộp trực tiếp hoặc qua dịch vụ bưu chính", 1.1m),
        new(6, [Received, "Từ kỳ trước"], "Từ kỳ trước", "hồ sơ tiếp nhận trước kỳ, chưa kết thúc xử lý trước ngày đầu kỳ"),
        new(7, [Resolved, "Tổng số"], "Đã giải quyết: tổng số", "hồ sơ kết thúc xử lý trong kỳ; (7) = (8) + (9) + (10)"),
        new(8, [Resolved, "Trước hạn"], "Đã giải quyết: trước hạn", "hồ sơ kết thúc xử lý trong kỳ, trước ngày đến hạn"),
        new(9, [Resolved, "Đúng hạn"], "Đã giải quyết: đúng hạn", "hồ sơ kết thúc xử lý trong kỳ, đúng ngày đến hạn hoặc không hẹn ngày"),
        new(10, [Resolved, "Quá hạn"], "Đã giải quyết: quá hạn", "hồ sơ kết thúc xử lý trong kỳ, sau ngày đến hạn"),
        new(11, [Open, "Tổng số"], "Đang giải quyết: tổng số", "hồ sơ chưa kết thúc xử lý vào ngày cuối kỳ; (11) = (12) + (13)"),
        new(12, [Open, "Trong hạn"], "Đang giải quyết: trong hạn", "hồ sơ chưa kết thúc xử lý vào ngày cuối kỳ, chưa quá hạn hoặc đang tạm dừng hợp lệ"),
        new(13, [Open, "Quá hạn"], "Đang giải quyết: quá hạn", "hồ sơ chưa kết thúc xử lý và đã quá hạn vào ngày cuối kỳ, không kể hồ sơ đang tạm dừng hợp lệ"),
    ];

    /// <summary>The key of the column in answers and questions.</summary>
    public string Key => Number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The column on paper.</summary>
    public TableColumn OnPaper => new(Key, $"({Key})", Titles, ColumnKind.Count, Width);
}
