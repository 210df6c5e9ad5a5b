using OneStop.Contracts.Reports;
using OneStop.Core.Dossiers;
using OneStop.Core.Reports;
using OneStop.Reports.Asking;
using OneStop.Reports.Comparing;
using Table = OneStop.Core.Reports.Table;

namespace OneStop.Reports.Forms.Cases;

/// <summary>
/// The exception list (domain §8.3, §12): per row how many dossiers of the period every check found something in, bulk actions included. It accuses nobody
/// and moves no figure: it lists what somebody should look at.
/// </summary>
public sealed class ExceptionForm(IFormSource source) : IReportForm, INarrowCases, ISettleCells
{
    private const string Any = "dossiers";
    private const string Bulk = "bulkAction";
    private const string All = "received";

    private static readonly IReadOnlyList<TableColumn> Headings =
    [
        TableColumn.Of(All, "Hồ sơ trong kỳ", ColumnKind.Count),
        TableColumn.Of(Any, "Hồ sơ cần xem lại", ColumnKind.Count),
        .. IntegrityCheck.All.Select(c => TableColumn.Of(c.Name, c.Sentence.TrimEnd('.'), ColumnKind.Count, 1.2m)),
        TableColumn.Of(Bulk, "Thao tác hàng loạt", ColumnKind.Count, 1.2m),
    ];

    public string Name => "exceptions";

    public CaseChoice Choice => CaseChoice.All;

    public Narrowing Narrowing => new(IntegrityCheck.AllMarks, BulkAction.DossiersMin);

    public string PlainColumn => All;

    public string? Refuse(ReportQuestion question) => null;

    public bool Opens(ReportQuestion question, string row, string column) => Headings.Any(h => h.Key == column);

    public IEnumerable<CellKey> CellsOf(CaseInRow dossier)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        if (dossier.Columns.Total == 0)
        {
            return [];
        }

        var row = dossier.Row.Key;
        var inspected = new Inspected(dossier.Dossier.AtEnd, dossier.Dossier.Entries, dossier.Catalogue.CalendarFor(dossier.Dossier.Fact.Agency));
        var found = IntegrityCheck.Findings(inspected).Select(c => new CellKey(row, c.Name))
            .Concat(BulkAction.Of(inspected.Entries).Select(action => new CellKey(row, Bulk, action)))
            .ToList();
        return found.Count == 0 ? [new CellKey(row, All)] : [new CellKey(row, All), new CellKey(row, Any), .. found];
    }

    /// <summary>A bulk action stands only where enough dossiers were part of it.</summary>
    public void Settle(SortedDictionary<string, CellKey[]> cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        var many = cells.Values.SelectMany(c => c).Where(c => c.Mark is not null).GroupBy(c => c.Mark!, StringComparer.Ordinal)
            .Where(g => g.Count() >= BulkAction.DossiersMin).Select(g => g.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var (code, stands) in cells.Where(d => d.Value.Any(c => c.Mark is not null)).ToList())
        {
            var settled = CellsByDossier.InOrder(stands.Where(c => c.Mark is null || many.Contains(c.Mark)).Select(c => c with { Mark = null }));
            cells[code] = settled.All(c => c.Column is All or Any) ? [.. settled.Where(c => c.Column == All)] : settled;
        }
    }

    public async Task<ReportAnswer> AnswerAsync(ReportQuestion question, CancellationToken ct)
    {
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        var cells = await CellsByDossier.FromCasesAsync(this, source, question, ct, row => labels[row.Key] = row.Label);
        var counts = cells.Values.SelectMany(c => c).GroupBy(c => (c.Row, c.Column)).ToDictionary(g => g.Key, g => g.LongCount());
        var figures = await source.FiguresAsync(question, ct);
        foreach (var (row, count) in PlainRows.Of(source, question, figures))
        {
            labels[row.Key] = row.Label;
            counts[(row.Key, PlainColumn)] = count;
        }

        Dictionary<string, ReportValue> Values(Func<string, long> count) => Headings.ToDictionary(h => h.Key, h => (ReportValue)count(h.Key), StringComparer.Ordinal);
        return FormAnswers.Cells(
            Name,
            $"Hồ sơ trong kỳ: cột (3) của Biểu II.06a; mỗi hồ sơ tính một lần ở mỗi cột. Thao tác hàng loạt: cùng một việc được một người ghi cho từ {BulkAction.DossiersMin} hồ sơ trong một phút.",
            question,
            [.. Headings.Select(h => new ReportColumn(h.Key, h.Titles[0]))],
            [.. counts.Keys.Select(k => k.Row).Distinct().Order(StringComparer.Ordinal).Select(row => new ReportRow(row, labels[row], Values(column => counts.GetValueOrDefault((row, column)))))],
            Values(column => counts.Where(c => c.Key.Column == column).Sum(c => c.Value)),
            figures: figures);
    }

    public Table Print(ReportAnswer answer, ReportQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);
        var report = (CellReport)answer;
        var paper = FormAnswers.Paper(question, question.CutOff.Catalogue);
        return new Table(
            Name,
            paper.Head(null),
            "HỒ SƠ CẦN XEM LẠI",
            paper.Period + ". Đơn vị tính: hồ sơ",
            [new("tt", null, ["TT"], ColumnKind.Mark, 0.6m), new("label", null, ["Đơn vị, lĩnh vực"], ColumnKind.Text, 3m), .. Headings],
            LevelRows.Of(report.Rows, row => FormCells.Of(row.Values, Headings), rows => Headings.Select(h => TableCell.Of(rows.Sum(r => r.Values[h.Key].Count)))),
            new TableRow([TableCell.Blank, TableCell.Of("TỔNG CỘNG"), .. FormCells.Of(report.Total.Values, Headings)], RowWeight.Total),
            [report.Definition.Text, "Danh sách này không kết luận sai phạm và không làm thay đổi số liệu nào.", paper.CutOff],
            PaperSignatures.ReportForm);
    }
}
