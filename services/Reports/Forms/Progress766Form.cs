using OneStop.Contracts.Reports;
using OneStop.Core.Reports;
using OneStop.Reports.Asking;
using Table = OneStop.Core.Reports.Table;

namespace OneStop.Reports.Forms;

/// <summary>
/// The progress group of the service-quality index (QĐ 766/QĐ-TTg, 20 of 100 points): R = (8+9+12)/(3) of II.06a, points = R × 20. Row by row from
/// the row's own counts; the total is not the mean of the rows.
/// </summary>
public sealed class Progress766Form(IFormSource source) : IReportForm, ICountColumns
{
    private const decimal FullPoints = 20m;

    private static readonly IReadOnlyList<TableColumn> Headings =
    [
        TableColumn.Of("3", "Tổng số hồ sơ tiếp nhận", ColumnKind.Count, 1.3m, "(3)"),
        TableColumn.Of("8", "Giải quyết trước hạn", ColumnKind.Count, 1.3m, "(8)"),
        TableColumn.Of("9", "Giải quyết đúng hạn", ColumnKind.Count, 1.3m, "(9)"),
        TableColumn.Of("12", "Đang giải quyết trong hạn", ColumnKind.Count, 1.3m, "(12)"),
        TableColumn.Of("rate", "R = (8+9+12)/(3), %", ColumnKind.Rate, 1.4m),
        TableColumn.Of("points", "Điểm = R × 20", ColumnKind.Rate, 1.2m),
    ];

    public string Name => "tien-do-766";

    public IReadOnlyList<int> Counted => [3, 8, 9, 12];

    public IReadOnlyList<string> Telling => ["8", "9", "12"];

    public bool Derives(string column) => column is "rate" or "points";

    public string? Refuse(ReportQuestion question) => null;

    public async Task<ReportAnswer> AnswerAsync(ReportQuestion question, CancellationToken ct)
    {
        var rowOf = source.RowsOf(question);
        var figures = await source.FiguresAsync(question, ct);
        var rows = figures
            .GroupBy(f => rowOf(f.Key))
            .Select(g => (Row: g.Key, Columns: Ii06aColumns.Sum(g.Select(f => f.Columns))))
            .Where(r => !r.Columns.IsZero)
            .OrderBy(r => r.Row.Key, StringComparer.Ordinal)
            .ToList();
        return FormAnswers.Cells(
            Name,
            "R = (hồ sơ giải quyết trước hạn + đúng hạn + đang giải quyết trong hạn) ÷ tổng số hồ sơ tiếp nhận của Biểu II.06a; điểm = R × 20.",
            question,
            [.. Headings.Select(h => new ReportColumn(h.Key, h.Titles[0]))],
            [.. rows.Select(r => new ReportRow(r.Row.Key, r.Row.Label, Values(r.Columns)))],
            Values(Ii06aColumns.Sum(rows.Select(r => r.Columns))),
            figures: figures);
    }

    public Table Print(ReportAnswer answer, ReportQuestion question)
    {
        var report = (CellReport)answer;
        var paper = FormAnswers.Paper(question, question.CutOff.Catalogue);
        return new Table(
            Name,
            paper.Head(null),
            "TIẾN ĐỘ GIẢI QUYẾT HỒ SƠ THỦ TỤC HÀNH CHÍNH (QUYẾT ĐỊNH SỐ 766/QĐ-TTg)",
            paper.Period,
            [new("tt", "(1)", ["TT"], ColumnKind.Mark, 0.6m), new("label", "(2)", ["Cơ quan, lĩnh vực"], ColumnKind.Text, 4m), .. Headings],
            LevelRows.Of(report.Rows, r => FormCells.Of(r.Values, Headings), rows => FormCells.Of(Values(Read(rows)), Headings)),
            new TableRow([TableCell.Blank, TableCell.Of("TỔNG CỘNG"), .. FormCells.Of(report.Total.Values, Headings)], RowWeight.Total),
            [report.Definition.Text, $"{paper.Lateness}.", paper.CutOff],
            PaperSignatures.ReportForm);
    }

    private static Dictionary<string, ReportValue> Values(Ii06aColumns c)
    {
        var rate = OnTimeShare.WithPendingInTime(c);
        return new Dictionary<string, ReportValue>
        {
            ["3"] = c.Total,
            ["8"] = c.Early,
            ["9"] = c.OnTime,
            ["12"] = c.OpenInTime,
            ["rate"] = FormCells.Wire(TableCell.Of(rate)),
            ["points"] = rate.Denominator == 0 ? default : (ReportValue)decimal.Round(FullPoints * rate.Numerator / rate.Denominator, 2, MidpointRounding.AwayFromZero),
        };
    }

    /// <summary>The columns of rows, added; what is late stands in (3) only, and it makes no difference here whether it is resolved.</summary>
    private static Ii06aColumns Read(IReadOnlyList<ReportRow> rows)
    {
        long Sum(string column) => rows.Sum(r => r.Values[column].Count);
        var (early, onTime, open) = (Sum("8"), Sum("9"), Sum("12"));
        return new Ii06aColumns(0, 0, early, onTime, Sum("3") - early - onTime - open, open, 0);
    }
}
