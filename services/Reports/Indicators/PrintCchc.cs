using System.Globalization;
using OneStop.Contracts.Reports;
using OneStop.Core.Reports;
using OneStop.Reports.Forms;

namespace OneStop.Reports.Indicators;

/// <summary>The appendix on paper: STT | Chỉ tiêu thống kê | Đơn vị tính | Số liệu | Ghi chú; beside each rate its counts.</summary>
public static class PrintCchc
{
    private static readonly IReadOnlyList<TableColumn> Columns =
    [
        TableColumn.Of("number", "STT", ColumnKind.Mark, 0.9m),
        TableColumn.Of("label", "Chỉ tiêu thống kê", ColumnKind.Text, 6m),
        TableColumn.Of("unit", "Đơn vị tính", ColumnKind.Mark, 1.4m),
        TableColumn.Of("value", "Số liệu", ColumnKind.Count, 1.4m),
        TableColumn.Of("note", "Ghi chú", ColumnKind.Text, 4m),
    ];

    public static Table Of(CchcReport report, FormPaper paper)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(paper);
        return new Table(
            "cchc-" + report.Template,
            paper.Head(null),
            "PHỤ LỤC THỐNG KÊ SỐ LIỆU CÔNG TÁC CẢI CÁCH HÀNH CHÍNH",
            paper.Period,
            Columns,
            [.. report.Rows.Select(Row)],
            null,
            [
                "Chỉ tiêu có tử số/mẫu số ở cột Ghi chú do hệ thống tính từ hồ sơ và danh mục TTHC; các chỉ tiêu khác do cơ quan nhập.",
                paper.CutOff,
            ],
            PaperSignatures.ReportForm);
    }

    private static TableRow Row(CchcRow row) => new(
        [TableCell.Of(row.Number), TableCell.Of(row.Label), TableCell.Of(Unit(row)), Value(row), TableCell.Of(Note(row))],
        row.Heading ? RowWeight.Group : RowWeight.Plain,
        row.Indent);

    /// <summary>A choice prints its possible answers where the form prints the unit.</summary>
    private static string? Unit(CchcRow row) => row.Codes is { } codes
        ? string.Join("; ", codes.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Key}: {c.Value}"))
        : row.Text is null ? row.Unit : null;

    private static TableCell Value(CchcRow row) => row switch
    {
        { Text: { Length: <= 12 } text } => TableCell.Of(text),
        { Value: null } => TableCell.Blank,
        { Denominator: { } denominator, Numerator: { } numerator } => TableCell.Of(new Rate(numerator, denominator)),
        { Value: { } value } when decimal.IsInteger(value) => TableCell.Of((long)value),
        { Value: { } value } => TableCell.Of(value),
    };

    private static string Note(CchcRow row)
    {
        var parts = new List<string>();
        if (row.Text is { Length: > 12 } text)
        {
            parts.Add(text);
        }

        if (row.Codes is { } codes && row.Value is { } code && codes.TryGetValue(code.ToString(CultureInfo.InvariantCulture), out var meaning))
        {
            parts.Add(meaning);
        }

        if (row is { Numerator: { } numerator, Denominator: { } denominator })
        {
            parts.Add($"{VietnameseFormat.Count(numerator)}/{VietnameseFormat.Count(denominator)}");
        }

        parts.AddRange(new[] { row.Note, row.Target is { } target ? "Mục tiêu: " + target : null, row.Evidence is { } proof ? "Căn cứ: " + proof : null }.OfType<string>());
        return string.Join("; ", parts);
    }
}
