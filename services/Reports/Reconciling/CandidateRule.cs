using OneStop.Core.Dossiers;
using OneStop.Core.WorkingTime;
using OneStop.Reports.Forms;

namespace OneStop.Reports.Reconciling;

/// <summary>What another system's count of a dossier is apart from ours, figure by figure.</summary>
internal readonly record struct Effect(int Received, int OnTime, int Overdue);

/// <summary>A known way in which other systems count a dossier otherwise: a name, a sentence, and what it would change.</summary>
/// <param name="Of">The change for one dossier; null where the rule says nothing about it.</param>
internal sealed record CandidateRule(string Name, string Sentence, Func<CaseInRow, Effect?> Of)
{
    private static readonly Effect LateAsOnTime = new(0, 1, -1);

    /// <summary>The rules, from the one that is surest; a dossier is a candidate by the first that speaks of it.</summary>
    public static readonly IReadOnlyList<CandidateRule> All =
    [
        new("withdrawnLate", "Công dân rút hồ sơ sau hạn: Cổng tính đúng hạn, ở đây tính quá hạn.", c =>
            c.Columns.Late > 0 && c.Dossier.AtEnd.EndedBy is EndKind.Withdrawn ? LateAsOnTime : null),
        new("explained", "Có giải trình được chấp nhận: quá hạn theo phần mềm, không quá hạn sau giải trình.", c =>
            c.Late && c.Dossier is { LateBySoftware: true, LateExplained: false } ? LateAsOnTime : null),
        new("reappointed", "Xong trong ngày hẹn lại của văn bản xin lỗi: hệ thống khác có thể lấy ngày hẹn lại làm hạn.", c =>
            c.Columns.Late > 0 && c.Dossier.AtEnd is { EndedOn: { } ended, Apologies: var apologies } && apologies.Any(a => a.NewAppointmentOn >= ended) ? LateAsOnTime : null),
        new("stoppedLate", "Dừng hoặc không tiếp nhận sau khi đã tiếp nhận: hệ thống khác có thể không tính vào kết quả.", c =>
            c.Columns.Ended > 0 && c.Dossier.AtEnd.EndedBy is EndKind.Stopped or EndKind.RefusedLate
                ? new Effect(0, c.Columns.Late > 0 ? 0 : -1, c.Columns.Late > 0 ? -1 : 0)
                : null),
        new("learnedAfterPeriod", "Sổ cái nhận bản ghi sau ngày cuối kỳ: hệ thống khác có thể chưa có khi lấy số liệu.", LearnedLate),
        new("lastDay", "Tiếp nhận vào ngày cuối kỳ: hệ thống khác có thể tính sang kỳ sau.", c =>
            New(c) && c.Dossier.Fact.ReceivedOn == c.Question.Until ? new Effect(-1, 0, 0) : null),
        new("procedureUnknown", "Mã thủ tục không có trong danh mục: Cổng có thể không nhận hồ sơ.", c =>
            New(c) && c.Procedure is null ? new Effect(-1, c.Columns.Early + c.Columns.OnTime > 0 ? -1 : 0, c.Late ? -1 : 0) : null),
        new("openOverdue", "Đang giải quyết quá hạn: hệ thống khác có thể chỉ tính hồ sơ đã giải quyết quá hạn.", c =>
            c.Columns.Overdue > 0 ? new Effect(0, 0, -1) : null),
    ];

    private static bool New(CaseInRow c) => c.Columns.New > 0;

    private static Effect? LearnedLate(CaseInRow c)
    {
        bool After(Entry entry) => VietnamTime.DateOf(entry.AppendedAt) > c.Question.Until;
        var entries = c.Dossier.Entries;
        var received = New(c) && entries.Any(e => e.What is Happening.Received && After(e)) && !entries.Any(e => e.What is Happening.Received && !After(e));
        var ended = c.Columns.Ended > 0 && entries.Any(e => e.What is Happening.ResultReady or Happening.Withdrawn or Happening.Stopped && After(e));
        return received || ended
            ? new Effect(received ? -1 : 0, ended && c.Columns.Late == 0 ? -1 : 0, ended && c.Columns.Late > 0 ? -1 : 0)
            : null;
    }
}
