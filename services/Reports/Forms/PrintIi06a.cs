using OneStop.Contracts.Reports;
using OneStop.Core.Reports;
using Table = OneStop.Core.Reports.Table;

namespace OneStop.Reports.Forms;

/// <summary>
/// II.06a/VPCP/KSTT as it is filed: columns (1)–(13) of TT 01/2020/TT-VPCP and a column for notes, on-time rates with their counts under the
/// table (domain §9.1).
/// </summary>
public static class PrintIi06a
{
    private const string FieldRows = "Lĩnh vực, công việc giải quyết theo cấp";

    private static readonly string[] Figures = [.. Ii06aHeading.All.Select(h => h.Key)];

    /// <summary>The columns, left to right.</summary>
    public static readonly IReadOnlyList<TableColumn> Columns =
    [
        new("1", "(1)", ["TT"], ColumnKind.Mark, 0.6m),
        new("2", "(2)", [FieldRows], ColumnKind.Text, 3.2m),
        .. Ii06aHeading.All.Select(h => h.OnPaper),
        new("note", null, ["Ghi chú"], ColumnKind.Text, 1.4m),
    ];

    /// <param name="number">Of the form, for the head.</param>
    /// <param name="place">What the title says of where the dossiers are.</param>
    /// <param name="headingOf">Headings of levels; those of procedures by default.</param>
    /// <param name="rowsTitle">What the rows are; fields by default.</param>
    public static Table Of(
        CellReport answer,
        FormPaper paper,
        string number = "Biểu số II.06a/VPCP/KSTT",
        string place = "TẠI CƠ QUAN, ĐƠN VỊ TRỰC TIẾP GIẢI QUYẾT TTHC",
        Func<string, string?>? headingOf = null,
        string rowsTitle = FieldRows)
    {
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentNullException.ThrowIfNull(paper);
        return new Table(
            answer.Form,
            paper.Head(number),
            "TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH " + place,
            paper.Period + ". Đơn vị tính: hồ sơ",
            [Columns[0], Columns[1] with { Titles = [rowsTitle] }, .. Columns.Skip(2)],
            LevelRows.Of(answer.Rows, row => Cells(row.Values), Sum, headingOf),
            new TableRow([TableCell.Blank, TableCell.Of("TỔNG CỘNG"), .. Cells(answer.Total.Values)], RowWeight.Total),
            [.. Notes(answer, paper)],
            PaperSignatures.ReportForm);
    }

    private static IEnumerable<TableCell> Cells(IReadOnlyDictionary<string, ReportValue> values) =>
        [.. Figures.Select(f => TableCell.Of(values[f].Count)), TableCell.Of(values.GetValueOrDefault("note").Text)];

    private static IEnumerable<TableCell> Sum(IReadOnlyList<ReportRow> rows) =>
        [.. Figures.Select(f => TableCell.Of(rows.Sum(r => r.Values[f].Count))), TableCell.Blank];

    private static IEnumerable<string> Notes(CellReport answer, FormPaper paper)
    {
        yield return ReceivedSentence.Of(c => answer.Total.Values[c].Count);
        yield return $"Cột (10), (13): {paper.Lateness.ToLowerInvariant()}.";
        if (answer.Rates is { } rates)
        {
            foreach (var rate in (PrintedRate[])[rates.Due, rates.Resolved, rates.WithPendingInTime, rates.Received])
            {
                yield return RateSentence(rate);
            }
        }

        yield return paper.CutOff;
    }

    private static string RateSentence(PrintedRate rate)
    {
        var counts = $"{VietnameseFormat.Count(rate.Numerator)}/{VietnameseFormat.Count(rate.Denominator)}";
        return rate.Value is { } value
            ? $"{rate.Definition}: {counts} = {VietnameseFormat.TwoDecimals(value)} %."
            : $"{rate.Definition}: {counts}, không tính được tỷ lệ.";
    }
}
