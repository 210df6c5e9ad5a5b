using OneStop.Contracts.Reports;
using OneStop.Core.Dossiers;
using OneStop.Reports.Asking;
using OneStop.Reports.Forms;
using OneStop.Reports.Forms.Cases;

namespace OneStop.Reports.Statistics;

/// <summary>A series for dashboards: its wire name and what its points mean.</summary>
/// <param name="Name">The last part of <c>/v1/statistics/{name}</c>.</param>
/// <param name="Point">From the flows of a bucket and the stocks at its end; null where it is counted from dossiers.</param>
/// <param name="File">The statement that counts dossiers; null where cells answer.</param>
/// <param name="IsRate">Percent of numerator over denominator; else a mean where there is a denominator, else a count.</param>
internal sealed record Statistic(string Name, string Text, Func<BucketSum, (long Numerator, long? Denominator)>? Point, string? File, bool IsRate)
{
    /// <summary>What one dossier adds, folded from its entries; null where cells or a statement answer.</summary>
    public Func<CaseInRow, IEnumerable<CasePoint>>? Cases { get; init; }

    /// <summary>Which dossiers add anything at all; null = any may.</summary>
    public Narrowing? Narrowing { get; init; }

    /// <summary>Whether its statement counts procedures of the catalogue and is given them.</summary>
    public bool CountsProcedures { get; init; }

    public static readonly IReadOnlyList<Statistic> All =
    [
        FromCells("on-time", "Tỷ lệ đúng hạn trên số hồ sơ đến hạn: (trước hạn + đúng hạn) / (trước hạn + đúng hạn + quá hạn + đang quá hạn cuối kỳ).", b => (b.Early + b.OnTime, b.Early + b.OnTime + b.Late + b.Overdue), true),
        FromCells("backlog", "Số hồ sơ đang giải quyết vào cuối kỳ.", b => (b.Open, null), false),
        FromCells("overdue", "Số hồ sơ đang quá hạn vào cuối kỳ.", b => (b.Overdue, null), false),
        FromCells("online", "Hồ sơ tiếp nhận trực tuyến trên tổng số tiếp nhận mới.", b => (b.Online, b.Received), true),
        FromCells("postal", "Hồ sơ tiếp nhận qua bưu chính công ích trên tổng số tiếp nhận mới.", b => (b.Postal, b.Received), true),
        FromDossiers("durations", "Số ngày bình quân từ tiếp nhận đến kết thúc, theo ngày kết thúc sau cùng.", false),
        FromDossiers("apologies", "Hồ sơ kết thúc quá hạn có thư xin lỗi trên số hồ sơ kết thúc quá hạn, theo ngày kết thúc sau cùng.", true),
        FromDossiers("satisfaction", "Phiếu hài lòng và rất hài lòng trên số phiếu, theo ngày tiếp nhận.", true),
        FromDossiers("late-reasons", "Hồ sơ kết thúc quá hạn theo nguyên nhân và ngày kết thúc sau cùng; một hồ sơ có thể nêu nhiều nguyên nhân.", false),
        FromDossiers("procedures", "Số thủ tục trong danh mục có phát sinh hồ sơ tiếp nhận.", false) with { CountsProcedures = true },
        FromDossiers("errors", "Hồ sơ có cờ bất thường, theo loại cờ và ngày tiếp nhận.", false),
        FromCases("lag", "Số phút làm việc bình quân từ khi xảy ra đến khi ghi nhận trên phần mềm, theo ngày ghi nhận.", FoldCases.Lags) with { Narrowing = RegistrationLagForm.Timed },
        FromCases("exceptions", "Hồ sơ cần xem lại theo từng dấu hiệu và ngày tiếp nhận; không kể thao tác hàng loạt.", FoldCases.Exceptions) with { Narrowing = new(IntegrityCheck.AllMarks) },
    ];

    public ReportDefinition Definition => new("1", Text);

    private static Statistic FromCells(string name, string text, Func<BucketSum, (long, long?)> point, bool isRate) => new(name, text, point, null, isRate);

    private static Statistic FromCases(string name, string text, Func<CaseInRow, IEnumerable<CasePoint>> cases) => new(name, text, null, null, false) { Cases = cases };

    private static Statistic FromDossiers(string name, string text, bool isRate) => new(name, text, null, $"Statistics/Sql/{name}.sql", isRate);
}

/// <summary>Flows within a bucket, and the stocks at its end.</summary>
internal readonly record struct BucketSum(long Online, long Direct, long Postal, long Open, long Overdue, long Early, long OnTime, long Late)
{
    public long Received => Online + Direct + Postal;

    /// <summary>The next bucket's flows on top of this one's stocks.</summary>
    public BucketSum Then(BucketSum flows) => flows with { Open = Open + flows.Open, Overdue = Overdue + flows.Overdue };
}
