using OneStop.Core.Dossiers;
using OneStop.Core.Reports;

namespace OneStop.Reports.Forms.Cases;

/// <summary>What went wrong in handling: supplement slips, refusals, recalls, as counts and rates per row.</summary>
public sealed class ErrorForm(IFormSource source) : CaseForm(source)
{
    private const string Slips = "Phiếu yêu cầu bổ sung";
    private const string Rates = "Tỷ lệ trên hồ sơ tiếp nhận (%)";

    public override string Name => "errors";

    protected override string Title => "SAI SÓT TRONG TIẾP NHẬN, GIẢI QUYẾT HỒ SƠ THỦ TỤC HÀNH CHÍNH";

    protected override string Definition =>
        "Hồ sơ tiếp nhận: cột (3) của Biểu II.06a. Mỗi hồ sơ tính một lần ở mỗi cột. Bổ sung muộn: phiếu yêu cầu sau 03 ngày làm việc kể từ ngày tiếp nhận.";

    public override CaseChoice Choice => CaseChoice.All;

    protected override IReadOnlyList<CountColumn> Counts =>
    [
        CountColumn.Where(new("received", null, ["Hồ sơ tiếp nhận"], ColumnKind.Count), c => c.Columns.Total > 0),
        CountColumn.Where(new("slips", null, [Slips, "Có yêu cầu"], ColumnKind.Count), c => c.Columns.Total > 0 && SlipsOf(c) > 0),
        CountColumn.Where(new("slipsAgain", null, [Slips, "Từ lần thứ hai"], ColumnKind.Count), c => c.Columns.Total > 0 && (SlipsOf(c) > 1 || Has(c, "secondSupplement"))),
        CountColumn.Where(new("slipsLate", null, [Slips, "Bổ sung muộn"], ColumnKind.Count), c => c.Columns.Total > 0 && Has(c, "supplementLate")),
        CountColumn.Where(new("refusedAtIntake", null, ["Từ chối tiếp nhận"], ColumnKind.Count), RefusedAtIntake),
        CountColumn.Where(new("refused", null, ["Từ chối sau thẩm định"], ColumnKind.Count), c => c.Columns.Ended > 0 && c.Dossier.AtEnd.EndedBy == EndKind.Refused),
        CountColumn.Where(new("recalled", null, ["Thu hồi, giải quyết lại"], ColumnKind.Count), c => c.Columns.Total > 0 && c.Dossier.AtEnd.Recalls.Count > 0),
    ];

    protected override IReadOnlyList<DerivedColumn> Derived =>
    [
        new(new("slipsRate", null, [Rates, "Bổ sung"], ColumnKind.Rate), r => TableCell.Of(new Rate(r["slips"], r["received"]))),
        new(new("refusedRate", null, [Rates, "Từ chối"], ColumnKind.Rate), r => TableCell.Of(new Rate(r["refused"], r["received"]))),
        new(new("recalledRate", null, [Rates, "Thu hồi"], ColumnKind.Rate), r => TableCell.Of(new Rate(r["recalled"], r["received"]))),
    ];

    private static int SlipsOf(CaseInRow c) => c.Dossier.AtEnd.Pauses.Count(p => p.Kind == PauseKind.Supplement);

    private static bool Has(CaseInRow c, string flag) => c.Dossier.AtEnd.Flags.Contains(flag);

    private static bool RefusedAtIntake(CaseInRow c) =>
        c.Dossier.AtEnd is { Status: DossierStatus.Refused, ReceivedOn: null };
}
