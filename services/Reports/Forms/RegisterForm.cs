using System.Globalization;
using System.Runtime.CompilerServices;
using OneStop.Contracts.Reports;
using OneStop.Core.Dossiers;
using OneStop.Core.Procedures;
using OneStop.Core.Reports;
using OneStop.Reports.Asking;
using Table = OneStop.Core.Reports.Table;

namespace OneStop.Reports.Forms;

/// <summary>
/// Sổ theo dõi hồ sơ (mẫu 06, TT 01/2018/TT-VPCP Điều 10; mẫu 07, TT 03/2025/TT-VPCP): the dossiers received in the period in order of reception.
/// Numbers run on from 01 on 1 January of the year of reception; a page of rows is numbered without reading the others. Names and addresses are not in the ledger: their columns stay to be written.
/// </summary>
public sealed class RegisterForm(IFormSource source) : IPageRows, ICountDossiers, INumberRows
{
    private const string Dates = "Ngày, tháng, năm";
    private const int Piece = 500;
    private const string Returned = "Trả kết quả";

    private static readonly IReadOnlyList<TableColumn> Headings =
    [
        TableColumn.Of("code", "Mã hồ sơ", ColumnKind.Mark, 2.5m),
        TableColumn.Of("procedure", "Tên TTHC", ColumnKind.Text, 2.9m),
        TableColumn.Of("sets", "Số lượng hồ sơ (bộ)", ColumnKind.Count, 1.3m),
        TableColumn.Of("name", "Tên cá nhân, tổ chức", ColumnKind.Text, 1.5m),
        TableColumn.Of("address", "Địa chỉ, số điện thoại", ColumnKind.Text, 1.5m),
        TableColumn.Of("agency", "Cơ quan chủ trì giải quyết", ColumnKind.Text, 2.5m),
        new("received", null, [Dates, "Nhận hồ sơ"], ColumnKind.Date, 2m),
        new("due", null, [Dates, "Hẹn trả kết quả"], ColumnKind.Date, 2m),
        new("handed", null, [Dates, "Chuyển hồ sơ đến cơ quan giải quyết"], ColumnKind.Date, 2m),
        new("ended", null, [Dates, "Nhận kết quả từ cơ quan giải quyết"], ColumnKind.Date, 2m),
        new("returned", null, [Returned, "Ngày, tháng, năm"], ColumnKind.Date, 2m),
        new("via", null, [Returned, "Phương thức nhận kết quả"], ColumnKind.Text, 1.55m),
        new("signed", null, [Returned, "Ký nhận"], ColumnKind.Text, 1.2m),
        TableColumn.Of("note", "Ghi chú", ColumnKind.Text, 1.9m),
    ];

    public string Name => "so-theo-doi";

    public IReadOnlyList<TableColumn> PrintedColumns { get; } = [new("tt", null, ["TT"], ColumnKind.Mark, 1.15m), .. Headings];

    public CaseChoice Choice => CaseChoice.All;

    public string? Refuse(ReportQuestion question) => null;

    /// <summary>A dossier's row is its own; its number follows from those received before it.</summary>
    public IEnumerable<CellKey> CellsOf(CaseInRow dossier)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        return dossier.Dossier.Fact.ReceivedOn is { } on && on >= dossier.Question.From && on <= dossier.Question.Until
            ? Values(dossier.Dossier.AtEnd, dossier.Catalogue).Where(v => v.Key != "code" && v.Value != default)
                .Select(v => new CellKey(dossier.Dossier.Code, v.Key, v.Key == "sets" ? null : v.Value.Text))
            : [];
    }

    public async Task<ReportAnswer> AnswerAsync(ReportQuestion question, CancellationToken ct)
    {
        var numbered = await NumberedAsync(question, ct);
        var (from, limit) = question.Page is { } page ? (AfterCursor(numbered, page.Cursor), page.Limit) : (0, numbered.Count);
        var shown = numbered.GetRange(from, Math.Min(limit, numbered.Count - from));
        var rows = new List<ReportRow>(shown.Count);
        await foreach (var piece in RowsAsync(question, shown, ct))
        {
            rows.AddRange(piece);
        }

        return FormAnswers.Cells(
            Name,
            "Hồ sơ tiếp nhận trong kỳ, theo thứ tự tiếp nhận; số thứ tự ghi liên tục từ 01 từ đầu năm đến hết năm.",
            question,
            [.. Headings.Select(h => new ReportColumn(h.Key, string.Join(": ", h.Titles)))],
            rows,
            new Dictionary<string, ReportValue> { ["sets"] = (long)numbered.Count }) with
        {
            Next = from + shown.Count < numbered.Count ? shown[^1].Code : null,
        };
    }

    public async IAsyncEnumerable<IReadOnlyList<TableRow>> PrintRowsAsync(ReportQuestion question, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var piece in RowsAsync(question, await NumberedAsync(question, ct), ct))
        {
            yield return piece.ConvertAll(Printed);
        }
    }

    private async IAsyncEnumerable<List<ReportRow>> RowsAsync(ReportQuestion question, List<(string Code, string Number)> shown, [EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var piece in shown.Chunk(Piece))
        {
            var known = (await source.CasesAsync(question, [.. piece.Select(d => d.Code)], ct)).ToDictionary(d => d.Code, StringComparer.Ordinal);
            yield return [.. piece.Select(d => new ReportRow(d.Number, d.Code, Values(known[d.Code].AtEnd, question.CutOff.Catalogue)))];
        }
    }

    private static TableRow Printed(ReportRow row) => new([TableCell.Of(row.Key), .. Headings.Select(h => Cell(row.Values.GetValueOrDefault(h.Key), h))]);

    /// <summary>The dossiers of the period with their numbers, in order.</summary>
    private async Task<List<(string Code, string Number)>> NumberedAsync(ReportQuestion question, CancellationToken ct)
    {
        var numbered = new List<(string, string)>();
        var (year, number) = (0, 0);
        foreach (var (code, on) in await source.ReceivedAsync(question, new DateOnly(question.From.Year, 1, 1), ct))
        {
            (year, number) = (on.Year, on.Year == year ? number + 1 : 1);
            if (on >= question.From)
            {
                numbered.Add((code, number.ToString("00", CultureInfo.InvariantCulture)));
            }
        }

        return numbered;
    }

    private static int AfterCursor(List<(string Code, string Number)> numbered, string? cursor) =>
        cursor is null ? 0 : numbered.FindIndex(d => d.Code == cursor) is >= 0 and var at ? at + 1 : numbered.Count;

    public Table Print(ReportAnswer answer, ReportQuestion question)
    {
        var report = (CellReport)answer;
        var paper = FormAnswers.Paper(question, question.CutOff.Catalogue);
        var forms = RuleSet.On(question.From).FormsOf;
        return new Table(
            Name,
            paper.Head($"Mẫu số {(forms.StartsWith("TT 03", StringComparison.Ordinal) ? "07" : "06")} ({forms})"),
            "SỔ THEO DÕI HỒ SƠ",
            paper.Period,
            PrintedColumns,
            [.. report.Rows.Select(Printed)],
            null,
            [paper.CutOff],
            null);
    }

    public bool Opens(ReportQuestion question, string row, string column) => column == "sets";

    /// <summary>The code of the dossier that has a number; a code stands for itself.</summary>
    public async Task<string?> RowOfAsync(ReportQuestion question, string key, CancellationToken ct) =>
        (await NumberedAsync(question, ct)).Find(d => d.Number == key || d.Code == key).Code;

    private static TableCell Cell(ReportValue value, TableColumn column) =>
        column.Kind == ColumnKind.Date && value.Text is { } day
            ? TableCell.Of(DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture))
            : FormCells.Of(value, column);

    private static Dictionary<string, ReportValue> Values(DossierState dossier, Catalogue catalogue)
    {
        var on = dossier.ReceivedOn!.Value;
        return new Dictionary<string, ReportValue>
        {
            ["code"] = dossier.Code,
            ["procedure"] = catalogue.FindProcedure(dossier.Procedure, dossier.Agency, on)?.Name ?? dossier.Procedure,
            ["sets"] = 1L,
            ["agency"] = catalogue.FindAgency(dossier.Agency, on)?.Name ?? dossier.Agency,
            ["received"] = Day(on),
            ["due"] = Day(dossier.OriginalDueOn),
            ["handed"] = dossier.Steps.Count > 1 ? Day(Core.WorkingTime.VietnamTime.DateOf(dossier.Steps[1].HandedAt)) : null,
            ["ended"] = Day(dossier.EndedOn),
            ["returned"] = Day(dossier.ReturnedOn),
            ["via"] = dossier.ReturnedVia switch { Channel.Online => "Trực tuyến", Channel.Postal => "Bưu chính", Channel.Direct => "Trực tiếp", _ => null },
            ["note"] = Note(dossier),
        };
    }

    /// <summary>The new date and the number of each apology, and what came of pauses.</summary>
    private static string? Note(DossierState dossier)
    {
        var parts = dossier.Apologies
            .Select(a => $"Hẹn lại {(a.NewAppointmentOn is { } to ? VietnameseFormat.Date(to) : "…")}{(a.DocumentNo is { } no ? $" ({no})" : "")}")
            .Concat(dossier.DueOn != dossier.OriginalDueOn && dossier.DueOn is { } due ? [$"Hạn sau bổ sung, nghĩa vụ tài chính: {VietnameseFormat.Date(due)}"] : [])
            .ToList();
        return parts.Count == 0 ? null : string.Join("; ", parts);
    }

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
