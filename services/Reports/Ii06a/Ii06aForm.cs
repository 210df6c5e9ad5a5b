using OneStop.Contracts.Reports;
using OneStop.Core.Reports;
using OneStop.Reports.Asking;
using OneStop.Reports.Figures;
using OneStop.Reports.Forms;

namespace OneStop.Reports.Ii06a;

/// <summary>Form II.06a and its variants: reception and resolution by row, in columns 3–13 (domain §9.1).</summary>
internal sealed class Ii06aForm(Ii06Variant variant, IFormSource source) : IRateForm, ICountColumns, ICrossCheck
{
    private const string Definition =
        "Biểu II.06a (TT 01/2020/TT-VPCP). Kỳ [F, T]; R = ngày tiếp nhận; E = ngày có kết quả (theo thời điểm ghi nhận trên phần mềm; sau giải trình: ngày thực tế "
        + "được chấp nhận); H = hạn trả kết quả. 3=4+5+6=7+11; 4, 5: F ≤ R ≤ T; 6: R < F, chưa kết thúc trước F; 7: kết thúc trong kỳ; 8: E < H; 9: E = H hoặc không hẹn "
        + "ngày; 10: E > H; 11: chưa kết thúc tại T; 13: quá hạn tại T; 12=11−13.";

    private static readonly IReadOnlyList<ReportColumn> Columns = [.. Ii06aHeading.All.Select(h => new ReportColumn(h.Key, h.Label))];

    public IReadOnlyList<int> Counted { get; } = [.. Ii06aHeading.All.Select(h => h.Number)];

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
        var total = Ii06aColumns.Sum(figures.Select(f => f.Columns));
        return FormAnswers.Cells(
            Name,
            Definition,
            question,
            Columns,
            [.. rows.Select(r => new ReportRow(r.Name.Key, r.Name.Label, Ii06aValues.Of(r.Columns)))],
            Ii06aValues.Of(total),
            ChecksOf([.. rows.Select(r => r.Columns)], total, figures),
            figures) with
        {
            Rates = RatesOf(total),
        };
    }

    public Table Print(ReportAnswer answer, ReportQuestion question) => PrintIi06a.Of(
        (CellReport)answer,
        FormAnswers.Paper(question, question.CutOff.Catalogue),
        variant.Number,
        variant.Place,
        variant.GroupBy is null ? null : AdministrativeLevelLabel.OfAgencies,
        RowsTitle(question.GroupBy));

    /// <summary>Its late dossiers, counted one by one from their own deltas: cells and dossiers must say the same before the report is filed.</summary>
    public async Task<IReadOnlyList<CheckedRule>> CrossCheckAsync(ReportAnswer answer, ReportQuestion question, CancellationToken ct)
    {
        var late = 0L;
        await foreach (var dossier in source.StandingAsync(question, ct))
        {
            late += dossier.Columns.Late + dossier.Columns.Overdue > 0 ? 1 : 0;
        }

        var total = Ii06aValues.Read(((CellReport)answer).Total.Values);
        var sentence = $"Số hồ sơ quá hạn đếm từng hồ sơ ({VietnameseFormat.Count(late)}) phải bằng cột (10) + cột (13) ({VietnameseFormat.Count(total.Late + total.Overdue)}).";
        return [new CheckedRule(Ii06aChecks.Late, late == total.Late + total.Overdue, sentence)];
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

    private static IReadOnlyList<ReportCheck> ChecksOf(IReadOnlyList<Ii06aColumns> rows, Ii06aColumns total, IReadOnlyList<KeyFigures> figures) =>
    [
        .. Ii06aRule.All.Select(rule => new ReportCheck(rule.Name, rule.Holds(total) && rows.All(rule.Holds))),
        new("total=sum", Ii06aColumns.Sum(rows) == total),
        new("continuity", total.CarriedOver == figures.Sum(f => f.OpenBefore + f.Recalled)),
        new(Ii06aChecks.Late, total.Late + total.Overdue == rows.Sum(r => r.Late + r.Overdue)),
    ];

    private static OnTimeRates RatesOf(Ii06aColumns c) => new(
        Printed(OnTimeShare.OfResolved(c), "(8 + 9) / 7: trước hạn và đúng hạn trên số đã giải quyết"),
        Printed(OnTimeShare.WithPendingInTime(c), "(8 + 9 + 12) / 3: cả số đang giải quyết trong hạn, trên tổng số (QĐ 766/QĐ-TTg)"),
        Printed(OnTimeShare.OfReceived(c), "(8 + 9) / 3: trên tổng số tiếp nhận (NĐ 61/2018/NĐ-CP Điều 30 khoản 2 điểm c)"),
        Printed(OnTimeShare.OfDue(c), "(8 + 9) / (8 + 9 + 10 + 13): trên số hồ sơ đến hạn"));

    private static PrintedRate Printed(Rate rate, string definition) => new(rate.Percent, rate.Numerator, rate.Denominator, definition);
}
