using System.Globalization;
using OneStop.Contracts.Reports;
using OneStop.Core.Reports;
using OneStop.Reports.Asking;
using OneStop.Reports.Figures;
using OneStop.Reports.Forms;

namespace OneStop.Reports.Ii06a;

/// <summary>Form II.06a and its variants: reception and resolution by row, in columns 3–13 (domain §9.1).</summary>
internal sealed class Ii06aForm(Ii06Variant variant) : IRateForm, ICountColumns
{
    private static readonly ReportDefinition Definition = new(
        "1",
        "Biểu II.06a (TT 01/2020/TT-VPCP). Kỳ [F, T]; R = ngày tiếp nhận; E = ngày có kết quả (theo thời điểm ghi nhận trên phần mềm; sau giải trình: ngày thực tế "
        + "được chấp nhận); H = hạn trả kết quả. 3=4+5+6=7+11; 4, 5: F ≤ R ≤ T; 6: R < F, chưa kết thúc trước F; 7: kết thúc trong kỳ; 8: E < H; 9: E = H hoặc không hẹn "
        + "ngày; 10: E > H; 11: chưa kết thúc tại T; 13: quá hạn tại T; 12=11−13.");

    private static readonly IReadOnlyList<ReportColumn> Columns =
    [
        new("3", "Tiếp nhận: tổng số"),
        new("4", "Tiếp nhận trong kỳ: trực tuyến"),
        new("5", "Tiếp nhận trong kỳ: trực tiếp, dịch vụ bưu chính"),
        new("6", "Từ kỳ trước"),
        new("7", "Đã giải quyết: tổng số"),
        new("8", "Đã giải quyết: trước hạn"),
        new("9", "Đã giải quyết: đúng hạn"),
        new("10", "Đã giải quyết: quá hạn"),
        new("11", "Đang giải quyết: tổng số"),
        new("12", "Đang giải quyết: trong hạn"),
        new("13", "Đang giải quyết: quá hạn"),
    ];

    public IReadOnlyList<int> Counted { get; } = [.. Enumerable.Range(Ii06aColumns.First, Ii06aColumns.Last - Ii06aColumns.First + 1)];

    /// <summary>How a dossier stands (8, 9, 10, 12, 13) tells more than how it came in (4, 5, 6).</summary>
    public IReadOnlyList<string> Telling => ["8", "9", "10", "13", "12", "4", "5", "6"];

    public string Name => variant.Name;

    public ReportQuestion Read(ReportQuestion question) =>
        question with { GroupBy = variant.GroupBy ?? question.GroupBy, Levels = variant.Levels };

    public string? Refuse(ReportQuestion question) => null;

    public async Task<ReportAnswer> AnswerAsync(ReportQuestion question, CancellationToken ct)
    {
        var figures = await SumFigures.OfAsync(question, ct);
        var rows = RowsOf(figures, Grouping.Of(question));
        var total = Sum(figures.Select(f => f.Columns));
        return new CellReport
        {
            Form = Name,
            Definition = Definition,
            Period = new ReportPeriod(question.From, question.To),
            Scope = question.Scope,
            ScopeBy = question.ScopeBy is ScopeBy.Receiving ? "receiving" : "resolving",
            View = question.View is ReportView.Explained ? "explained" : "software",
            GroupBy = question.GroupBy,
            AsOf = question.CutOff.AsOf,
            Columns = Columns,
            Rows = [.. rows.Select(r => new ReportRow(r.Name.Key, r.Name.Label, ValuesOf(r.Columns)))],
            Total = new ReportTotal(ValuesOf(total)),
            Excluded = ListLeftOut.CountsOf(figures),
            Checks = ChecksOf([.. rows.Select(r => r.Columns)], total, figures),
            Rates = RatesOf(total),
        };
    }

    public Table Print(ReportAnswer answer, ReportQuestion question)
    {
        var catalogue = question.CutOff.Catalogue;
        var agency = catalogue.FindAgency(question.Scope, question.Until);
        var superior = agency?.Parent is { } parent ? catalogue.FindAgency(parent, question.Until)?.Name : null;
        var asOf = question.CutOff.AsOf;
        var paper = new FormPaper(agency?.Name ?? question.Scope, superior, question.From, question.To, answer.View, asOf.Position, asOf.Instant);
        return PrintIi06a.Of((CellReport)answer, paper, variant.Number, variant.Place, variant.GroupBy is null ? null : AdministrativeLevelLabel.OfAgencies, RowsTitle(question.GroupBy));
    }

    private static string RowsTitle(string groupBy) => groupBy switch
    {
        Grouping.AgencyByLevel or "agency" => "Cơ quan, đơn vị giải quyết",
        "receivedBy" => "Cơ quan, đơn vị tiếp nhận",
        "unit" => "Bộ phận tiếp nhận",
        "procedure" => "Thủ tục hành chính",
        "channel" => "Kênh tiếp nhận",
        "level" => "Cấp hành chính",
        "chain" => "Liên thông giữa các cấp",
        "successor" => "Cơ quan kế tục",
        _ => "Lĩnh vực, công việc giải quyết theo cấp",
    };

    /// <summary>The rows that print, by key.</summary>
    private static List<(RowName Name, Ii06aColumns Columns)> RowsOf(IReadOnlyList<KeyFigures> figures, Grouping grouping)
    {
        var rows = new SortedDictionary<string, (RowName Name, Ii06aColumns Columns)>(StringComparer.Ordinal);
        foreach (var figure in figures)
        {
            var name = grouping.RowOf(figure.Key);
            rows[name.Key] = rows.TryGetValue(name.Key, out var row) ? (Earlier(row.Name, name), row.Columns + figure.Columns) : (name, figure.Columns);
        }

        return [.. rows.Values.Where(r => !r.Columns.IsZero)];
    }

    /// <summary>One label for a row whose versions have several, whatever order they come in.</summary>
    private static RowName Earlier(RowName a, RowName b) => string.CompareOrdinal(a.Label, b.Label) <= 0 ? a : b;

    private static Ii06aColumns Sum(IEnumerable<Ii06aColumns> columns) => columns.Aggregate(default(Ii06aColumns), (sum, next) => sum + next);

    private static Dictionary<string, ReportValue> ValuesOf(Ii06aColumns columns) => Enumerable
        .Range(Ii06aColumns.First, Ii06aColumns.Last - Ii06aColumns.First + 1)
        .ToDictionary(n => n.ToString(CultureInfo.InvariantCulture), n => ReportValue.FromInt64(columns[n]), StringComparer.Ordinal);

    private static IReadOnlyList<ReportCheck> ChecksOf(IReadOnlyList<Ii06aColumns> rows, Ii06aColumns total, IReadOnlyList<KeyFigures> figures) =>
    [
        .. Ii06aRule.All.Select(rule => new ReportCheck(rule.Name, rule.Holds(total) && rows.All(rule.Holds))),
        new("total=sum", Sum(rows) == total),
        new("continuity", total.CarriedOver == figures.Sum(f => f.OpenBefore + f.Recalled)),
        new("software-late=10+13", total.Late + total.Overdue == rows.Sum(r => r.Late + r.Overdue)),
    ];

    private static OnTimeRates RatesOf(Ii06aColumns c) => new(
        Printed(c.Early + c.OnTime, c.Ended, "(8 + 9) / 7: trước hạn và đúng hạn trên số đã giải quyết"),
        Printed(c.Early + c.OnTime + c.OpenInTime, c.Total, "(8 + 9 + 12) / 3: cả số đang giải quyết trong hạn, trên tổng số (QĐ 766/QĐ-TTg)"),
        Printed(c.Early + c.OnTime, c.Total, "(8 + 9) / 3: trên tổng số tiếp nhận (NĐ 61/2018/NĐ-CP Điều 30 khoản 2 điểm c)"),
        Printed(c.Early + c.OnTime, c.Early + c.OnTime + c.Late + c.Overdue, "(8 + 9) / (8 + 9 + 10 + 13): trên số hồ sơ đến hạn"));

    private static PrintedRate Printed(long numerator, long denominator, string definition) =>
        new(new Rate(numerator, denominator).Percent, numerator, denominator, definition);
}
