namespace OneStop.Core.Reports;

/// <summary>The rules every row of II.06a keeps (domain §9.1, ruling 39). A violation blocks filing.</summary>
/// <param name="Name">As on the wire.</param>
/// <param name="Sentence">What a clerk is told when it does not hold.</param>
/// <param name="Holds">Judges one row.</param>
public sealed record Ii06aRule(string Name, string Sentence, Func<Ii06aColumns, bool> Holds)
{
    /// <summary>The rules that can be judged row by row, in the order they are printed.</summary>
    public static readonly IReadOnlyList<Ii06aRule> All =
    [
        new("3=4+5+6", "Tổng số tiếp nhận (3) phải bằng trực tuyến (4) + trực tiếp, bưu chính (5) + kỳ trước chuyển sang (6).", c =>
            c.Total == c.NewOnline + c.NewElsewhere + c.CarriedOver && c is { NewOnline: >= 0, NewElsewhere: >= 0, CarriedOver: >= 0 }),
        new("7=8+9+10", "Đã giải quyết (7) phải bằng trước hạn (8) + đúng hạn (9) + quá hạn (10).", c =>
            c.Ended == c.Early + c.OnTime + c.Late && c is { Early: >= 0, OnTime: >= 0, Late: >= 0 }),
        new("11=12+13", "Đang giải quyết (11) phải bằng trong hạn (12) + quá hạn (13).", c =>
            c.Open == c.OpenInTime + c.Overdue && c is { OpenInTime: >= 0, Overdue: >= 0 }),
        new("3=7+11", "Tổng số tiếp nhận (3) phải bằng đã giải quyết (7) + đang giải quyết (11).", c =>
            c.Total == c.Ended + c.Open && c is { Ended: >= 0, Open: >= 0 }),
    ];
}
