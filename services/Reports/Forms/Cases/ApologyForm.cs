using OneStop.Core.Dossiers;
using OneStop.Core.Reports;

namespace OneStop.Reports.Forms.Cases;

/// <summary>Apologies for late dossiers, (a) by the software and (b) after accepted explanations (domain §7).</summary>
public sealed class ApologyForm(IFormSource source) : CaseForm(source)
{
    private const string Software = "(a) Theo phần mềm";
    private const string Explained = "(b) Sau giải trình";

    public override string Name => "apologies";

    protected override string Title => "TÌNH HÌNH XIN LỖI NGƯỜI DÂN, TỔ CHỨC KHI QUÁ HẠN GIẢI QUYẾT HỒ SƠ";

    protected override string Definition =>
        "Tỷ lệ = hồ sơ quá hạn đã có văn bản xin lỗi ban hành đến cuối kỳ ÷ hồ sơ quá hạn × 100; không có hồ sơ quá hạn thì để trống. Xin lỗi muộn: văn bản đầu tiên ban hành sau ngày làm việc liền trước hạn.";

    protected override IReadOnlyList<CountColumn> Counts =>
    [
        CountColumn.Where(Column("late", Software, "Quá hạn"), c => c.Dossier.LateBySoftware),
        CountColumn.Where(Column("apologised", Software, "Đã xin lỗi"), c => c.Dossier is { LateBySoftware: true, Apologised: true }),
        CountColumn.Where(Column("apologisedLate", Software, "Trong đó xin lỗi muộn"), c => c.Dossier.LateBySoftware && StandingOf(c) == ApologyStanding.IssuedLate),
        CountColumn.Where(Column("owed", Software, "Chưa xin lỗi"), c => c.Dossier is { LateBySoftware: true, Apologised: false }),
        CountColumn.Where(Column("lateExplained", Explained, "Quá hạn"), c => c.Dossier.LateExplained),
        CountColumn.Where(Column("apologisedExplained", Explained, "Đã xin lỗi"), c => c.Dossier is { LateExplained: true, Apologised: true }),
        CountColumn.Where(Column("owedExplained", Explained, "Chưa xin lỗi"), c => c.Dossier is { LateExplained: true, Apologised: false }),
    ];

    protected override IReadOnlyList<DerivedColumn> Derived =>
    [
        new(Column("rate", Software, "Tỷ lệ (%)", ColumnKind.Rate), r => TableCell.Of(new Rate(r["apologised"], r["late"]))),
        new(Column("rateExplained", Explained, "Tỷ lệ (%)", ColumnKind.Rate), r => TableCell.Of(new Rate(r["apologisedExplained"], r["lateExplained"]))),
    ];

    protected override IReadOnlyList<string> Order =>
        ["late", "apologised", "apologisedLate", "owed", "rate", "lateExplained", "apologisedExplained", "owedExplained", "rateExplained"];

    private static ApologyStanding StandingOf(CaseInRow c) =>
        ApologyDuty.Of(c.Dossier.AtEnd, c.Catalogue.CalendarFor(c.Dossier.Fact.Agency), c.Question.Until).Standing;

    private static TableColumn Column(string key, string group, string title, ColumnKind kind = ColumnKind.Count) => new(key, null, [group, title], kind);
}
