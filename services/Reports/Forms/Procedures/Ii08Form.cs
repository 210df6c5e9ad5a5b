using OneStop.Core.Dossiers;
using OneStop.Core.Procedures;
using OneStop.Core.Reports;
using OneStop.Core.Reports.Indicators;
using OneStop.Reports.Asking;
using OneStop.Reports.Figures;

namespace OneStop.Reports.Forms.Procedures;

/// <summary>
/// II.08: procedures on the electronic environment (domain §9.2; order of the columns unverified). Levels as in ruling 28. Dossiers are those
/// of column 3, carried over included.
/// </summary>
/// <param name="source">Where its figures come from.</param>
/// <param name="version"><c>1</c> counted a procedure with nothing but dossiers carried over as asked for.</param>
public sealed class Ii08Form(IFormSource source, string version = "2") : ProcedureForm(source), IAddUp
{
    private const string Three = "Mức độ 3 (một phần)";
    private const string Four = "Mức độ 4 (toàn trình)";

    public override string Name => "ii08";

    public override string Version => version;

    public IReadOnlyList<ColumnSum> Sums { get; } = [new("5", ["6", "7"]), new("10", ["11", "12"])];

    protected override string Title => "KẾT QUẢ THỰC HIỆN THỦ TỤC HÀNH CHÍNH TRÊN MÔI TRƯỜNG ĐIỆN TỬ";

    protected override string FormNumber => "Biểu số II.08/VPCP/KSTT";

    protected override string RowsTitle => "Lĩnh vực";

    protected override string Definition =>
        $"TTHC có hiệu lực vào ngày cuối kỳ; {(version == "1" ? "" : "có phát sinh: có ít nhất một hồ sơ tiếp nhận trong kỳ; ")}hồ sơ thuộc cột (3) của Biểu II.06a. " + char.ToUpperInvariant(OnlineLevel.Definition[0]) + OnlineLevel.Definition[1..] + ".";

    protected override IReadOnlyList<ProcedureColumn> Columns =>
    [
        .. Level(3, Three, 3),
        .. Level(4, Four, 8),
        new(new("13", "(13)", ["TTHC kết nối Cổng DVCQG"], ColumnKind.Count), row => row.InForce.Where(p => p.NationalPortalPresence?.Integrated ?? p.NationalPortal)),
        new(new("14", "(14)", ["TTHC thanh toán trực tuyến"], ColumnKind.Count), row => row.InForce.Where(p => p.OnlinePayment)),
    ];

    protected override FormRow RowOf(Procedure procedure, ReportQuestion question, Catalogue catalogue) => new(procedure.FieldCode, procedure.FieldName);

    private IEnumerable<ProcedureColumn> Level(int level, string group, int first)
    {
        yield return new(Heading(first, group, ["TTHC", "Số TTHC"]), row => row.InForce.Where(p => OnlineLevel.Of(p) == level));
        yield return new(
            Heading(first + 1, group, ["TTHC", "Có phát sinh hồ sơ"]),
            row => row.Dossiers.Where(d => OnlineLevel.Of(d.Procedure) == level && (version == "1" ? d.Figures.Columns.Total : d.Figures.Columns.New) > 0).Select(d => d.Procedure));
        yield return Dossiers(first + 2, group, "Tổng số", level, _ => true);
        yield return Dossiers(first + 3, group, "Trực tuyến", level, k => k.Channel == Channel.Online);
        yield return Dossiers(first + 4, group, "Trực tiếp, BCCI", level, k => k.Channel != Channel.Online);
    }

    private static ProcedureColumn Dossiers(int number, string group, string title, int level, Func<FactKey, bool> fits) => new(
        Heading(number, group, ["Hồ sơ tiếp nhận", title]),
        null,
        (procedure, key, columns) => OnlineLevel.Of(procedure) == level && fits(key) ? columns.Total : 0);

    private static TableColumn Heading(int number, string group, string[] titles)
    {
        var key = number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return new TableColumn(key, $"({key})", [group, .. titles], ColumnKind.Count);
    }
}
