using OneStop.Core.Dossiers;
using OneStop.Core.Procedures;
using OneStop.Core.Reports;

namespace OneStop.Reports.Papers;

/// <summary>
/// Phiếu từ chối tiếp nhận giải quyết hồ sơ (mẫu 03, TT 01/2018/TT-VPCP and TT 03/2025/TT-VPCP). The reason is the officer's words and not in the ledger:
/// its place prints dots.
/// </summary>
public static class RefusalSlip
{
    /// <param name="refusedOn">When it was refused; null prints a draft.</param>
    public static Table Of(DossierState dossier, Catalogue catalogue, DateOnly? refusedOn)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        ArgumentNullException.ThrowIfNull(catalogue);
        var on = refusedOn ?? dossier.ReceivedOn ?? dossier.SubmittedOn ?? DateOnly.MinValue;
        var desk = PaperWords.Desk(dossier, catalogue);
        var head = PaperWords.DeskHead(dossier, catalogue, "Số: ……/TCTN");
        return new Table(
            "phieu-tu-choi",
            head with { Date = refusedOn },
            "PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ",
            $"Mã hồ sơ: {dossier.Code}",
            [],
            [],
            null,
            [PaperWords.FormNumber("03", on)],
            new PaperSignatures("NGƯỜI NỘP HỒ SƠ", "NGƯỜI TIẾP NHẬN HỒ SƠ", "(Ký, ghi rõ họ tên)"))
        {
            Paper = PaperSize.A5Upright,
            Lead =
            [
                $"{desk} tiếp nhận hồ sơ của: ………………………………………",
                "Địa chỉ: …………………………………………………………………………………",
                "Số điện thoại: ………………………………; email: ………………………………",
                $"Nội dung yêu cầu giải quyết: {catalogue.FindProcedure(dossier.Procedure, dossier.Agency, on)?.Name ?? dossier.Procedure ?? "…………"}.",
                $"Qua xem xét, {desk} thông báo không tiếp nhận, giải quyết hồ sơ này với lý do cụ thể như sau:",
                "………………………………………………………………………………………………",
                "………………………………………………………………………………………………",
                "Xin thông báo cho ông (bà) được biết và thực hiện./.",
            ],
        };
    }
}
