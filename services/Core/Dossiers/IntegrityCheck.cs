using OneStop.Core.WorkingTime;

namespace OneStop.Core.Dossiers;

/// <summary>What a check looks at: a dossier, its entries in order, and the calendar of its agency.</summary>
public sealed record Inspected(DossierState Dossier, IReadOnlyList<Entry> Entries, WorkingCalendar Calendar);

/// <summary>
/// One check of the exception list (domain §8.3, §12): a name, the sentence a clerk reads, and a predicate. A check accuses nobody and moves
/// no figure: it lists what somebody should look at.
/// </summary>
/// <param name="Marks">A dossier that bears none of these gives it nothing to find.</param>
public sealed record IntegrityCheck(string Name, string Sentence, Marks Marks, Func<Inspected, bool> Found)
{
    /// <summary>An occurrence this many working days before its recording is far back.</summary>
    public const int FarBackDays = 3;

    /// <summary>Every check, in the order they are shown.</summary>
    public static readonly IReadOnlyList<IntegrityCheck> All =
    [
        new("endEqualsDueRecordedAfter", "Ngày kết thúc trùng đúng ngày hẹn nhưng được ghi sau hạn.", Marks.EndOnDue | Marks.Pause | Marks.ReceivedAgain, i =>
            i.Dossier.DueOn is { } due && i.Entries.Any(e => IsEnd(e.What) && e.OccurredOn == due && e.RecordedOn > due)),
        new("pauseNearDue", "Tạm dừng mở trong hai ngày làm việc trước hạn hoặc sau hạn.", Marks.Pause, i =>
            i.Dossier.Pauses.Any(p => p.DueBefore is { } due && p.From >= i.Calendar.Before(i.Calendar.Before(due)))),
        new("secondSupplement", "Yêu cầu bổ sung từ lần thứ hai.", Marks.Supplement, i => i.Dossier.Flags.Contains(Flags.SecondSupplement)),
        new("recall", "Thu hồi hồ sơ đã kết thúc để xử lý lại.", Marks.Recall, i => i.Dossier.Recalls.Count > 0),
        new("backdated", "Thời điểm xảy ra cách xa thời điểm ghi trên phần mềm.", Marks.FarBack, i =>
            i.Entries.Any(e => !e.Backfill && e.What is not Happening.SystemEntry && i.Calendar.Count(e.OccurredOn, e.RecordedOn) > FarBackDays)),
        new("lateAppended", "Kết thúc được gửi đến muộn hơn ba ngày sau khi ghi.", Marks.AppendedLate, i => i.Dossier.Flags.Contains(Flags.LateAppended)),
        new("refusedLate", "Không tiếp nhận sau khi đã tiếp nhận.", Marks.RefusedAtIntake, i => i.Dossier.Flags.Contains(Flags.RefusedLate)),
        new("channelChanged", "Kênh tiếp nhận được sửa sau khi tiếp nhận.", Marks.ChannelCorrected | Marks.ReceivedAgain, i =>
            i.Entries.Any(e => e.What is Happening.Corrected { ShouldSay.Channel: not null })
            || i.Entries.Where(e => e.What is Happening.Received).Select(e => ((Happening.Received)e.What).Channel).Distinct().Count() > 1),
        new("appointmentExtended", "Ngày hẹn do phần mềm ghi dài hơn thời hạn của thủ tục.", Marks.AppointmentExtended | Marks.Pause | Marks.ReceivedAgain, i => i.Dossier.Flags.Contains(Flags.AppointmentExtended)),
        new("bodyDiffers", "Cùng một mã bản ghi được gửi lại với nội dung khác.", Marks.BodyDiffered, i => i.Dossier.Flags.Contains(Flags.BodyDiffers)),
        new("withdrawnLate", "Công dân rút hồ sơ sau hạn.", Marks.Withdrawn, i => i.Dossier is { EndedBy: EndKind.Withdrawn, Outcome: Outcome.Late }),
    ];

    /// <summary>A dossier that bears none of these gives no check anything to find.</summary>
    public static readonly Marks AllMarks = All.Aggregate(Marks.None, (marks, check) => marks | check.Marks);

    /// <summary>The checks that find something.</summary>
    public static IEnumerable<IntegrityCheck> Findings(Inspected inspected) => All.Where(c => c.Found(inspected));

    private static bool IsEnd(Happening what) => what is Happening.ResultReady or Happening.Withdrawn or Happening.Stopped;
}
