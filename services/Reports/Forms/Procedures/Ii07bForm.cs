using OneStop.Core.Procedures;
using OneStop.Core.Reports;
using OneStop.Reports.Asking;

namespace OneStop.Reports.Forms.Procedures;

/// <summary>
/// II.07b: how far the one-stop mechanism reaches. 3 = 4+5+6 procedures by level, 7 = 8+9+10 of them shared by several agencies or handled
/// through the one-stop, 11 = 12+13+14 with an approved process (domain §9.2). Procedures shared by several levels stand under the highest.
/// </summary>
public sealed class Ii07bForm(IFormSource source) : ProcedureForm(source), IAddUp
{
    private const string Own = "TTHC thuộc thẩm quyền giải quyết";
    private const string OneStop = "TTHC thực hiện theo cơ chế một cửa, một cửa liên thông";
    private const string Process = "TTHC đã ban hành quy trình nội bộ";

    public override string Name => "ii07b";

    public IReadOnlyList<ColumnSum> Sums { get; } = [new("3", ["4", "5", "6"]), new("7", ["8", "9", "10"]), new("11", ["12", "13", "14"])];

    protected override string Title => "TÌNH HÌNH THỰC HIỆN CƠ CHẾ MỘT CỬA, MỘT CỬA LIÊN THÔNG";

    protected override string FormNumber => "Biểu số II.07b/VPCP/KSTT";

    protected override string RowsTitle => "Lĩnh vực";

    protected override string Definition =>
        "TTHC có hiệu lực vào ngày cuối kỳ; TTHC dùng chung nhiều cấp tính một lần, ở cấp cao nhất thực hiện. Thực hiện một cửa: TTHC đã công khai và tiếp nhận tại Bộ phận Một cửa.";

    protected override IReadOnlyList<ProcedureColumn> Columns =>
    [
        .. Group(Own, 3, _ => true),
        .. Group(OneStop, 7, p => p.Published || p.Interagency != Interagency.None),
        .. Group(Process, 11, p => p.Process is { Approved: true }),
    ];

    protected override FormRow RowOf(Procedure procedure, ReportQuestion question, Catalogue catalogue) => new(procedure.FieldCode, procedure.FieldName);

    private static IEnumerable<ProcedureColumn> Group(string group, int first, Func<Procedure, bool> fits) =>
    [
        Column(group, first, "Tổng số", fits),
        Column(group, first + 1, "Cấp tỉnh", p => fits(p) && Highest(p) == AdministrativeLevel.Province),
        Column(group, first + 2, "Cấp huyện", p => fits(p) && Highest(p) == AdministrativeLevel.District),
        Column(group, first + 3, "Cấp xã", p => fits(p) && Highest(p) == AdministrativeLevel.Commune),
    ];

    private static ProcedureColumn Column(string group, int number, string title, Func<Procedure, bool> fits)
    {
        var key = number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return new ProcedureColumn(new TableColumn(key, $"({key})", [group, title], ColumnKind.Count), row => row.InForce.Where(fits));
    }

    private static AdministrativeLevel Highest(Procedure procedure) => procedure.Level switch
    {
        AdministrativeLevel.Shared when procedure.Levels.Any(l => l is AgencyLevel.Province or AgencyLevel.Department) || procedure.Levels.Count == 0 => AdministrativeLevel.Province,
        AdministrativeLevel.Shared when procedure.Levels.Contains(AgencyLevel.District) => AdministrativeLevel.District,
        AdministrativeLevel.Shared => AdministrativeLevel.Commune,
        var level => level,
    };
}
