using OneStop.Contracts.Reports;
using OneStop.Core.Deadlines;
using OneStop.Core.Reports;
using OneStop.Reports.Asking;

namespace OneStop.Reports.Forms.Cases;

/// <summary>
/// Lateness by the unit whose step was late, beside the official view by receiving unit (domain §8.1). A dossier counts once under its
/// responsible unit; it is also shown at every unit that has a share in its overrun.
/// </summary>
/// <param name="source">Where its figures come from.</param>
/// <param name="version"><c>1</c> called its check a sum.</param>
public sealed class UnitForm(IFormSource source, string version = "2") : CaseForm(source)
{
    /// <summary>The name of its check: no more dossiers have a responsible unit than are late.</summary>
    internal const string Covered = "responsible<=received";

    private const string Causing = "Theo đơn vị có bước quá hạn";

    public override string Name => "units";

    public override string Version => version;

    protected override string Title => "HỒ SƠ QUÁ HẠN THEO ĐƠN VỊ GÂY CHẬM";

    protected override string RowsTitle => "Đơn vị";

    protected override string Definition =>
        "Mỗi hồ sơ quá hạn tính một lần cho đơn vị chịu trách nhiệm chính (phần vượt hạn lớn nhất, tính bằng phút làm việc); đơn vị có phần vượt hạn khác được tính ở cột liên quan. Tạm tính: các bước không có thời hạn.";

    protected override IReadOnlyList<CountColumn> Counts =>
    [
        new(new("responsible", null, [Causing, "Chịu trách nhiệm chính"], ColumnKind.Count), c => c.Late && SharesOf(c).Responsible is { } unit ? [UnitRow.Of(unit.Agency, unit.Unit, c)] : []),
        new(new("involved", null, [Causing, "Có phần vượt hạn"], ColumnKind.Count), c => c.Late ? SharesOf(c).Shares.Select(s => UnitRow.Of(s.Agency, s.Unit, c)).Distinct() : []),
        new(new("provisional", null, [Causing, "Trong đó tạm tính"], ColumnKind.Count), c => c.Late && SharesOf(c) is { Provisional: true, Responsible: { } unit } ? [UnitRow.Of(unit.Agency, unit.Unit, c)] : []),
        new(new("received", null, ["Theo đơn vị tiếp nhận"], ColumnKind.Count, 1.2m), c => c.Late ? [UnitRow.Of(c.Dossier.Fact.Agency, c.Dossier.Fact.Unit, c)] : []),
    ];

    protected override IReadOnlyList<DerivedColumn> Derived =>
        [new(new("lateDays", null, ["Ngày làm việc trễ của các hồ sơ liên quan"], ColumnKind.Count, 1.4m), r => TableCell.Of(r.Dossiers.Sum(d => (long)SharesOf(d).LateDays)))];

    protected override IEnumerable<(string Column, string Mark)> MarksOf(CaseInRow dossier) =>
        dossier.Late ? [("lateDays", VietnameseFormat.Count(SharesOf(dossier).LateDays))] : [];

    protected override Task<IReadOnlyList<ReportCheck>> ChecksAsync(ReportQuestion question, CaseRow total, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<ReportCheck>>([new ReportCheck(version == "1" ? "total=sum" : Covered, total["responsible"] <= total["received"])]);

    private static LatenessShares SharesOf(CaseInRow c) => c.Dossier.SharesAt(c.Catalogue, c.Question.Until);
}
