using OneStop.Core.Procedures;
using OneStop.Core.Reports;
using OneStop.Reports.Asking;

namespace OneStop.Reports.Forms.Procedures;

/// <summary>Procedures with and without dossiers: of those in force, which were asked for in the period and which by nobody.</summary>
public sealed class ProcedureUseForm(IFormSource source) : ProcedureForm(source)
{
    private const string Procedures = "Số TTHC";
    private const string Dossiers = "Số hồ sơ";

    public override string Name => "procedures-use";

    protected override string Title => "THỦ TỤC HÀNH CHÍNH CÓ VÀ KHÔNG PHÁT SINH HỒ SƠ";

    protected override string? FormNumber => null;

    protected override string RowsTitle => "Lĩnh vực";

    protected override string Definition =>
        "TTHC có hiệu lực vào ngày cuối kỳ. Có phát sinh: có ít nhất một hồ sơ tiếp nhận trong kỳ; chỉ còn hồ sơ kỳ trước: không tiếp nhận mới, còn hồ sơ từ kỳ trước chuyển qua.";

    protected override IReadOnlyList<ProcedureColumn> Columns =>
    [
        new(Heading("inForce", Procedures, "Có hiệu lực"), row => row.InForce),
        new(Heading("used", Procedures, "Có phát sinh hồ sơ"), row => row.InForce.Where(p => Uses(row, p).New > 0)),
        new(Heading("carriedOnly", Procedures, "Chỉ còn hồ sơ kỳ trước"), row => row.InForce.Where(p => Uses(row, p) is { New: 0, All: > 0 })),
        new(Heading("unused", Procedures, "Không phát sinh"), row => row.InForce.Where(p => Uses(row, p).All == 0)),
        new(Heading("received", Dossiers, "Tiếp nhận trong kỳ"), null, (_, _, columns) => columns.New),
        new(Heading("carried", Dossiers, "Từ kỳ trước"), null, (_, _, columns) => columns.CarriedOver),
    ];

    protected override FormRow RowOf(Procedure procedure, ReportQuestion question, Catalogue catalogue) => new(procedure.FieldCode, procedure.FieldName);

    private static (long New, long All) Uses(ProcedureRow row, Procedure procedure)
    {
        var columns = Ii06aColumns.Sum(row.Dossiers.Where(d => d.Procedure.Code == procedure.Code).Select(d => d.Figures.Columns));
        return (columns.New, columns.Total);
    }

    private static TableColumn Heading(string key, string group, string title) => new(key, null, [group, title], ColumnKind.Count);
}
