using OneStop.Contracts.Reports;
using OneStop.Core.Dossiers;
using OneStop.Core.Reports;
using OneStop.Reports.Asking;
using OneStop.Reports.Ii06a;

namespace OneStop.Reports.Forms.Cases;

/// <summary>II.07a: late dossiers by field with their reasons; the total is (10) + (13) of II.06a (domain §9.2).</summary>
public sealed class Ii07aForm(IFormSource source) : CaseForm(source)
{
    private const string Late = "3";
    private readonly IFormSource _source = source;

    public override string Name => "ii07a";

    protected override string Title => "NGUYÊN NHÂN QUÁ HẠN ĐỐI VỚI CÁC TRƯỜNG HỢP TỒN ĐỌNG TRONG GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH";

    protected override string? FormNumber => "Biểu số II.07a/VPCP/KSTT";

    protected override string Definition =>
        "Hồ sơ giải quyết quá hạn trong kỳ và hồ sơ đang giải quyết quá hạn vào ngày cuối kỳ, bằng cột (10) + (13) của Biểu II.06a; mỗi hồ sơ tính theo nguyên nhân chính.";

    protected override IReadOnlyList<CountColumn> Counts =>
        [CountColumn.Where(new(Late, "(3)", ["Số lượng hồ sơ"], ColumnKind.Count, 1.2m), c => c.Late)];

    protected override IReadOnlyList<DerivedColumn> Derived =>
    [
        new(new("4", "(4)", ["Nguyên nhân quá hạn"], ColumnKind.Text, 6m), row => TableCell.Of(Reasons(row))),
        new(new("5", "(5)", ["Ghi chú"], ColumnKind.Text, 3m), row => TableCell.Of(Notes(row))),
    ];

    protected override IEnumerable<(string Column, string Mark)> MarksOf(CaseInRow dossier) =>
        [("4", dossier.Dossier.PrimaryReason ?? ""), ("5", string.Join(' ', NotedOf(dossier).Select(n => n.Words)))];

    protected override Task<IReadOnlyList<ReportCheck>> ChecksAsync(ReportQuestion question, CaseRow total, CancellationToken ct) =>
        Ii06aChecks.LateAsync(total[Late], _source, question, ct);

    private static string Reasons(CaseRow row) => string.Join("; ", row.Dossiers
        .GroupBy(d => d.Dossier.PrimaryReason)
        .OrderBy(g => Rank(g.Key))
        .Select(g => g.Key is { } code
            ? $"{code} {LateReasonCode.Words(code)}: {VietnameseFormat.Count(g.Count())}"
            : $"{LateReasonCode.NotGiven}: {VietnameseFormat.Count(g.Count())}"));

    private static string Notes(CaseRow row) => string.Join("; ", row.Dossiers
        .SelectMany(NotedOf)
        .GroupBy(n => n)
        .OrderBy(g => g.Key.Order)
        .Select(g => $"{g.Key.Words}: {VietnameseFormat.Count(g.Count())}"));

    private static IEnumerable<(int Order, string Words)> NotedOf(CaseInRow c)
    {
        if (c.Dossier.Apologised)
        {
            yield return (1, "đã xin lỗi");
        }

        if (c.Dossier is { LateBySoftware: true, LateExplained: false })
        {
            yield return (2, "giải trình được chấp nhận");
        }

        if (c.Dossier.AtEnd.EndedBy == Core.Dossiers.EndKind.Withdrawn)
        {
            yield return (3, "công dân rút sau hạn");
        }
    }

    private static int Rank(string? code)
    {
        var i = 0;
        foreach (var known in LateReasonCode.All)
        {
            if (known == code)
            {
                return i;
            }

            i++;
        }

        return code is null ? int.MaxValue : i;
    }
}
