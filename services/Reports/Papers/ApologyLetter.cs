using OneStop.Core.Dossiers;
using OneStop.Core.Procedures;
using OneStop.Core.Reports;

namespace OneStop.Reports.Papers;

/// <summary>
/// Phiếu xin lỗi và hẹn lại ngày trả kết quả (mẫu 04, TT 01/2018/TT-VPCP), from 15/9/2025 "Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết"
/// (TT 03/2025/TT-VPCP). Names and addresses are not in the ledger: their places print dots. The original appointment stays the statistical one.
/// </summary>
public static class ApologyLetter
{
    /// <param name="apology">Which one; null prints a draft to fill in.</param>
    public static Table Of(DossierState dossier, Catalogue catalogue, Apology? apology)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        ArgumentNullException.ThrowIfNull(catalogue);
        var received = dossier.ReceivedOn ?? DateOnly.MinValue;
        var agency = catalogue.FindAgency(dossier.Agency, received)?.Name ?? dossier.Agency ?? "…………";
        var procedure = catalogue.FindProcedure(dossier.Procedure, dossier.Agency, received)?.Name ?? dossier.Procedure ?? "…………";
        var forms = RuleSet.On(received).FormsOf;
        var head = PaperWords.Head(dossier, catalogue, $"Số: {apology?.DocumentNo ?? "……/PXL"}");
        return new Table(
            "phieu-xin-loi",
            head with { Date = apology?.On },
            forms.StartsWith("TT 03", StringComparison.Ordinal)
                ? "VĂN BẢN XIN LỖI VÀ ĐỀ NGHỊ GIA HẠN THỜI GIAN GIẢI QUYẾT"
                : "PHIẾU XIN LỖI VÀ HẸN LẠI NGÀY TRẢ KẾT QUẢ",
            null,
            [],
            [],
            null,
            [
                "Nơi nhận: như trên; Bộ phận Một cửa; Lưu: VT.",
                $"Mẫu số 04 ({forms}).",
            ],
            new PaperSignatures(string.Empty, "THỦ TRƯỞNG CƠ QUAN", "(Ký số)", string.Empty))
        {
            Paper = PaperSize.A5Upright,
            Lead =
            [
                "Kính gửi: ………………………………………………………………………………",
                "Địa chỉ: …………………………………………………………………………………",
                "Điện thoại: ………………………………; email: ………………………………",
                $"Ngày {PaperWords.Day(dossier.ReceivedOn)}, {agency} tiếp nhận hồ sơ đề nghị giải quyết thủ tục: {procedure}; mã số hồ sơ: {dossier.Code}.",
                $"Thời gian hẹn trả kết quả: {PaperWords.Day(dossier.OriginalDueOn)}.",
                "Tuy nhiên đến nay, cơ quan chúng tôi chưa trả kết quả đúng thời hạn ghi trên Giấy tiếp nhận hồ sơ và hẹn trả kết quả"
                    + (dossier.HolderUnit is { } holder ? $"; đơn vị chủ trì: {holder}." : "."),
                $"Lý do: {(apology?.Reason is { } reason ? LateReasonCode.Words(reason) : "…………………………………")}.",
                "Chúng tôi xin lỗi quý ông/bà, tổ chức về sự chậm trễ này.",
                $"Thời gian hẹn trả kết quả lại: {(apology?.NewAppointmentOn is { } on ? VietnameseFormat.Date(on) : "… giờ …, ngày …/…/……")}.",
                "Rất mong nhận được sự thông cảm của quý ông/bà, tổ chức.",
            ],
        };
    }
}
