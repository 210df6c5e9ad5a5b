using OneStop.Core.Dossiers;
using OneStop.Core.Reports;
using OneStop.Reports.Exports;
using OneStop.Reports.Papers;

namespace OneStop.Services.Tests.Forms;

/// <summary>The papers of one dossier, over the worked example.</summary>
public sealed class PaperTests
{
    private const string Late = "000.00.07.H10-210412-0004";

    private static readonly ExampleSource Source = new();
    private static readonly DateTimeOffset Now = new(2021, 5, 4, 8, 0, 0, TimeSpan.FromHours(7));

    /// <summary>The late dossier with two handovers behind it, the second one taking too long.</summary>
    private static DossierState Handed
    {
        get
        {
            static DateTimeOffset At(int day, int hour) => new(2021, 4, day, hour, 0, 0, TimeSpan.FromHours(7));
            return Source.StateOf(Late) with
            {
                Steps =
                [
                    new StepState("Tiếp nhận", "H10.07", "Bộ phận Tiếp nhận và Trả kết quả", null, At(12, 8), At(12, 8), At(12, 14), null),
                    new StepState("Thẩm định", "H10.07", "Phòng Lao động - Việc làm", null, At(12, 14), At(12, 15), At(28, 9), At(20, 17)),
                    new StepState("Phê duyệt", "H10", null, null, At(28, 9), null, null, null),
                ],
            };
        }
    }

    [Fact]
    public void The_control_slip_has_a_block_per_handover_and_judges_the_unit_that_hands_over()
    {
        var slip = ControlSlip.Of(Handed, Source.Catalogue, Now);

        Assert.Equal(["Trước hạn", "Quá hạn", "Đang giải quyết"], slip.Rows.Select(r => r.Cells[2].Printed));
        Assert.StartsWith("1. Giao: Bộ phận Tiếp nhận và Trả kết quả, Sở Lao động - Thương binh và Xã hội\n2. Nhận: Phòng Lao động - Việc làm", slip.Rows[0].Cells[0].Printed, StringComparison.Ordinal);
        Assert.StartsWith("14 giờ 00 phút, ngày 12 tháng 4 năm 2021", slip.Rows[0].Cells[1].Printed, StringComparison.Ordinal);
        Look(slip);
    }

    [Fact]
    public void The_apology_letter_keeps_the_original_appointment_beside_the_new_one()
    {
        var state = Source.StateOf(Late);
        var letter = ApologyLetter.Of(state, Source.Catalogue, new Apology(new DateOnly(2021, 4, 26), "N2", new DateOnly(2021, 5, 10), "15/PXL", "gd"));

        Assert.Equal("PHIẾU XIN LỖI VÀ HẸN LẠI NGÀY TRẢ KẾT QUẢ", letter.Title);
        Assert.Contains(letter.Lead, l => l == $"Thời gian hẹn trả kết quả: {VietnameseFormat.Date(state.OriginalDueOn!.Value)}.");
        Assert.Contains(letter.Lead, l => l == "Thời gian hẹn trả kết quả lại: 10/05/2021.");
        Assert.Contains(letter.Lead, l => l == "Lý do: cơ quan phối hợp hoặc được lấy ý kiến chậm trả lời.");
        Look(letter);
    }

    [Fact]
    public void From_15_9_2025_the_forms_are_those_of_the_new_circular()
    {
        var state = Source.StateOf(Late) with { ReceivedOn = new DateOnly(2025, 9, 15) };

        Assert.Equal("VĂN BẢN XIN LỖI VÀ ĐỀ NGHỊ GIA HẠN THỜI GIAN GIẢI QUYẾT", ApologyLetter.Of(state, Source.Catalogue, null).Title);
        Assert.StartsWith("Mẫu số 06", ControlSlip.Of(state, Source.Catalogue, Now).Head.FormNumber, StringComparison.Ordinal);
    }

    [Fact]
    public void The_receipt_says_when_it_was_received_and_for_when_the_result_is_promised()
    {
        var receipt = ReceiptSlip.Of(Source.StateOf(Late), Source.Catalogue);

        Assert.Equal("GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ", receipt.Title);
        Assert.Contains(receipt.Lead, l => l.StartsWith("Thời gian nhận hồ sơ: ", StringComparison.Ordinal) && l.EndsWith("ngày 12 tháng 4 năm 2021.", StringComparison.Ordinal));
        Assert.Contains("Thời gian trả kết quả giải quyết hồ sơ: ngày 27 tháng 4 năm 2021.", receipt.Lead);
        Assert.Contains("Thời gian giải quyết hồ sơ theo quy định: 10 ngày làm việc.", receipt.Lead);
        Look(receipt);
    }

    [Fact]
    public void A_second_supplement_slip_says_that_the_law_knows_only_one()
    {
        static Pause Slip(int day) => new(PauseKind.Supplement, new DateOnly(2021, 4, day), null, true, new DateOnly(2021, 5, day), null, null) { FromAt = new DateTimeOffset(2021, 4, day, 8, 0, 0, TimeSpan.FromHours(7)) };
        var first = SupplementSlip.Of(Source.StateOf(Late), Source.Catalogue, Slip(14), 1);
        var second = SupplementSlip.Of(Source.StateOf(Late), Source.Catalogue, Slip(20), 2);

        Assert.Contains("Thời hạn bổ sung: trước hết ngày 14 tháng 5 năm 2021.", first.Lead);
        Assert.Equal(["Mẫu số 02 (TT 01/2018/TT-VPCP)."], first.Notes);
        Assert.StartsWith("Yêu cầu lần thứ 2", second.Notes[1], StringComparison.Ordinal);
        Look(first);
    }

    [Fact]
    public void A_refusal_is_the_desks_and_its_form_that_of_the_day()
    {
        var state = Source.StateOf(Late) with { ReceivedOn = null, ReceivedAt = null };
        var refusal = RefusalSlip.Of(state, Source.Catalogue, new DateOnly(2021, 4, 12));

        Assert.Equal("BỘ PHẬN TIẾP NHẬN VÀ TRẢ KẾT QUẢ", refusal.Head.Agency);
        Assert.Equal(["Mẫu số 03 (TT 01/2018/TT-VPCP)."], refusal.Notes);
        Assert.Equal(["Mẫu số 03 (TT 03/2025/TT-VPCP)."], RefusalSlip.Of(state, Source.Catalogue, new DateOnly(2025, 9, 15)).Notes);
        Look(refusal);
    }

    private static void Look(Table paper)
    {
        if (Environment.GetEnvironmentVariable("ONESTOP_LOOK") is { } folder)
        {
            File.WriteAllBytes(Path.Combine(folder, paper.Form + ".docx"), WriteDocx.Of(paper));
        }

        FormFolder.Compare(paper.Form + ".html", WriteHtml.Of(paper));
        FormFolder.Compare(paper.Form + ".docx.xml", FormFolder.Part(WriteDocx.Of(paper), "word/document.xml"));
    }
}
