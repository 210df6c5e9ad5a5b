using OneStop.Core.Dossiers;
using OneStop.Core.Reports;
using OneStop.Reports.Asking;

namespace OneStop.Reports.Forms.Cases;

/// <summary>What went wrong in handling: supplement slips, refusals, recalls, as counts and rates per row.</summary>
public sealed class ErrorForm(IFormSource source) : CaseForm(source), INarrowCases
{
    private const string Slips = "Phiếu yêu cầu bổ sung";
    private const string Rates = "Tỷ lệ trên hồ sơ tiếp nhận (%)";

    public override string Name => "errors";

    protected override string Title => "SAI SÓT TRONG TIẾP NHẬN, GIẢI QUYẾT HỒ SƠ THỦ TỤC HÀNH CHÍNH";

    protected override string Definition =>
        "Hồ sơ tiếp nhận: cột (3) của Biểu II.06a. Mỗi hồ sơ tính một lần ở mỗi cột. Bổ sung muộn: phiếu yêu cầu sau 03 ngày làm việc kể từ ngày tiếp nhận. Tỷ lệ từ chối tiếp nhận tính trên hồ sơ tiếp nhận và hồ sơ bị từ chối tiếp nhận.";

    public override CaseChoice Choice => CaseChoice.All;

    public Narrowing Narrowing => new(Marks.Supplement | Marks.RefusedAtIntake | Marks.Refused | Marks.Recall);

    public string PlainColumn => "received";

    protected override IReadOnlyList<CountColumn> Counts =>
    [
        Where(PlainColumn, ["Hồ sơ tiếp nhận"], _ => true),
        Where("slips", [Slips, "Có yêu cầu"], c => SlipsOf(c) > 0),
        Where("slipsOnce", [Slips, "Một lần"], c => SlipsOf(c) == 1),
        Where("slipsTwice", [Slips, "Hai lần"], c => SlipsOf(c) == 2),
        Where("slipsMore", [Slips, "Từ ba lần"], c => SlipsOf(c) > 2),
        Where("slipsAgain", [Slips, "Từ lần thứ hai"], c => SlipsOf(c) > 1 || Has(c, Flags.SecondSupplement)),
        Where("slipsLate", [Slips, "Bổ sung muộn"], c => Has(c, Flags.SupplementLate)),
        CountColumn.Where(new("refusedAtIntake", null, ["Từ chối tiếp nhận"], ColumnKind.Count), c => c.Dossier.RefusedAtIntake),
        CountColumn.Where(new("refused", null, ["Từ chối sau thẩm định"], ColumnKind.Count), c => c.Columns.Ended > 0 && c.Dossier.AtEnd.EndedBy == EndKind.Refused),
        Where("recalled", ["Thu hồi, giải quyết lại"], c => c.Dossier.AtEnd.Recalls.Count > 0),
    ];

    protected override IReadOnlyList<DerivedColumn> Derived =>
    [
        Share("slipsRate", "Bổ sung", r => new Rate(r["slips"], r["received"])),
        Share("slipsAgainRate", "Bổ sung từ lần thứ hai", r => new Rate(r["slipsAgain"], r["received"])),
        Share("refusedAtIntakeRate", "Từ chối tiếp nhận", r => new Rate(r["refusedAtIntake"], r["received"] + r["refusedAtIntake"])),
        Share("refusedRate", "Từ chối", r => new Rate(r["refused"], r["received"])),
        Share("recalledRate", "Thu hồi", r => new Rate(r["recalled"], r["received"])),
    ];

    private static CountColumn Where(string key, string[] titles, Func<CaseInRow, bool> fits) =>
        CountColumn.Where(new(key, null, titles, ColumnKind.Count), c => c.Columns.Total > 0 && fits(c));

    private static DerivedColumn Share(string key, string title, Func<CaseRow, Rate> of) => new(new(key, null, [Rates, title], ColumnKind.Rate), r => TableCell.Of(of(r)));

    private static int SlipsOf(CaseInRow c) => c.Dossier.AtEnd.Pauses.Count(p => p.Kind == PauseKind.Supplement);

    private static bool Has(CaseInRow c, string flag) => c.Dossier.AtEnd.Flags.Contains(flag);
}
