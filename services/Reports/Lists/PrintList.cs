using Microsoft.AspNetCore.Http;
using OneStop.Contracts.Reports;
using OneStop.Core.Procedures;
using OneStop.Core.Reports;
using OneStop.Reports.Asking;
using OneStop.Reports.Forms;
using Table = OneStop.Core.Reports.Table;

namespace OneStop.Reports.Lists;

/// <summary>Lists on paper and in spreadsheets: of dossiers or of procedures, behind a cell or by filters. No names of citizens: they are not in it.</summary>
internal static class PrintList
{
    private static readonly IReadOnlyList<TableColumn> DossierColumns =
    [
        TableColumn.Of("tt", "TT", ColumnKind.Mark, 0.6m),
        TableColumn.Of("code", "Mã hồ sơ", ColumnKind.Mark, 2.6m),
        TableColumn.Of("procedure", "Thủ tục", ColumnKind.Text, 3.6m),
        TableColumn.Of("agency", "Cơ quan giải quyết", ColumnKind.Text, 2m),
        TableColumn.Of("channel", "Kênh tiếp nhận", ColumnKind.Text, 1.2m),
        TableColumn.Of("received", "Ngày tiếp nhận", ColumnKind.Date, 1.4m),
        TableColumn.Of("due", "Hạn giải quyết", ColumnKind.Date, 1.4m),
        TableColumn.Of("ended", "Ngày xử lý xong", ColumnKind.Date, 1.4m),
        TableColumn.Of("returned", "Ngày trả kết quả", ColumnKind.Date, 1.4m),
        TableColumn.Of("outcome", "Kết quả", ColumnKind.Text, 1.2m),
        TableColumn.Of("daysLate", "Số ngày quá hạn", ColumnKind.Count, 1m),
        TableColumn.Of("holder", "Đơn vị giữ hồ sơ", ColumnKind.Text, 1.8m),
        TableColumn.Of("reasons", "Nguyên nhân quá hạn", ColumnKind.Text, 1.2m),
    ];

    private static readonly IReadOnlyList<TableColumn> ProcedureColumns =
    [
        TableColumn.Of("tt", "TT", ColumnKind.Mark, 0.6m),
        TableColumn.Of("code", "Mã thủ tục", ColumnKind.Mark, 2m),
        TableColumn.Of("name", "Tên thủ tục", ColumnKind.Text, 6m),
        TableColumn.Of("field", "Lĩnh vực", ColumnKind.Text, 2.5m),
        TableColumn.Of("from", "Hiệu lực từ", ColumnKind.Date, 1.4m),
    ];

    /// <param name="cell">Which cell, in words.</param>
    public static Table Of(IReadOnlyList<DossierItem> items, string form, string cell, ReportQuestion question)
    {
        var catalogue = question.CutOff.Catalogue;
        return Of($"{form}-ho-so", "DANH SÁCH HỒ SƠ", cell, DossierColumns, question, Rows(items, catalogue, question.Until));
    }

    /// <summary>A filtered list: what was asked for stands under the title, what it counts at the foot.</summary>
    /// <param name="list">With a cursor where more fit than are printed.</param>
    public static Table Of(Page<DossierItem> list, IQueryCollection query, string scope, CutOff cutOff)
    {
        var paper = FormAnswers.Paper(new ReportQuestion(cutOff.Today, cutOff.Today, scope, ScopeBy.Resolving, "total", ReportView.Software, cutOff, null), cutOff.Catalogue);
        var words = FilterWords.Of(query, cutOff.Catalogue, cutOff.Today);
        var count = $"Tổng số: {VietnameseFormat.Count(list.Items.Count)}{(list.Next is null ? "" : ", chưa hết danh sách: hãy lọc bớt")}.";
        return new Table(
            "ho-so",
            paper.Head(null),
            "DANH SÁCH HỒ SƠ",
            string.Join("; ", words.Select(w => w.Words).DefaultIfEmpty("Tất cả hồ sơ")) + $". Ngày {VietnameseFormat.Date(cutOff.Today)}",
            DossierColumns,
            [.. Rows(list.Items, cutOff.Catalogue, cutOff.Today)],
            null,
            [count, .. words.Where(w => w.Definition is not null).Select(w => $"{w.Words}: {w.Definition}"), paper.CutOff],
            null);
    }

    private static IEnumerable<TableRow> Rows(IReadOnlyList<DossierItem> items, Catalogue catalogue, DateOnly on) => items.Select((item, i) => new TableRow(
    [
        TableCell.Of(VietnameseFormat.Count(i + 1)),
        TableCell.Of(item.Code),
        TableCell.Of(item.ProcedureName ?? item.Procedure),
        TableCell.Of(catalogue.FindAgency(item.Agency, on)?.Name ?? item.Agency),
        TableCell.Of(item.Channel switch { "online" => "Trực tuyến", "postal" => "Bưu chính", _ => "Trực tiếp" }),
        TableCell.Of(item.ReceivedOn),
        TableCell.Of(item.DueOn),
        TableCell.Of(item.EndedOn),
        TableCell.Of(item.ReturnedOn),
        TableCell.Of(item.Outcome switch { "early" => "Trước hạn", "onTime" => "Đúng hạn", "late" => "Quá hạn", _ => item.Overdue ? "Đang quá hạn" : "Đang giải quyết" }),
        TableCell.Of((long?)item.DaysLate),
        TableCell.Of(item.HolderUnit),
        TableCell.Of(string.Join(", ", item.Reasons)),
    ]));

    public static Table Of(IReadOnlyList<Procedure> procedures, string form, string cell, ReportQuestion question) => Of(
        $"{form}-thu-tuc", "DANH SÁCH THỦ TỤC HÀNH CHÍNH", cell, ProcedureColumns, question, procedures.Select((p, i) => new TableRow(
        [
            TableCell.Of(VietnameseFormat.Count(i + 1)),
            TableCell.Of(p.Code),
            TableCell.Of(p.Name),
            TableCell.Of(p.FieldName),
            TableCell.Of(p.EffectiveFrom == DateOnly.MinValue ? null : p.EffectiveFrom),
        ])));

    private static Table Of(string name, string title, string cell, IReadOnlyList<TableColumn> columns, ReportQuestion question, IEnumerable<TableRow> rows)
    {
        var paper = FormAnswers.Paper(question, question.CutOff.Catalogue);
        var printed = rows.ToList();
        return new Table(
            name, paper.Head(null), title, $"{cell}. {paper.Period}", columns, printed, null, [$"Tổng số: {VietnameseFormat.Count(printed.Count)}.", $"{paper.Lateness}.", paper.CutOff], null);
    }
}
