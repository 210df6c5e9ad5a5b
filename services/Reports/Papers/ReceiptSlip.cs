using OneStop.Core.Dossiers;
using OneStop.Core.Procedures;
using OneStop.Core.Reports;

namespace OneStop.Reports.Papers;

/// <summary>
/// Giấy tiếp nhận hồ sơ và hẹn trả kết quả (mẫu 01, TT 01/2018/TT-VPCP and TT 03/2025/TT-VPCP), as handed out at reception: with the first appointment.
/// Names, addresses and the papers of the dossier are not in the ledger: their places print dots.
/// </summary>
public static class ReceiptSlip
{
    public static Table Of(DossierState dossier, Catalogue catalogue)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        ArgumentNullException.ThrowIfNull(catalogue);
        var received = dossier.ReceivedOn ?? DateOnly.MinValue;
        var procedure = catalogue.FindProcedure(dossier.Procedure, dossier.Agency, received);
        var head = PaperWords.DeskHead(dossier, catalogue, "Số: ……/TNHS");
        return new Table(
            "giay-tiep-nhan",
            head with { Date = dossier.ReceivedOn },
            "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ",
            $"Mã hồ sơ: {dossier.Code}",
            [],
            [],
            null,
            [PaperWords.FormNumber("01", received), "Giấy tiếp nhận hồ sơ và hẹn trả kết quả được lập thành 02 liên: giao cho người nộp hồ sơ và lưu tại Bộ phận Một cửa."],
            new PaperSignatures("NGƯỜI NỘP HỒ SƠ", "NGƯỜI TIẾP NHẬN HỒ SƠ", "(Ký, ghi rõ họ tên)"))
        {
            Paper = PaperSize.A5Upright,
            Lead =
            [
                $"{PaperWords.Desk(dossier, catalogue)} tiếp nhận hồ sơ của: ………………………………………",
                "Địa chỉ: …………………………………………………………………………………",
                "Số điện thoại: ………………………………; email: ………………………………",
                $"Nội dung yêu cầu giải quyết: {procedure?.Name ?? dossier.Procedure ?? "…………"}.",
                "Thành phần hồ sơ nộp gồm:",
                "1. …………………………………………………………………………………………",
                "2. …………………………………………………………………………………………",
                "Số lượng hồ sơ: ……… (bộ)",
                $"Kênh tiếp nhận: {PaperWords.Channel(dossier.Channel)}.",
                $"Thời gian giải quyết hồ sơ theo quy định: {Limit(procedure?.LimitFor(dossier.Channel))}.",
                $"Thời gian nhận hồ sơ: {PaperWords.Moment(dossier.ReceivedAt)}.",
                $"Thời gian trả kết quả giải quyết hồ sơ: {(dossier.OriginalDueOn is { } due ? VietnameseFormat.LongDate(due) : dossier.DueUnknown ? "… giờ … phút, ngày … tháng … năm ……" : "không hẹn ngày")}.",
                "Đăng ký nhận kết quả tại: ………………………………………………………………",
                "Vào Sổ theo dõi hồ sơ, Quyển số: ………, Số thứ tự: ………",
            ],
        };
    }

    private static string Limit(TimeLimit? limit) => limit is null
        ? "không quy định"
        : $"{limit.Amount} {limit.Unit switch { LimitUnit.WorkingHours => "giờ làm việc", LimitUnit.CalendarDays => "ngày", _ => "ngày làm việc" }}";
}
