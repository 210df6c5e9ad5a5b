using OneStop.Core.Dossiers;
using OneStop.Core.Reports;
using OneStop.Reports.Asking;

namespace OneStop.Reports.Forms.Cases;

/// <summary>
/// How long after the fact units tell their software (recorded − occurred, in office time): what makes a dossier late in the software that was on time in
/// reality. Entries recorded in the period, under the unit that recorded them; what the program itself wrote and first loads of history are left out.
/// </summary>
public sealed class RegistrationLagForm(IFormSource source) : CaseForm(source), INarrowCases
{
    private const decimal MinutesPerHour = 60m;

    /// <summary>The dossiers of which any entry has a lag.</summary>
    internal static readonly Narrowing Timed = new(Marks.Timed);

    public override string Name => "registration-lag";

    public override CaseChoice Choice => CaseChoice.All;

    public Narrowing Narrowing => Timed;

    public string? PlainColumn => null;

    protected override string Title => "ĐỘ TRỄ GHI NHẬN TRÊN PHẦN MỀM THEO ĐƠN VỊ";

    protected override string RowsTitle => "Đơn vị ghi nhận";

    protected override string Definition =>
        "Độ trễ = thời điểm ghi nhận trừ thời điểm xảy ra, tính theo giờ làm việc của đơn vị; thao tác ghi nhận trong kỳ. Dữ liệu nạp ban đầu và bản ghi của hệ thống không tính.";

    protected override IReadOnlyList<CountColumn> Counts =>
    [
        new(TableColumn.Of("dossiers", "Hồ sơ có thao tác", ColumnKind.Count), c => RowsOf(c, _ => true)),
        new(TableColumn.Of("overDay", "Hồ sơ ghi chậm trên 8 giờ làm việc", ColumnKind.Count, 1.3m), c => RowsOf(c, minutes => minutes > 8 * 60)),
        new(TableColumn.Of("overThreeDays", "Hồ sơ ghi chậm trên 24 giờ làm việc", ColumnKind.Count, 1.3m), c => RowsOf(c, minutes => minutes > 24 * 60)),
    ];

    protected override IReadOnlyList<DerivedColumn> Derived =>
    [
        new(TableColumn.Of("entries", "Số thao tác", ColumnKind.Count), r => TableCell.Of((long)LagsOf(r).Count)),
        new(TableColumn.Of("meanHours", "Độ trễ bình quân (giờ)", ColumnKind.Rate, 1.2m), r => LagsOf(r) is { Count: > 0 } lags
            ? TableCell.Of(decimal.Round(lags.Sum() / MinutesPerHour / lags.Count, 2, MidpointRounding.AwayFromZero))
            : TableCell.Blank),
        new(TableColumn.Of("maxHours", "Độ trễ lớn nhất (giờ)", ColumnKind.Rate, 1.2m), r => LagsOf(r) is { Count: > 0 } lags
            ? TableCell.Of(decimal.Round(lags.Max() / MinutesPerHour, 2, MidpointRounding.AwayFromZero))
            : TableCell.Blank),
    ];

    protected override IEnumerable<(string Column, string Mark)> MarksOf(CaseInRow dossier) =>
        [("entries", string.Join(' ', LagsOf(dossier).Select(l => $"{l.Row.Key}:{VietnameseFormat.Count(l.Minutes)}")))];

    private static IEnumerable<FormRow> RowsOf(CaseInRow c, Func<long, bool> counts) => LagsOf(c).Where(l => counts(l.Minutes)).Select(l => l.Row).Distinct();

    private static List<long> LagsOf(CaseRow row) =>
        [.. row.Dossiers.SelectMany(LagsOf).Where(l => row.Key == FormAnswers.TotalRow || l.Row.Key == row.Key).Select(l => l.Minutes)];

    /// <summary>How long after the fact each entry was recorded, in minutes of office time, with the day it was recorded on.</summary>
    internal static IEnumerable<(DateOnly On, long Minutes)> LagsByDay(CaseInRow c) => EntriesOf(c).Select(e => (e.RecordedOn, MinutesOf(e, c)));

    private static IEnumerable<(FormRow Row, long Minutes)> LagsOf(CaseInRow c) => EntriesOf(c).Select(e => (UnitRow.Of(e.Agency ?? c.Dossier.Fact.Agency, e.Unit, c), MinutesOf(e, c)));

    private static IEnumerable<Entry> EntriesOf(CaseInRow c) => c.Dossier.Entries
        .Where(e => !e.Backfill && !e.RecordedUnknown && e.What is not Happening.SystemEntry && e.RecordedOn >= c.Question.From && e.RecordedOn <= c.Question.Until);

    private static long MinutesOf(Entry entry, CaseInRow c) => entry.RecordedAt == entry.OccurredAt
        ? 0
        : c.Catalogue.OfficeFor(entry.Agency ?? c.Dossier.Fact.Agency, entry.Unit).MinutesBetween(entry.OccurredAt, entry.RecordedAt);
}
