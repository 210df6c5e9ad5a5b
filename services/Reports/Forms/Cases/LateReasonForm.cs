using OneStop.Contracts.Reports;
using OneStop.Core.Dossiers;
using OneStop.Core.Reports;
using OneStop.Reports.Asking;
using OneStop.Reports.Ii06a;

namespace OneStop.Reports.Forms.Cases;

/// <summary>
/// Late dossiers by their primary reason N1 … N12 (domain §8.2), one row per reason, so that each number opens to its dossiers; the total is
/// (10) + (13) of II.06a. A late dossier without a reason stands in the row <c>none</c>.
/// </summary>
public sealed class LateReasonForm(IFormSource source) : CaseForm(source)
{
    private const string NoReason = "none";
    private readonly IFormSource _source = source;

    public override string Name => "late-reasons";

    protected override string Title => "HỒ SƠ QUÁ HẠN THEO NGUYÊN NHÂN CHÍNH";

    protected override string RowsTitle => "Nguyên nhân quá hạn";

    protected override string Definition =>
        "Hồ sơ giải quyết quá hạn trong kỳ và hồ sơ đang giải quyết quá hạn vào ngày cuối kỳ, mỗi hồ sơ một lần theo nguyên nhân chính; tổng bằng cột (10) + (13) của Biểu II.06a.";

    protected override IReadOnlyList<CountColumn> Counts =>
    [
        new(new("late", null, ["Hồ sơ quá hạn"], ColumnKind.Count, 1.2m), c => c.Late ? [RowOf(c)] : []),
        new(new("resolved", null, ["Trong đó: đã giải quyết"], ColumnKind.Count, 1.2m), c => c.Late && c.Columns.Late > 0 ? [RowOf(c)] : []),
        new(new("open", null, ["Trong đó: đang giải quyết"], ColumnKind.Count, 1.2m), c => c.Late && c.Columns.Overdue > 0 ? [RowOf(c)] : []),
    ];

    protected override Task<IReadOnlyList<ReportCheck>> ChecksAsync(ReportQuestion question, CaseRow total, CancellationToken ct) =>
        Ii06aChecks.LateAsync(total["late"], _source, question, ct);

    private static FormRow RowOf(CaseInRow c) => c.Dossier.PrimaryReason is { } code
        ? new FormRow(code, $"{code}: {LateReasonCode.Words(code)}")
        : new FormRow(NoReason, LateReasonCode.NotGiven);
}
