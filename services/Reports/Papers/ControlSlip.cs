using OneStop.Core.Deadlines;
using OneStop.Core.Dossiers;
using OneStop.Core.Procedures;
using OneStop.Core.Reports;
using OneStop.Core.WorkingTime;

namespace OneStop.Reports.Papers;

/// <summary>
/// Phiếu kiểm soát quá trình giải quyết hồ sơ (mẫu 05, TT 01/2018/TT-VPCP; mẫu 06, TT 03/2025/TT-VPCP): one block per handover. The class in a
/// block is that of the step the handing-over unit has just finished. The form has no personal data.
/// </summary>
public static class ControlSlip
{
    private static readonly IReadOnlyList<TableColumn> Columns =
    [
        TableColumn.Of("who", "TÊN CƠ QUAN", ColumnKind.Text, 3.4m),
        TableColumn.Of("when", "THỜI GIAN GIAO, NHẬN HỒ SƠ", ColumnKind.Text, 3.4m),
        TableColumn.Of("result", "KẾT QUẢ GIẢI QUYẾT HỒ SƠ\n(Trước hạn/Đúng hạn/Quá hạn)", ColumnKind.Mark, 2.2m),
        TableColumn.Of("note", "GHI CHÚ", ColumnKind.Text, 1.6m),
    ];

    /// <param name="now">Open steps are measured up to this moment.</param>
    public static Table Of(DossierState dossier, Catalogue catalogue, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        ArgumentNullException.ThrowIfNull(catalogue);
        var received = dossier.ReceivedOn ?? VietnamTime.DateOf(now);
        var agency = catalogue.FindAgency(dossier.Agency, received);
        var procedure = catalogue.FindProcedure(dossier.Procedure, dossier.Agency, received);
        var current = RuleSet.On(received).FormsOf;
        return new Table(
            "phieu-kiem-soat",
            PaperWords.Head(dossier, catalogue, $"Mẫu số {(current.StartsWith("TT 03", StringComparison.Ordinal) ? "06" : "05")} ({current})"),
            "PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ",
            null,
            Columns,
            [.. Blocks(dossier, catalogue, now)],
            null,
            [],
            null)
        {
            Paper = PaperSize.A5Upright,
            Lead =
            [
                $"Mã số hồ sơ: {dossier.Code}",
                $"Thủ tục: {procedure?.Name ?? dossier.Procedure ?? "chưa xác định"}",
                $"Ngày tiếp nhận: {PaperWords.Day(dossier.ReceivedOn)}; ngày hẹn trả kết quả: {PaperWords.Day(dossier.DueOn)}",
                $"Cơ quan (bộ phận) giải quyết hồ sơ: {agency?.Name ?? dossier.Agency ?? "chưa xác định"}",
                $"Cơ quan phối hợp giải quyết hồ sơ: {Consulted(dossier, catalogue, received)}",
            ],
        };
    }

    private static string Consulted(DossierState dossier, Catalogue catalogue, DateOnly on) => dossier.Opinions.Count == 0
        ? "không"
        : string.Join("; ", dossier.Opinions.Select(o => catalogue.FindAgency(o.Agency, on)?.Name ?? o.Agency ?? "chưa xác định").Distinct());

    private static IEnumerable<TableRow> Blocks(DossierState dossier, Catalogue catalogue, DateTimeOffset now)
    {
        var clocks = LatenessShares.Of(dossier, catalogue, now).Steps;
        for (var i = 0; i < dossier.Steps.Count; i++)
        {
            var (step, next) = (dossier.Steps[i], i + 1 < dossier.Steps.Count ? dossier.Steps[i + 1] : null);
            var to = next is not null ? Name(next, catalogue, dossier) : step.EndedAt is null ? "…………" : "Bộ phận Tiếp nhận và Trả kết quả";
            var handed = next?.HandedAt ?? step.EndedAt;
            yield return new TableRow(
            [
                TableCell.Of($"1. Giao: {Name(step, catalogue, dossier)}\n2. Nhận: {to}"),
                TableCell.Of($"{PaperWords.Moment(handed)}\nNgười giao: ……………\nNgười nhận: ……………"),
                TableCell.Of(step.EndedAt is null && next is null ? "Đang giải quyết" : Class(clocks[i])),
                TableCell.Of(clocks[i].Over > 0 ? $"Vượt {PaperWords.OfficeTime(clocks[i].Over)} làm việc" : null),
            ]);
        }
    }

    private static string Class(StepClock clock) => clock.Allowed is not { } allowed
        ? "Không quy định thời hạn"
        : clock.Elapsed.CompareTo(allowed) switch { < 0 => "Trước hạn", 0 => "Đúng hạn", _ => "Quá hạn" };

    private static string Name(StepState step, Catalogue catalogue, DossierState dossier)
    {
        var agency = catalogue.FindAgency(step.Agency ?? dossier.Agency, dossier.ReceivedOn ?? DateOnly.MinValue)?.Name ?? step.Agency;
        return step.Unit is null ? agency ?? "…………" : agency is null ? step.Unit : $"{step.Unit}, {agency}";
    }
}
