using OneStop.Core.WorkingTime;

namespace OneStop.Core.Dossiers;

/// <summary>
/// Whose turn it is while an online submission waits for reception. The office must answer within 08 working hours (NĐ 45/2020/NĐ-CP, in force from
/// 22/5/2020; else "chậm tiếp nhận hồ sơ trực tuyến"), counted as office time of the desk. Asking for a supplement or for the fee is an answer: then
/// the applicant is awaited, and the hours begin anew with what the applicant brings (domain §5.1).
/// </summary>
/// <param name="Since">From when the office owes its answer; null = the applicant is awaited.</param>
/// <param name="SupplementDueOn">The last day for the supplement that is awaited; null = none is, or no day was given.</param>
public sealed record IntakeWait(DateTimeOffset? Since, DateOnly? SupplementDueOn)
{
    /// <summary>Office minutes within which an online submission is answered: 08 working hours.</summary>
    public const int AnswerMinutes = 8 * 60;

    /// <summary>The first civil day on which a submission has to be answered within those hours.</summary>
    public static readonly DateOnly AnswerDutyFrom = new(2020, 5, 22);

    /// <summary>From entries in order; null = nothing was submitted.</summary>
    internal static IntakeWait? Of(IReadOnlyList<Entry> ordered)
    {
        IntakeWait? wait = null;
        PauseKind? asked = null;
        foreach (var entry in ordered)
        {
            switch (entry.What)
            {
                case Happening.Submitted when wait is null:
                    wait = new IntakeWait(entry.OccurredAt, null);
                    break;
                case Happening.SupplementRequested slip when wait is not null && asked is null:
                    (asked, wait) = (PauseKind.Supplement, new IntakeWait(null, slip.DueOn));
                    break;
                case Happening.PaymentRequested when wait is not null && asked is null:
                    (asked, wait) = (PauseKind.Payment, new IntakeWait(null, null));
                    break;
                case Happening.Supplemented when asked is PauseKind.Supplement:
                case Happening.Paid when asked is PauseKind.Payment:
                    (asked, wait) = (null, new IntakeWait(entry.OccurredAt, null));
                    break;
            }
        }

        return wait;
    }

    /// <summary>Office minutes the office has owed its answer for; null = it owes none.</summary>
    public static long? Waited(DateTimeOffset? since, Office desk, DateTimeOffset now) => since is { } from ? desk.MinutesBetween(from, now) : null;

    /// <summary>Over the 08 working hours.</summary>
    public static bool IsLate(DateTimeOffset? since, long? waitedMinutes) =>
        waitedMinutes > AnswerMinutes && since is { } from && VietnamTime.DateOf(from) >= AnswerDutyFrom;
}
