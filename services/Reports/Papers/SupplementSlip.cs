using OneStop.Core.Dossiers;
using OneStop.Core.Procedures;
using OneStop.Core.Reports;

namespace OneStop.Reports.Papers;

/// <summary>
/// Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ (mẫu 02, TT 01/2018/TT-VPCP and TT 03/2025/TT-VPCP). What is missing and why are words of the officer and not
/// in the ledger: their places print dots.
/// </summary>
public static class SupplementSlip
{
    /// <param name="slip">The request it stands for; null prints a draft to fill in.</param>
    /// <param name="number">Which request of the dossier it is, from 1.</param>
    public static Table Of(DossierState dossier, Catalogue catalogue, Pause? slip, int number)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        ArgumentNullException.ThrowIfNull(catalogue);
        var on = dossier.ReceivedOn ?? dossier.SubmittedOn ?? DateOnly.MinValue;
        var head = PaperWords.DeskHead(dossier, catalogue, "Số: ……/HDHS");
        return new Table(
            "phieu-bo-sung",
            head with { Date = slip?.From },
            "PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ",
            $"Mã hồ sơ: {dossier.Code}",
            [],
            [],
            null,
            [
                PaperWords.FormNumber("02", on),
                .. number > 1 ? [$"Yêu cầu lần thứ {number}: việc bổ sung chỉ được yêu cầu một lần trong suốt quá trình giải quyết hồ sơ (Nghị định số 61/2018/NĐ-CP)."] : Array.Empty<string>(),
            ],
            new PaperSignatures(string.Empty, "NGƯỜI HƯỚNG DẪN", "(Ký, ghi rõ họ tên)", string.Empty))
        {
            Paper = PaperSize.A5Upright,
            Lead =
            [
                "Hồ sơ của: ………………………………………………………………………………",
                "Địa chỉ: …………………………………………………………………………………",
                "Số điện thoại: ………………………………; email: ………………………………",
                $"Nội dung yêu cầu giải quyết: {catalogue.FindProcedure(dossier.Procedure, dossier.Agency, on)?.Name ?? dossier.Procedure ?? "…………"}.",
                "Yêu cầu hoàn thiện hồ sơ gồm những nội dung sau:",
                "1. …………………………………………………………………………………………",
                "2. …………………………………………………………………………………………",
                "3. …………………………………………………………………………………………",
                "Lý do: ……………………………………………………………………………………",
                $"Thời hạn bổ sung: {(slip?.SupplementDueOn is { } due ? $"trước hết {VietnameseFormat.LongDate(due)}" : "ngày … tháng … năm ……")}.",
                "Thời hạn giải quyết hồ sơ được tính lại từ ngày nhận đủ hồ sơ bổ sung.",
                $"Trong quá trình hoàn thiện hồ sơ nếu có vướng mắc, ông (bà) liên hệ với {PaperWords.Desk(dossier, catalogue)}, số điện thoại ……………… để được hướng dẫn./.",
            ],
        };
    }
}
